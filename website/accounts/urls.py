"""The addresses of accounts: those of django-allauth that this site has."""

from allauth.account import views
from allauth.usersessions.views import list_usersessions
from django.urls import path, re_path

from website.accounts.views import session_state, signed_in

urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-in/done/", signed_in, name="signed-in"),
    path("sign-out/", views.logout, name="account_logout"),
    path("account/inactive/", views.account_inactive, name="account_inactive"),
    path("account/session/", session_state, name="session-state"),
    path("account/sessions/", list_usersessions, name="usersessions_list"),
    path("account/password/", views.password_change, name="account_change_password"),
    path("account/password/first/", views.password_set, name="account_set_password"),
    path("account/password/forgotten/", views.password_reset, name="account_reset_password"),
    path("account/password/sent/", views.password_reset_done, name="account_reset_password_done"),
    path("account/password/set/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^account/password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
