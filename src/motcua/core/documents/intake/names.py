"""Names of files as people gave them, made safe to show and to download."""

import re
import unicodedata

from motcua.core.documents.intake.kinds import FileKind, kind_of_extension
from motcua.kernel.text import tidy

_LONGEST = 120
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\\/]')


def base_name(name: str) -> str:
    """The last part of a path, without controls and without marks that turn the direction of reading."""
    last = re.split(r"[\\/]", name)[-1]
    kept = "".join(" " if char.isspace() else char for char in last if char.isspace() or _harmless(char))
    return tidy(_NOT_IN_NAMES.sub("-", kept)).strip(". ")


def extension(name: str) -> str:
    """What stands after the last dot, in lower case; "" if nothing does."""
    return base_name(name).rpartition(".")[2].lower() if "." in base_name(name) else ""


def safe_name(name: str, kind: FileKind) -> str:
    """The name with the extension of what the file is: "ảnh 1.HEIC" kept as JPG → "ảnh 1.jpg"."""
    base = base_name(name)
    stem = base.rpartition(".")[0] if kind_of_extension(extension(base)) else base
    return f"{stem.strip('. ')[:_LONGEST] or 'tep'}.{kind.code}"


def _harmless(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
