"""What the city is made of, as data; everything invented says so in its `about`."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Any:
    """The content of `<name>.json`; kept, so nobody may change it."""
    return json.loads((files(__name__) / f"{name}.json").read_text(encoding="utf-8"))
