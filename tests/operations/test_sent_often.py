"""A thousand clicks, and a thousand double clicks: each form is done once."""

from uuid import uuid4

import pytest

from goldenthread.documents.models import StoredFile
from goldenthread.ledger.models import Entry
from goldenthread.ledger.recording import AlreadyDone, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans.models import Action
from tests.unit.ledger import writing


@pytest.fixture
def member(db):
    authority = writing.make_authority()
    return writing.member(authority, writing.make_person(authority))


def test_a_form_that_is_sent_a_thousand_times_has_one_result(member):
    form, answers = uuid4(), []
    for _ in range(1000):
        try:
            with origin(via="web", form=form):
                writing.open_action(by=member)
        except AlreadyDone as done:
            answers.append(done.entry.n)
    assert answers == [1] * 999
    assert (Entry.objects.count(), Action.objects.count()) == (1, 1)


def test_a_thousand_forms_sent_twice_make_a_thousand_entries(member):
    for _ in range(1000):
        form = uuid4()
        with origin(via="web", form=form):
            writing.keep_file(by=member)
        with pytest.raises(AlreadyDone), origin(via="web", form=form):
            writing.keep_file(by=member)
    assert (Entry.objects.count(), StoredFile.objects.count()) == (1000, 1000)
    assert verify().is_sound
