"""Text out of records that many hands have typed."""

import json
import math
from typing import Any

from motcua.core.catalogue.rules.eforms.reading import storable
from motcua.kernel.text import nfc, tidy, unaccented

_NOTHING = {"khong co thong tin", "khong co thong tin.", "null", "none", "-", "..."}


def one_line(raw: Any) -> str:
    """Whatever stands in a cell, as one tidy line."""
    return tidy(many_lines(raw).replace("\n", " "))


def many_lines(raw: Any) -> str:
    """Whatever stands in a cell, as text: lines kept, spaces tidied, "Không có thông tin" is nothing."""
    text = "\n".join(line for line in (tidy(line) for line in nfc(as_text(raw)).splitlines()) if line)
    return "" if unaccented(text) in _NOTHING else text


def as_text(raw: Any) -> str:
    """The cell itself, word for word; a list is its parts line by line, anything odd is its JSON."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return storable(raw)
    if isinstance(raw, list | tuple):
        return "\n".join(as_text(part) for part in raw)
    return storable(json.dumps(keepable(raw), ensure_ascii=False, default=str))


def keepable(raw: Any) -> Any:
    """The same data, such as a database can keep it: no control characters, no NaN, no other types than JSON's."""
    if isinstance(raw, str):
        return storable(raw)
    if isinstance(raw, dict):
        return {storable(str(key)): keepable(value) for key, value in raw.items()}
    if isinstance(raw, list | tuple):
        return [keepable(value) for value in raw]
    if isinstance(raw, float) and not math.isfinite(raw):
        return str(raw)
    return raw if raw is None or isinstance(raw, bool | int | float) else storable(str(raw))


def key_of(name: Any) -> str:
    """Keys are compared without accents: "mã_thủ_tục", composed or not, is "ma_thu_tuc"."""
    return "_".join(unaccented(str(name)).replace("_", " ").split())


def keyed(raw: Any) -> dict[str, Any]:
    """A mapping by its plain keys; what is no mapping has none."""
    return {key_of(name): value for name, value in raw.items()} if isinstance(raw, dict) else {}
