"""The administrator makes somebody a partner’s person, and moves them to another organisation."""

from __future__ import annotations

from django.test import Client

from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Organisation, Person
from tests.pages.sending import send, text_of
from tests.people import World

ADD = "/people/add/"


def test_a_partners_person_is_added_with_their_organisation(world: World, client: Client) -> None:
    client.force_login(world.person("administrator"))
    said = {"post": "Superintendent", "email": "s@police.example", "roles": ["partner"]}
    answer = send(client, ADD, **said)
    assert answer.status_code == 422
    assert "Say of which organisation they are." in text_of(answer)
    assert send(client, ADD, **said, organisation="Wyre Constabulary").status_code == 302
    person = Person.objects.get(email="s@police.example")
    member = member_of(person)
    assert (member.roles, member.organisation) == ({"partner"}, Organisation.objects.get().pk)

    address = f"/people/{person.pk}/"
    assert "Known so far: Wyre Constabulary." in text_of(client.get(address))
    assert send(client, address, organisation="Wyremouth Homes").status_code == 302
    assert member_of(person).organisation == Organisation.objects.get(name="Wyremouth Homes").pk
    answer = send(client, address, roles=["partner", "owner"])
    assert answer.status_code == 422
    assert "no other role beside" in text_of(answer)
    assert send(client, address, roles=["owner"]).status_code == 302
    assert member_of(person).roles == {"owner"}


def test_a_partner_comes_to_their_work_and_is_told_what_they_cannot_see(
    world: World, client: Client
) -> None:
    client.force_login(world.person("administrator"))
    said = {"post": "Housing", "email": "h@homes.example", "roles": ["partner"]}
    send(client, ADD, **said, organisation="Wyremouth Homes")
    client.force_login(Person.objects.get(email="h@homes.example"))
    assert client.get("/").headers["Location"] == "/my-work/"
    words = text_of(client.get("/my-work/"))
    assert "All actions that your organisation works on" in words
    refused = client.get(f"/plans/{world.plan.pk}/")
    assert refused.status_code == 403
    assert "see the actions that it works on" in text_of(refused)
