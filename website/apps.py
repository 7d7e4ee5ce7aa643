"""The site: settings, root addresses, users and the page kit. Imports no other app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "People"

    def ready(self) -> None:
        from website import form_fields, lookups
        from website.accounts import security_log
        from website.groups import apply_group_permissions

        lookups.register()
        form_fields.refuse_what_is_no_text()
        security_log.listen()
        # With no sender: the last app to migrate brings the last permissions.
        post_migrate.connect(apply_group_permissions, dispatch_uid="group-permissions")
