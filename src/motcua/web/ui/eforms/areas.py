"""Wards and communes as a person types and reads them: "Phường Thắng Tam, thành phố Vũng Tàu"."""

from collections.abc import Iterable

from motcua.core.identity import queries as identity
from motcua.core.identity.models import Area
from motcua.kernel import clock
from motcua.kernel.text import unaccented


def area_words(area: Area) -> str:
    named = area.name if area.name.lower().startswith(area.kind.lower()) else f"{area.kind.capitalize()} {area.name}"
    return f"{named}, {area.parent_name}" if area.parent_name else named


def words_of(codes: Iterable[str]) -> dict[str, str]:
    """What the wards of these codes are called, in one look; unknown codes are left out."""
    wanted = {code for code in codes if isinstance(code, str) and code.isdecimal()}
    return {code: area_words(area) for code, area in Area.objects.in_bulk(wanted).items()} if wanted else {}


def settle(code: str, text: str) -> str:
    """What a person meant: the ward that was picked, or the only one that the words name; else the words as typed."""
    text = text.strip()
    if not text:
        return ""
    if code and unaccented(words_of([code]).get(code, "")) == unaccented(text):
        return code
    found = identity.find_areas(text, clock.today(), limit=2)
    named = [area for area in found if unaccented(area_words(area)) == unaccented(text)]
    only = named if len(named) == 1 else found
    return only[0].code if len(only) == 1 else text
