"""What anybody may read of one dossier behind a figure: how an office kept its time, not what somebody came for.

A row with procedure, ward and minute tells a neighbour what the person whom she saw at the counter had asked for. So
who may not see the dossier reads neither its code nor its procedure; days where the list is about the office's work,
which the public status of a dossier tells as well, and only months where it is about what a person did, has or thinks.
"""

from enum import StrEnum
from typing import Final


class Detail(StrEnum):
    """How exactly a row is told."""

    WHOLE = "whole"
    DAY = "day"
    MONTH = "month"


ABOUT_THE_OFFICE: Final = frozenset(
    {
        "handled_on_time", "average_time", "received", "finished", "in_hand", "overdue",
        "digitised", "electronic_results", "dossiers_synced",
        "carried", "resolved", "early", "on_time", "late", "in_hand_in_time", "in_hand_late",
    }
)  # fmt: skip
"""Declarations, and columns of form 06a, whose lists tell of the office alone. A new one is taken to tell of people
until it stands here."""


def detail(counts: str, *, known: bool) -> Detail:
    """Of a row of the list of this declaration or column, for a reader who may see the dossier (`known`) or may not."""
    if known:
        return Detail.WHOLE
    return Detail.DAY if counts in ABOUT_THE_OFFICE else Detail.MONTH
