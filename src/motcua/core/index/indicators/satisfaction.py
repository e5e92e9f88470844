"""Group 5: satisfaction."""

from django.utils.translation import gettext_noop as _

from motcua.core.feedback.definitions import PetitionKind
from motcua.core.index.declarations import (
    Asked,
    Condition,
    Facts,
    Kind,
    Measure,
    Ratio,
    Relation,
    Source,
    Truth,
    declare,
)
from motcua.core.index.indicators.common import HANDLED, dossiers, not_by_then, not_late, within

PETITIONS = Source(
    "petitions", _("chờ phản ánh, kiến nghị"), Relation.PETITION, lambda facts, asked: facts.received_at <= asked.at
)


def _in_hand(facts: Facts, asked: Asked) -> Truth:
    """Received in the period, or before it and not resolved when it began."""
    alive = facts.resolved_at.isnull() | (facts.resolved_at >= asked.start)
    return (facts.received_at <= asked.at) & alive


def _first_received(facts: Facts, asked: Asked) -> Truth:
    return within(facts.first_received_at, asked)


def _content(facts: Facts, asked: Asked) -> Truth:
    """Neither late, nor disliked by more people than liked it, nor complained of again."""
    liked = not_by_then(facts.disliked_at, asked) & not_by_then(facts.repeated_at, asked)
    return not_late(facts, asked) & liked


def _satisfied(facts: Facts, asked: Asked) -> Truth:
    """5.3 as the portal's profile has it: a dossier both late and unhappy is taken off once."""
    return not_late(facts, asked) & _uncomplained(facts, asked)


def _uncomplained(facts: Facts, asked: Asked) -> Truth:
    """5.3 as the text has it: what is late is taken off by another rate, that of 2.1 (`less` of the set)."""
    return not_by_then(facts.unhappy_at, asked)


def _is(kind: PetitionKind) -> Condition:
    return lambda facts, asked: facts.kind == kind.value


def _petitions(code: str, name: str, condition: Condition) -> Measure:
    return Measure(code, name, Kind.SUM, Relation.PETITION, condition)


RECEIVED = _petitions("petitions_received", _("Phản ánh, kiến nghị nhận trong kỳ"), _first_received)

declare(
    Ratio(
        "petitions_on_time",
        _petitions("petitions_in_time", _("Phản ánh xử lý đúng hạn hoặc còn trong hạn"), not_late),
        _petitions("petitions", _("Phản ánh, kiến nghị thuộc thẩm quyền"), _in_hand),
        PETITIONS,
    )
)
declare(
    Ratio(
        "petitions_satisfied",
        _petitions("petitions_content", _("Phản ánh không quá hạn, không bị phản hồi xấu"), _content),
        RECEIVED,
        PETITIONS,
    )
)
# The portal names this pair and not what it divides by; here by all that came in the period, as in 5.2.
declare(
    Ratio(
        "petitions_on_rules",
        _petitions("on_rules", _("Phản ánh về quy định, thủ tục hành chính"), _is(PetitionKind.RULES)),
        RECEIVED,
        PETITIONS,
    )
)
declare(
    Ratio(
        "petitions_on_conduct",
        _petitions("on_conduct", _("Phản ánh về hành vi của cán bộ, công chức"), _is(PetitionKind.CONDUCT)),
        RECEIVED,
        PETITIONS,
    )
)
declare(Ratio("dossiers_satisfied", dossiers("satisfied", _("Hồ sơ không quá hạn, không bị chê"), _satisfied), HANDLED))
declare(
    Ratio(
        "dossiers_uncomplained",
        dossiers("uncomplained", _("Hồ sơ không bị phản ánh, đánh giá không hài lòng"), _uncomplained),
        HANDLED,
    )
)
