"""Exact bytes and hashes of the ledger. Pure.

Bodies are RFC 8785 (JCS) JSON of strings, integers, booleans, null, lists and objects: for
those, sorted keys without spaces give its bytes; the `rfc8785` package is the oracle in tests.
Leaves and nodes are hashed as in RFC 9162, section 2.1 (prefixes 0x00 and 0x01).
"""

import json
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

FIRST = "0" * 64


def canonical(body: dict[str, Any]) -> bytes:
    """The body's canonical JSON, UTF-8. Raises TypeError on floats and unknown types."""
    return json.dumps(
        body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def plain(value: Any) -> Any:
    """A column's value as the ledger writes it: ISO dates, decimals as strings, NFC text."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    raise TypeError(f"the ledger has no form for {type(value).__name__}")


def commitment(text: str, salt: str) -> str:
    """SHA-256 of the salt (hex, 32 bytes) followed by the NFC text in UTF-8, as hex."""
    return sha256(bytes.fromhex(salt) + unicodedata.normalize("NFC", text).encode()).hexdigest()


def leaf_hash(body: bytes) -> str:
    return sha256(b"\x00" + body).hexdigest()


class Tree:
    """The Merkle tree of RFC 9162, section 2.1.1, that grows leaf by leaf in little memory."""

    def __init__(self) -> None:
        self._complete: list[tuple[int, bytes]] = []  # subtrees: (leaves, hash), largest first

    def add(self, leaf: str) -> None:
        size, node = 1, bytes.fromhex(leaf)
        while self._complete and self._complete[-1][0] == size:
            size, node = size * 2, sha256(b"\x01" + self._complete.pop()[1] + node).digest()
        self._complete.append((size, node))

    def root(self) -> str:
        """The hash of all leaves so far, in hex."""
        if not self._complete:
            return sha256(b"").hexdigest()
        *larger, (_, node) = self._complete
        for _, left in reversed(larger):
            node = sha256(b"\x01" + left + node).digest()
        return node.hex()


def root(leaves: Iterable[str]) -> str:
    """The Merkle tree hash of the leaves (hex), in one pass."""
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()
