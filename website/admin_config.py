"""The admin app with the site's own admin site. Apart from apps.py, where Django looks for one default config only."""

from django.contrib.admin.apps import AdminConfig


class SiteAdminConfig(AdminConfig):
    default_site = "website.admin_site.SiteAdmin"

    def ready(self) -> None:
        from django.contrib.admin.options import FORMFIELD_FOR_DBFIELD_DEFAULTS
        from django.db import models

        from website.form_fields import JSONField

        # In the admin of every model, libraries' own too: what nobody can read is answered in words.
        FORMFIELD_FOR_DBFIELD_DEFAULTS[models.JSONField] = {"form_class": JSONField}
        super().ready()
