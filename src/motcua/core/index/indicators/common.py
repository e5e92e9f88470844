"""Measures that several indicators share."""

from dataclasses import replace

from django.utils.translation import gettext_noop as _

from motcua.core.index.declarations import Asked, Condition, Facts, Kind, Measure, Moment, Relation, Source, Truth
from motcua.kernel.clock import NEVER


def within(moment: Moment, asked: Asked) -> Truth:
    """In the period, and not after the moment asked."""
    return (moment >= asked.start) & (moment <= asked.at)


def by_then(moment: Moment, asked: Asked) -> Truth:
    """Happened up to the moment asked. Of what never happened it is unknown, which counts as no."""
    return moment <= asked.at


def not_by_then(moment: Moment, asked: Asked) -> Truth:
    """The contrary, said of what never happened too."""
    return moment.isnull() | (moment > asked.at)


def received(facts: Facts, asked: Asked) -> Truth:
    return within(facts.accepted_at, asked)


def handled(facts: Facts, asked: Asked) -> Truth:
    """Tiếp nhận, xử lý trong kỳ: received in the period, or before it and not over when it began."""
    return (facts.accepted_at <= asked.at) & (_ended(facts) >= asked.start)


def _ended(facts: Facts) -> Moment:
    """As the index of the facts has it: what lived in a period is found without touching what was over before."""
    import ibis

    return facts.finished_at.fill_null(ibis.literal(NEVER.isoformat()).cast("timestamp('UTC')"))


def answered(facts: Facts, asked: Asked) -> Truth:
    """Brought to a result in the period."""
    return within(facts.finished_at, asked) & (facts.outcome == "done")


def late(facts: Facts, asked: Asked) -> Truth:
    """At the very minute of the promise it is not late yet (`late_from` says: later than this)."""
    return facts.late_from < asked.at


def not_late(facts: Facts, asked: Asked) -> Truth:
    return facts.late_from.isnull() | (facts.late_from >= asked.at)


def in_force(facts: Facts, asked: Asked) -> Truth:
    """A row with a validity, at the moment asked."""
    return (facts.valid_from <= asked.at) & (facts.valid_to.isnull() | (facts.valid_to > asked.at))


def dossiers(code: str, name: str, condition: Condition) -> Measure:
    """So many dossiers, each counted once where it is."""
    return Measure(code, name, Kind.SUM, Relation.DOSSIER, condition)


def services(code: str, name: str, condition: Condition) -> Measure:
    """So many procedures, as of the moment asked; each once, however many units offer it."""
    return Measure(code, name, Kind.SNAPSHOT, Relation.SERVICE, condition, key="procedure_code")


def ours(code: str, awaited: str, told: Condition) -> Source:
    """What a dossier of ours always tells, and another system's perhaps not: `told` says which do."""
    return Source(code, awaited, Relation.DOSSIER, told, is_ours=True)


def told_of(measure: Measure, source: Source) -> Measure:
    """Of these dossiers those whose system tells: of the others nothing is known."""
    return replace(
        measure, condition=lambda facts, asked: measure.condition(facts, asked) & source.condition(facts, asked)
    )


FIRST = Source("first", _("chờ hồ sơ đầu tiên"), Relation.DOSSIER, lambda facts, asked: facts.accepted_at <= asked.at)
"""For what asks for a dossier behind a service or a unit: before the first of all it is not known, and no zero."""

RESULTS = ours("results", _("chờ kết quả điện tử từ hệ thống nguồn"), lambda facts, asked: facts.tells_results)

RECEIVED = dossiers("received", _("Hồ sơ tiếp nhận trong kỳ"), received)
HANDLED = dossiers("handled", _("Hồ sơ tiếp nhận, xử lý trong kỳ"), handled)
ANSWERED = dossiers("answered", _("Hồ sơ đã có kết quả trong kỳ"), answered)
