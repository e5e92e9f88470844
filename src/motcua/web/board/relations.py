"""What a list says of each kind of row: a dossier, a service, a publication, a petition, a unit."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from motcua.core.catalogue.definitions.words import SERVICE_LEVEL_LABELS, ServiceLevel
from motcua.core.catalogue.models import Procedure, PublicationFact, ServiceFact
from motcua.core.catalogue.queries import short_names
from motcua.core.dossiers.models import DossierFact
from motcua.core.feedback.definitions import Opinion, PetitionKind
from motcua.core.feedback.models import PetitionFact
from motcua.core.feedback.queries import opinions_on
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.core.identity.models import Unit
from motcua.core.index.declarations import Relation
from motcua.core.index.policies import Action, may, watched
from motcua.core.index.publicity import Detail, detail
from motcua.core.index.queries import known_to
from motcua.core.ledger.definitions import Actor
from motcua.web.board.reasons import by, why
from motcua.web.board.words import SAYING, Say, moment


@dataclass(frozen=True, slots=True)
class Known:
    """What a row is judged by: the declaration, the moments asked, the units counted, who reads, and of which period.

    Without a period no row offers to contest it; without a source rows of all of them are meant.
    """

    counts: str
    at: datetime
    start: datetime
    unit_ids: frozenset[int]
    actor: Actor
    period: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`title` leads the row (`href` where it may be opened), `detail` stands below it, `cells` beside.

    `told` says how exactly: not whole for who may not see what it is about. `word` is what a person left who was
    unhappy, for the officers who may see the dossier.
    """

    title: str
    cells: Sequence[str]
    reason: str
    counted: bool
    detail: str = ""
    href: str = ""
    contest_href: str = ""
    told: Detail = Detail.WHOLE
    word: str = ""


Lines = Callable[[list[Any], Collection[Any], Known], list[Line]]

PART_LABELS = {
    "tên": "tên",
    "trình tự thực hiện": "trình tự thực hiện",
    "cách thức thực hiện": "cách thức thực hiện",
    "thành phần hồ sơ": "thành phần hồ sơ",
    "số lượng hồ sơ": "số lượng hồ sơ",
    "thời hạn giải quyết": "thời hạn giải quyết",
    "đối tượng thực hiện": "đối tượng thực hiện",
    "cơ quan thực hiện": "cơ quan thực hiện",
}
"""The parts that a published procedure must tell, as the catalogue names what lacks."""


OF_OPINION = frozenset({"dossiers_satisfied", "dossiers_uncomplained"})
"""What counts by what people say."""
_LONGEST_WORD = 160


def dossier_page(fact: DossierFact) -> str:
    """A dossier of another system has no page here but the one that tells how it is counted."""
    return reverse("desk:dossier" if fact.source == OWN_SOURCE else "board:monitor:dossier", args=[fact.code])


def origin(source: str) -> str:
    """Which other system a row came from; nothing for our own."""
    return "" if source == OWN_SOURCE else _("nguồn: %(source)s") % {"source": source}


def dossiers(ids: list[Any], counted: Collection[Any], known: Known) -> list[Line]:
    """An imported one says from which system it came. What may not be seen is told as anybody may read it."""
    facts = {fact.pk: fact for fact in DossierFact.objects.filter(pk__in=ids)}
    mine = known_to(known.actor, facts.values())
    units = _unit_names(fact.competent_unit_id for fact in facts.values())
    names = short_names({facts[pk].procedure_version_id for pk in mine})
    said = opinions_on(ids, actor=known.actor, at=known.at) if known.counts in OF_OPINION else {}
    return [
        replace(
            _dossier(
                fact, known, fact.pk in counted, units.get(fact.competent_unit_id, ""), names, shown=fact.pk in mine
            ),
            word=_word(said.get(fact.pk)),
        )
        for fact in (facts[pk] for pk in ids if pk in facts)
    ]


def _dossier(
    fact: DossierFact, known: Known, is_counted: bool, unit: str, names: Mapping[int, str], *, shown: bool
) -> Line:
    told = detail(known.counts, known=shown)
    say, opens = SAYING[told], shown and known.actor.is_officer
    finished = say(fact.finished_at) if by(fact.finished_at, known.at) else "–"
    return Line(
        title=names.get(fact.procedure_version_id, fact.procedure_code) if shown else unit,
        cells=(unit if shown else "", say(fact.accepted_at), say(fact.promised_at(known.at)), finished),
        reason=why(known.counts, fact, known.at, counted=is_counted, say=say),
        counted=is_counted,
        detail=" · ".join(filter(None, (fact.code if shown else "", origin(fact.source)))),
        href=dossier_page(fact) if opens else "",
        contest_href=_contest_href(fact, known) if opens and not is_counted else "",
        told=told,
    )


def _word(opinion: Opinion | None) -> str:
    """Đánh giá “Không hài lòng”: “…”, the beginning of it: the dossier's page has the whole."""
    if opinion is None or not opinion.unhappy:
        return ""
    said = {"label": _(opinion.label), "comment": Truncator(opinion.comment).chars(_LONGEST_WORD)}
    return _("Đánh giá “%(label)s”: “%(comment)s”") % said if opinion.comment else _("Đánh giá “%(label)s”") % said


def services(ids: list[Any], counted: Collection[Any], known: Known) -> list[Line]:
    """A procedure once, whatever number of units offers it."""
    ends = Q(valid_to=None) | Q(valid_to__gt=known.at)
    facts = ServiceFact.objects.filter(
        ends, procedure_code__in=ids, unit_id__in=known.unit_ids, valid_from__lte=known.at, **_of_source(known)
    )
    by_code: dict[str, list[ServiceFact]] = {}
    for fact in facts:
        by_code.setdefault(fact.procedure_code, []).append(fact)
    names, units = _procedure_names(ids), _unit_names(fact.unit_id for fact in facts)
    lines = []
    for code in sorted(ids, key=lambda one: names.get(one, one)):
        of = by_code.get(code, [])
        offered = sorted({units.get(fact.unit_id, "") for fact in of})
        level = _(SERVICE_LEVEL_LABELS[ServiceLevel(of[0].service_level)]) if of else ""
        said = _service_reason(known.counts, of, counted=code in counted)
        where = offered[0] if len(offered) == 1 else _("%(n)d đơn vị") % {"n": len(offered)}
        lines.append(Line(names.get(code, code), (level, where), said, code in counted, code, _procedure_href(code)))
    return lines


def publications(ids: list[Any], counted: Collection[Any], known: Known) -> list[Line]:
    """The latest decision of each procedure stands for it."""
    facts = PublicationFact.objects.filter(
        procedure_code__in=ids, unit_id__in=known.unit_ids, decided_at__lte=known.at, **_of_source(known)
    )
    latest = {fact.procedure_code: fact for fact in facts.order_by("decided_at")}
    names = _procedure_names(ids)
    lines = []
    for code in sorted(ids, key=lambda one: names.get(one, one)):
        fact = latest.get(code)
        told = (
            (fact.decision_number, moment(fact.decided_at), moment(fact.public_at), moment(fact.public_by))
            if fact
            else ()
        )
        said = _("Đúng hạn") if code in counted else _("Có ít nhất một lần công bố, công khai trễ hoặc chưa làm")
        lines.append(Line(names.get(code, code), told, said, code in counted, code, _procedure_href(code)))
    return lines


def petitions(ids: list[Any], counted: Collection[Any], known: Known) -> list[Line]:
    """What a petition says stays with its reader: here are its moments, to who does not watch its unit as months."""
    facts = {fact.pk: fact for fact in PetitionFact.objects.filter(pk__in=ids)}
    units, mine = _unit_names(fact.unit_id for fact in facts.values()), watched(known.actor)
    lines = []
    for fact in (facts[pk] for pk in ids if pk in facts):
        told = detail(known.counts, known=fact.unit_id in mine)
        say = SAYING[told]
        resolved = say(fact.resolved_at) if by(fact.resolved_at, known.at) else "–"
        cells = (units.get(fact.unit_id, ""), say(fact.received_at), resolved)
        said = " · ".join(filter(None, (fact.code if told is Detail.WHOLE else "", origin(fact.source))))
        reason = _petition_reason(known.counts, fact, known.at, say)
        lines.append(Line(_("Phản ánh, kiến nghị"), cells, reason, fact.pk in counted, said, told=told))
    return lines


def units(ids: list[Any], counted: Collection[Any], known: Known) -> list[Line]:
    lines, board = [], reverse("board:home")
    for unit in Unit.objects.filter(pk__in=ids):
        is_counted = unit.pk in counted
        said = _("Có hồ sơ chứng thực bản sao điện tử trong kỳ") if is_counted else _("Chưa có hồ sơ nào trong kỳ")
        lines.append(Line(unit.name, (), said, is_counted, unit.code, f"{board}?don-vi={unit.code}"))
    return lines


CELLS: Mapping[Relation, Lines] = {
    Relation.DOSSIER: dossiers,
    Relation.SERVICE: services,
    Relation.PUBLICATION: publications,
    Relation.PETITION: petitions,
    Relation.UNIT: units,
}


_BY_KIND: Final = ("petitions_on_rules", "petitions_on_conduct")
_KINDS: Final[Mapping[str, Callable[[], str]]] = {
    PetitionKind.RULES: lambda: _("Về quy định, thủ tục hành chính"),
    PetitionKind.CONDUCT: lambda: _("Về hành vi của cán bộ, công chức"),
}


def _service_reason(counts: str, facts: Sequence[ServiceFact], *, counted: bool) -> str:
    missing = sorted({_(PART_LABELS.get(part, part)) for fact in facts for part in fact.missing})
    said = {
        "content_full": (
            _("Đủ các bộ phận tạo thành"), _("Còn thiếu: %(parts)s") % {"parts": ", ".join(missing)},
        ),
        "services_online": (_("Nộp được trực tuyến"), _("Chưa nộp được trực tuyến")),
        "services_used": (_("Có hồ sơ trực tuyến trong kỳ"), _("Chưa có hồ sơ trực tuyến nào trong kỳ")),
        "fees_integrated": (_("Đã đồng bộ dữ liệu thu"), _("Chưa đồng bộ dữ liệu thu")),
        "services_paid_online": (_("Có giao dịch thanh toán trực tuyến"), _("Chưa có giao dịch trực tuyến nào")),
        "services_on_population": (_("Dùng dữ liệu dân cư khi nộp"), _("Chưa dùng dữ liệu dân cư khi nộp")),
    }.get(counts, ("", ""))  # fmt: skip
    return said[0] if counted else said[1]


def _petition_reason(counts: str, fact: PetitionFact, at: datetime, say: Say) -> str:
    if counts in _BY_KIND:
        return _KINDS[fact.kind]() if fact.kind in _KINDS else ""
    if by(fact.repeated_at, at):
        return _("Bị phản ánh lại")
    if by(fact.disliked_at, at):
        return _("Nhiều người không hài lòng hơn hài lòng")
    if fact.late_from is not None and fact.late_from < at:
        return _("Quá hạn từ %(when)s") % {"when": say(fact.late_from)}
    return _("Xử lý đúng hạn") if by(fact.resolved_at, at) else _("Đang xử lý, còn trong hạn")


def _of_source(known: Known) -> dict[str, str]:
    return {"source": known.source} if known.source else {}


def _unit_names(ids: Iterable[int]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def _procedure_names(codes: Iterable[str]) -> dict[str, str]:
    rows = Procedure.objects.filter(code__in=list(codes)).values_list("code", "current__short_name", "current__name")
    return {code: short or name or code for code, short, name in rows}


def _procedure_href(code: str) -> str:
    """Of one that only another system knows there is no page."""
    try:
        return reverse("portal:procedure", args=[code])
    except NoReverseMatch:
        return ""


def _contest_href(fact: DossierFact, known: Known) -> str:
    """Where the unit that decides it may hold that it is counted wrongly."""
    if not known.period or not may(known.actor, Action.CONTEST, fact.competent_unit_id):
        return ""
    return f"{reverse('board:monitor:dossier', args=[fact.code])}?ky={known.period}"
