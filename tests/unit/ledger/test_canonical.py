"""Exact bytes: against the rfc8785 package, and RFC 9162 read literally."""

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.ledger.canonical import canonical, commitment, leaf_hash, plain, root

# RFC 8785 sorts keys by UTF-16 units; ours are names of columns, so of the basic plane.
words = st.text(st.characters(codec="utf-8", max_codepoint=0xD7FF))
anything = st.text(st.characters(codec="utf-8"))
values = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | anything
nested = st.recursive(
    values, lambda v: st.lists(v, max_size=3) | st.dictionaries(words, v, max_size=3), max_leaves=6
)
bodies = st.dictionaries(words, nested, max_size=4)


@settings(max_examples=60)
@given(bodies)
def test_a_body_is_written_as_rfc_8785_writes_it(body):
    assert canonical(body) == rfc8785.dumps(body)


@pytest.mark.parametrize("value", [1.5, float("nan"), object(), b"bytes", {1, 2}])
def test_what_has_no_exact_form_is_refused(value):
    with pytest.raises(TypeError, match="no form"):
        plain(value)


def test_values_have_one_form():
    assert plain(date(2026, 3, 1)) == "2026-03-01"
    assert plain(datetime(2026, 3, 1, 9, tzinfo=UTC)) == "2026-03-01T09:00:00.000000Z"
    assert plain(Decimal("1E+3")) == "1000"
    assert plain("e\u0301") == "\u00e9"
    assert plain({"place": [1, Decimal("2.50")]}) == {"place": [1, "2.50"]}


def test_a_commitment_is_the_hash_of_salt_and_text():
    assert commitment("caf\u00e9", "00" * 32) == sha256(bytes(32) + "café".encode()).hexdigest()
    assert commitment("cafe\u0301", "00" * 32) == commitment("caf\u00e9", "00" * 32)


def tree_hash(entries):
    """RFC 9162, section 2.1.1, word for word."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return sha256(b"\x01" + tree_hash(entries[:k]) + tree_hash(entries[k:])).digest()


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_the_root_is_the_tree_hash_of_rfc_9162(entries):
    assert root(map(leaf_hash, entries)) == tree_hash(entries).hex()


# Certificate Transparency's reference inputs (google/certificate-transparency, merkle tests).
INPUTS = [
    bytes.fromhex(each)
    for each in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_agrees_with_the_reference_vectors(size):
    assert root(map(leaf_hash, INPUTS[:size])) == ROOTS[size - 1]


def test_the_root_of_nothing_is_the_hash_of_nothing():
    assert root([]) == sha256(b"").hexdigest()
