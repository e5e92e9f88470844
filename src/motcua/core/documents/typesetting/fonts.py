"""The faces of official papers.

NĐ 30/2020 (Phụ lục I, I.3) asks for Times New Roman. A face of the same measure is taken where the machine has
a whole one; otherwise Noto Serif, which is always installed, drawn narrower so that lines break alike.
"""

import os
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg_noto_serif
import typst
from fontTools.ttLib import TTFont

_VIETNAMESE_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
# Signs that Noto Serif lacks and Typst's own faces have.
_SIGNS = "≥≤≠≈→←✓☐☑□■"
_TIMES_ALIKE = (("Tinos", "Tinos"), ("Liberation Serif", "LiberationSerif"))


@dataclass(frozen=True, slots=True)
class Face:
    """A family, the folder that holds it, and how wide to draw it (percent) to keep the measure of Times."""

    family: str
    folder: Path
    regular: Path
    stretch: int = 100


@cache
def body_face() -> Face:
    """The face of official papers on this machine."""
    return next(filter(None, (_installed(*names) for names in _TIMES_ALIKE)), noto_serif())


def noto_serif() -> Face:
    """The face that is always there; 80 % of its width is the measure of Times."""
    folder = Path(fontpkg_noto_serif.ROOT) / "files"
    return Face("Noto Serif", folder, folder / "NotoSerif[wdth,wght].ttf", stretch=80)


@cache
def all_fonts() -> typst.Fonts:
    """The chosen face; Noto Serif, then Typst's own, for the rare letters which that one lacks."""
    folders = dict.fromkeys(str(face.folder) for face in (body_face(), noto_serif()))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders))


@cache
def drawable() -> frozenset[int]:
    """Every code point that is printed as it is: the same on all machines, whatever faces they have.

    PDF/A refuses a document with a letter that no font has, and with controls.
    """
    known = _code_points(noto_serif().regular) | {ord(sign) for sign in _SIGNS}
    return frozenset(point for point in known if not unicodedata.category(chr(point)).startswith("C"))


def vietnamese_letters() -> frozenset[str]:
    """All letters of Vietnamese with their tones, both cases."""
    lower = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VIETNAMESE_VOWELS for tone in _TONES} | {"đ"}
    return frozenset(lower | {letter.upper() for letter in lower})


def _installed(family: str, stem: str) -> Face | None:
    """The family, if all four styles are there and know Vietnamese: Liberation 1.x (Debian 12) does not."""
    for folder in _font_folders():
        files = [folder / f"{stem}-{style}.ttf" for style in _STYLES]
        if all(file.exists() for file in files) and all(map(_knows_vietnamese, files)):
            return Face(family, folder, files[0])
    return None


def _font_folders() -> tuple[Path, ...]:
    roots = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return tuple(Path(folder) for root in roots for folder, _, files in os.walk(root) if files)


def _knows_vietnamese(file: Path) -> bool:
    return {ord(letter) for letter in vietnamese_letters()} <= _code_points(file)


def _code_points(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
