"""The stock Django admin under the site's own name."""

from django.contrib.admin import AdminSite


class SiteAdmin(AdminSite):
    site_header = "Career Ladders"
    site_title = "Career Ladders HR admin"
    index_title = "HR admin"
    site_url = "/"
