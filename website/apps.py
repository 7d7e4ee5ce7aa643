"""The site: settings, root addresses, users and the page kit. Imports no other app."""

from django.apps import AppConfig

PEOPLE = ("view_user", "manage_people", "view_role", "give_role")


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "People"
    role_permissions = {
        "site administrator": [*PEOPLE, "give_site_administrator", "erase_words", "view_erasure", "view_work"],
        "people administrator": PEOPLE,
    }

    def ready(self) -> None:
        from website import form_fields, lookups
        from website.accounts import security_log

        lookups.register()
        form_fields.refuse_what_is_no_text()
        security_log.listen()
