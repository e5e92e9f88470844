"""The product's letters: Be Vietnam Pro cut down to what Vietnamese and English need, as woff2.

The family has no tabular figures, and its 1 is half as wide as its 4. Columns of figures must stand
under each other, so the cut font gains the OpenType feature `tnum`: the same ten digits, each centred
in the width of the widest.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
from fontTools import subset
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

WEIGHTS = {400: "Regular", 600: "SemiBold"}

# ASCII, Latin-1, the Vietnamese letters and marks, and the punctuation, arrows of text and signs that pages use.
_CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *(0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323),
    *range(0x1EA0, 0x1EFA),
    *(0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2030, 0x203A, 0x2039),
    *(0x20AB, 0x2212, 0x2264, 0x2265),
]


def build_fonts(target: Path) -> list[Path]:
    """Writes `be-vietnam-pro-<weight>.woff2` into `target` and returns the files."""
    target.mkdir(parents=True, exist_ok=True)
    return [_build(style, target / f"be-vietnam-pro-{weight}.woff2") for weight, style in WEIGHTS.items()]


def _build(style: str, file: Path) -> Path:
    options = subset.Options(
        flavor="woff2",
        hinting=False,  # half the bytes; today's screens and rasterisers do without
        layout_features=["ccmp", "locl", "kern", "mark", "mkmk"],
        notdef_outline=True,
    )
    source = Path(fontpkg_be_vietnam_pro.ROOT) / "files" / f"BeVietnamPro-{style}.ttf"
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_CHARACTERS)
    cutter.subset(font)
    _add_tabular_figures(font)
    subset.save_font(font, file, options)
    return file


def _add_tabular_figures(font: TTFont) -> None:
    names = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    width = max(font["hmtx"][name][0] for name in names)
    tabular = {name: _centred_copy(font, name, width) for name in names}
    gsub = font["GSUB"].table
    gsub.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(tabular)]))
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    _add_feature(gsub, "tnum", lookup=gsub.LookupList.LookupCount - 1)


def _centred_copy(font: TTFont, name: str, width: int) -> str:
    """A new glyph, the same drawing in the middle of `width` units; returns its name."""
    copy = f"{name}.tnum"
    glyph = deepcopy(font["glyf"][name])
    advance, left = font["hmtx"][name]
    shift = (width - advance) // 2
    glyph.coordinates.translate((shift, 0))
    glyph.recalcBounds(font["glyf"])
    font["glyf"][copy] = glyph
    font["hmtx"][copy] = (width, left + shift)
    return copy


def _add_feature(gsub: Any, tag: str, *, lookup: int) -> None:
    """Adds a feature of one lookup to every script and language of the table, keeping features in order of tag."""
    record = otTables.FeatureRecord()
    record.FeatureTag = tag
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [lookup]
    record.Feature.LookupCount = 1
    records = gsub.FeatureList.FeatureRecord
    records.append(record)
    gsub.FeatureList.FeatureCount = len(records)
    for script in gsub.ScriptList.ScriptRecord:
        languages = [script.Script.DefaultLangSys, *(item.LangSys for item in script.Script.LangSysRecord)]
        for language in filter(None, languages):
            language.FeatureIndex.append(len(records) - 1)
            language.FeatureCount = len(language.FeatureIndex)
