"""How much is taken. Technical bounds, not law: an installation or a component may set its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from motcua.core.documents.intake.kinds import KINDS, kind_of_extension

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`max_bytes` a file, `max_total_bytes` all files of a component, `max_pages` a PDF.

    `max_pixels` bounds what a photo may take when decoded (a phone of 50 megapixels passes); `long_side` is
    what is kept of it: 2,000 pixels show an A4 sheet at 170 dots an inch.
    """

    kinds: frozenset[str] = frozenset(KINDS)
    max_bytes: int = 20 * MEGABYTE
    max_total_bytes: int = 50 * MEGABYTE
    max_parts: int = 60
    max_pages: int = 500
    max_pixels: int = 64_000_000
    long_side: int = 2000

    def accepting(self, extensions: Iterable[str]) -> "Limits":
        """The same limits for the kinds that a component names by extension; none named: all kinds."""
        named = {kind.code for kind in map(kind_of_extension, extensions) if kind is not None}
        pictures = {kind.code for kind in KINDS.values() if kind.picture}
        # Who takes one kind of photo takes all: which one a phone makes is no choice of the person.
        return replace(self, kinds=frozenset(named | pictures if named & pictures else named)) if named else self
