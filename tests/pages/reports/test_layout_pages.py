"""Laying a kind of paper out on its page: order, headings, a part of one's own, refusals."""

import pytest
from django.urls import reverse

from goldenthread.reports.models import PaperLayout
from tests.pages.sending import fields_of, text_of
from tests.unit.reports.writing import draft

pytestmark = pytest.mark.django_db


def test_a_kind_is_laid_out_anew_for_a_reason(world, client) -> None:
    client.force_login(world.person("manager"))
    assert "Committee report" in text_of(client.get(reverse("paper-layouts")))
    address = reverse("paper-layout", args=["committee_report"])
    page = client.get(address)
    sent = fields_of(page) | {
        "place_own_1": "2",
        "heading_own_1": "What partners say",
        "shown_own_1": "on",
        "why": "Partners asked for a part of their own.",
    }
    refused = client.post(address, sent | {"heading_progress": "RAG"})
    assert refused.status_code == 422
    assert "does not tell them apart" in text_of(refused)
    assert client.post(address, sent).status_code == 302
    put = PaperLayout.objects.get()
    assert put.version == 2
    shown = [heading for _, heading, is_shown in put.parts if is_shown]
    assert shown[1:3] == ["Recommendations", "What partners say"]
    words = text_of(client.get(address))
    assert "Version 2" in words
    assert "Partners asked for a part of their own." in words
    paper = draft(world, {})
    words = text_of(client.get(reverse("paper", args=[paper.pk])))
    assert "What partners say To be completed." in words
