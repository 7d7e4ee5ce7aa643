"""Every address of the site. Fixed words stand before the organizations' slugs, which may not be one of them."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from website import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("sign-in/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("sign-out/", auth.LogoutView.as_view(), name="logout"),
    path("", include("ladders.urls")),
    path("", include("jobfamilies.urls")),
]
