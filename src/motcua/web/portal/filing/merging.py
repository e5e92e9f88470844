"""Two windows on one draft: what each changed is kept, and only where both changed the same the person is asked.

A page carries a fingerprint of every answer as it stood when the page was made. When the page is sent whole and
the draft has moved on meanwhile (an autosave still under way, another window), the fingerprints tell which
answers were touched here and which there.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2s
from typing import Any

Answers = Mapping[str, Any]


def fingerprints(answers: Answers, names: Iterable[str]) -> str:
    """ "plot:1a2b3c4d area:…": short enough for a hidden box."""
    return " ".join(f"{name}:{_print(answers.get(name))}" for name in names)


def merged(typed: Answers, stored: Answers, seen: str) -> tuple[dict[str, Any], list[str]]:
    """What of `typed` is to be written over `stored`, and the names that both windows changed differently."""
    before = dict(part.split(":", 1) for part in seen.split() if ":" in part)
    mine: dict[str, Any] = {}
    clashes: list[str] = []
    for name, value in typed.items():
        now, here = _print(stored.get(name)), _print(value)
        if here == now or here == before.get(name):
            continue
        mine[name] = value
        if now != before.get(name, now):
            clashes.append(name)
    return mine, clashes


def _print(value: Any) -> str:
    if value in (None, "", [], {}):
        return "0"
    return blake2s(json.dumps(value, sort_keys=True, ensure_ascii=False).encode(), digest_size=4).hexdigest()
