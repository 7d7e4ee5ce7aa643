"""Every address of the site. Fixed words stand before the organizations' slugs, which may not be one of them."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from website import views
from website.api.documentation import documentation, no_such_address
from website.api.site import api
from website.mail.outbox import outbox
from website.waiting.pages import my_work
from website.work.pages import work_page

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("about/", views.about, name="about"),
    path("words/", views.words, name="words"),
    path("help/", views.help_pages, name="help"),
    path("help/<slug:reader>/", views.help_page, name="help-page"),
    path("me/", my_work, name="my-work"),
    path("me/messages/", include("website.mail.urls")),
    path("outbox/", outbox, name="outbox"),
    path("work/<uuid:key>/", work_page, name="work"),
    path("", include("website.accounts.urls")),
    path("api/docs", documentation, name="api-docs"),
    path("api/", RedirectView.as_view(pattern_name="api-docs")),
    path("api/", api.urls),
    path("api/<path:rest>", no_such_address),  # else it would be taken for an organization
    path("", include("classification.urls")),
    path("", include("ladders.urls")),
    path("", include("jobfamilies.urls")),
]

if settings.DEBUG_TOOLBAR:
    from debug_toolbar.toolbar import debug_toolbar_urls

    urlpatterns = [*debug_toolbar_urls(), *urlpatterns]
