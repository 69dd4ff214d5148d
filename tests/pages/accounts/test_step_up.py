"""Publishing and withdrawing ask for the password again, where the sign-in is not recent."""

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from django.urls import reverse

from tests.pages.sending import fields_of, text_of
from tests.unit.reports.writing import draft

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


@pytest.fixture
def signed_in(world, client, settings):
    """Democratic services, with a password, as on a real installation."""
    settings.STEP_UP_MINUTES = 15
    person = world.person("democratic_services")
    person.set_password(PASSWORD)
    person.save()
    page = client.get(reverse("account_login"))
    sent = fields_of(page) | {"login": person.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), sent).status_code == 302
    return client


def grow_older(client, minutes):
    session = client.session
    for each in session[RECORDS]:
        each["at"] -= minutes * 60
    session.save()


@pytest.mark.parametrize("name", ["paper-publish", "paper-withdraw"])
def test_an_old_sign_in_is_asked_for_the_password_and_comes_back(world, signed_in, name) -> None:
    address = reverse(name, args=[draft(world).pk])
    assert signed_in.get(address).status_code == 200
    grow_older(signed_in, 16)
    asked = signed_in.get(address)
    assert asked.headers["Location"].startswith("/sign-in/again/?next=")

    page = signed_in.get(asked.headers["Location"])
    assert "Enter your password again" in text_of(page)
    sent = fields_of(page) | {"password": "something else"}
    assert signed_in.post("/sign-in/again/", sent).status_code == 200
    assert signed_in.get(address).status_code == 302
    came = signed_in.post("/sign-in/again/", sent | {"password": PASSWORD})
    assert came.headers["Location"] == address
    assert signed_in.get(address).status_code == 200


def test_what_is_typed_meanwhile_is_taken_for_as_long_again(world, signed_in) -> None:
    address = reverse("paper-publish", args=[draft(world).pk])
    page = signed_in.get(address)
    grow_older(signed_in, 20)
    assert signed_in.post(address, fields_of(page)).status_code == 422
    grow_older(signed_in, 20)
    assert signed_in.post(address, fields_of(page)).status_code == 302


def test_where_nobody_has_a_password_the_page_says_so(world, client) -> None:
    client.force_login(world.person("democratic_services"))
    page = client.get(reverse("paper-publish", args=[draft(world).pk]))
    assert "that is switched off" in text_of(page)


def test_in_the_demo_the_same_person_signs_in_again_and_nobody_else(
    world, client, settings
) -> None:
    settings.DEMO, settings.STEP_UP_MINUTES = True, 15
    me, other = world.person("democratic_services"), world.person("manager")
    client.force_login(me)
    address = reverse("paper-publish", args=[draft(world).pk])
    asked = client.get(address).headers["Location"]
    assert asked.startswith("/demo/sign-in-again/?next=")
    page = client.get(asked)
    assert f"Sign in again as the {me.post}" in text_of(page)
    sent = fields_of(page) | {"person": str(other.pk)}
    refused = client.post("/demo/sign-in-again/", sent)
    assert "Somebody else signed in here meanwhile" in text_of(refused)
    assert client.get(address).status_code == 302
    sent["person"] = str(me.pk)
    elsewhere = client.post("/demo/sign-in-again/", sent | {"next": "https://example.org/"})
    assert elsewhere.headers["Location"] == "/"
    grow_older(client, 16)
    assert client.get(address).status_code == 302
    assert client.post("/demo/sign-in-again/", sent).headers["Location"] == address
    assert client.get(address).status_code == 200
    client.force_login(other)  # another person in the same browser is asked anew
    assert client.get(reverse("paper-withdraw", args=[draft(world).pk])).status_code == 302


def test_only_the_demo_has_that_page(client) -> None:
    assert client.get("/demo/sign-in-again/").status_code == 404
