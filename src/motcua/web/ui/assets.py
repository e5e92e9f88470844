"""What the browser is sent and the source does not hold: the cut fonts, and the style sheets joined into one.

`build_assets(target)` is called by the commands that serve and by the tests before the first page. `target`
lies outside the source and stands in STATICFILES_DIRS; a stamp of everything that went in makes a second
call free, and a folder is exchanged whole, so that a server never sees half of it.
"""

import hashlib
import os
import re
import shutil
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from motcua.web.ui import messages
from motcua.web.ui.fonts import build_fonts

HERE = Path(__file__).parent
STYLES = HERE / "styles"
# The order is the cascade's: tokens name the layers, print has the last word.
SHEETS = (
    "tokens", "base", "layout", "portal", "desk", "board", "controls", "components", "figures", "utilities", "print",
)  # fmt: skip

_STAMP = "stamp"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


def build_assets(target: Path) -> Path:
    """Makes `target/ui/{fonts,motcua.css}` and the compiled translations beside it, if anything changed."""
    stamp = _stamp()
    if _is_fresh(target, stamp):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    draft.chmod(0o755)
    build_fonts(draft / "ui" / "fonts")
    (draft / "ui" / "motcua.css").write_text(style_sheet(), encoding="utf-8")
    messages.compile_to(locale_dir(draft))
    (draft / _STAMP).write_text(stamp)
    _exchange(draft, target)
    return target


def locale_dir(target: Path) -> Path:
    """Where the compiled translations of a built `target` lie: what LOCALE_PATHS must name."""
    return target / "locale"


def style_sheet() -> str:
    """The one style sheet: every file of styles/ in order, without comments and indents."""
    joined = "\n".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return _INDENT.sub("\n", _COMMENT.sub("", joined)).strip() + "\n"


def _stamp() -> str:
    sources = [HERE / "fonts.py", *sorted(STYLES.glob("*.css")), *messages.catalogue_files()]
    digest = hashlib.sha256()
    for name in ("fonttools", "fontpkg-be-vietnam-pro", "babel"):
        digest.update(f"{name} {version(name)}\n".encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _is_fresh(target: Path, stamp: str) -> bool:
    file = target / _STAMP
    return file.exists() and file.read_text() == stamp


def _exchange(draft: Path, target: Path) -> None:
    """Puts the draft in the target's place; of two builders at once the last one wins, and both are right."""
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.old.", dir=target.parent))
    with suppress(FileNotFoundError):
        os.rename(target, old / "was")
    try:
        os.rename(draft, target)
    except OSError:  # another builder was quicker with the same result
        shutil.rmtree(draft)
    shutil.rmtree(old, ignore_errors=True)
