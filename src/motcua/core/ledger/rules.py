"""Hashes: how an event is tied to its payload, to the one before it, and a day to its seal.

All hashes are SHA-256 over canonical JSON (sorted keys, no spaces, UTF-8), so that anyone can recompute them.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

GENESIS = bytes(32)


def canonical(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def stamp(moment: datetime) -> str:
    """One spelling for one moment, whatever the time zone it was read in."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def payload_hash(salt: bytes, content: Mapping[str, Any]) -> bytes:
    """The salt lets a deleted payload stay deleted: nobody can guess a short name back from its hash."""
    return hashlib.sha256(salt + canonical(content)).digest()


def event_hash(previous: bytes, fields: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(previous + canonical(fields)).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Root of the Merkle tree over `leaves` (in order); an odd node is carried up unchanged."""
    if not leaves:
        return GENESIS
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\x01" + b"".join(p)).digest() if len(p) == 2 else p[0] for p in pairs]
    return level[0]
