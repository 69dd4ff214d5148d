"""Signing in (django-allauth, only the flows that are used) and people."""

from allauth.account import views as account
from django.urls import path, re_path

from goldenthread.accounts import views

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("account-closed/", account.account_inactive, name="account_inactive"),
    path("password/", account.password_change, name="account_change_password"),
    # Where allauth sends somebody without a password: theirs is made by a link in a mail.
    path("password/first/", views.first_password, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="person-add"),
    path("people/<int:pk>/", views.person, name="person"),
    path("warnings/", views.warnings, name="warnings"),
]
