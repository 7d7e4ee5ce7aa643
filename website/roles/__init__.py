"""Who may do what with which thing: the one check behind pages, admin, API, files, search and mail."""

from website.roles.checking import is_of_hr, may, scope_of, who_may, within
from website.roles.scopes import Scope

__all__ = ["Scope", "is_of_hr", "may", "scope_of", "who_may", "within"]
