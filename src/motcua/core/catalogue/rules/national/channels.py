"""`hinh_thuc`: by which channels a row may be filed."""

import re

from motcua.core.catalogue.definitions.words import Channel
from motcua.kernel.text import unaccented

_SAYS = {
    Channel.COUNTER: re.compile(r"truc tiep|tai (?:bo phan|noi|tru so|quay|trung tam)"),
    Channel.ONLINE: re.compile(r"truc tuyen|(?:qua|tren) mang|dien tu|internet|cong dich vu cong|toan trinh|mot phan"),
    Channel.POST: re.compile(r"buu (?:chinh|dien|ta)|bcci"),
}


def read_channels(cell: str) -> tuple[Channel, ...]:
    """Every channel that the cell names; none if it names none that is known."""
    text = unaccented(cell)
    return tuple(channel for channel, says in _SAYS.items() if says.search(text))
