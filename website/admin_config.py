"""The admin app with the site's own admin site. Apart from apps.py, where Django looks for one default config only."""

from django.contrib.admin.apps import AdminConfig


class SiteAdminConfig(AdminConfig):
    default_site = "website.admin_site.SiteAdmin"
