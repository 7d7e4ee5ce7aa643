"""Addresses of somebody's own messages."""

from django.urls import path

from website.mail import pages

urlpatterns = [
    path("", pages.my_messages, name="my-messages"),
    path("mail/", pages.choose_mail, name="choose-mail"),
    path("read/", pages.read_all, name="read-all-messages"),
    path("<int:pk>/", pages.open_message, name="open-message"),
]
