"""What a phone has to fetch: small, and whole."""

import gzip
from pathlib import Path

import django_htmx
import pytest
from fontTools.ttLib import TTFont

from motcua.web.ui.assets import SHEETS, STYLES, build_assets, style_sheet
from motcua.web.ui.fonts import WEIGHTS

SCRIPTS = STYLES.parent / "static" / "ui" / "js"
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
LETTERS = (
    "ĂÂĐÊÔƠƯăâđêôơưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
    "0123456789₫%–“”…"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_assets(tmp_path_factory.mktemp("assets") / "built")


def test_the_shell_of_a_first_page_leaves_50_kilobytes_to_the_page(built: Path) -> None:
    fonts = sum(file.stat().st_size for file in (built / "ui" / "fonts").iterdir())
    texts = [style_sheet().encode(), HTMX.read_bytes(), *(file.read_bytes() for file in SCRIPTS.glob("*.js"))]
    assert fonts + sum(len(gzip.compress(text)) for text in texts) < 100_000


@pytest.mark.parametrize("weight", WEIGHTS)
def test_no_vietnamese_letter_is_missing(built: Path, weight: int) -> None:
    font = TTFont(built / "ui" / "fonts" / f"be-vietnam-pro-{weight}.woff2")
    assert [letter for letter in LETTERS if ord(letter) not in font.getBestCmap()] == []


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_of_a_column_are_equally_wide(built: Path, weight: int) -> None:
    font = TTFont(built / "ui" / "fonts" / f"be-vietnam-pro-{weight}.woff2")
    gsub = font["GSUB"].table
    feature = next(each.Feature for each in gsub.FeatureList.FeatureRecord if each.FeatureTag == "tnum")
    figures = gsub.LookupList.Lookup[feature.LookupListIndex[0]].SubTable[0].mapping
    assert len(figures) == 10 and len({font["hmtx"][name][0] for name in figures.values()}) == 1


def test_building_again_changes_nothing_and_a_changed_source_builds_anew(built: Path) -> None:
    sheet = built / "ui" / "motcua.css"
    before = sheet.stat().st_mtime_ns
    assert build_assets(built) == built and sheet.stat().st_mtime_ns == before
    (built / "stamp").write_text("of an older source")
    build_assets(built)
    assert sheet.stat().st_mtime_ns > before


def test_every_sheet_is_joined_and_every_picture_it_names_is_there() -> None:
    assert {file.stem for file in STYLES.glob("*.css")} == set(SHEETS)
    named = {part.split(")")[0].strip("\"'") for part in style_sheet().split("url(")[1:]}
    assert all(name.startswith("fonts/") or (STYLES.parent / "static" / "ui" / name).exists() for name in named)
