"""The picture of the states in the documents is the one that the data gives."""

from tools.states import DOCUMENT, document


def test_the_picture_of_the_states_is_printed_from_the_data():
    assert DOCUMENT.read_text() == document(), "run: .venv/bin/python -m tools.states"
