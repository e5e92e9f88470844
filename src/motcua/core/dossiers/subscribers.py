"""What follows a move: the person is told, pages that watch refresh, an online result is handed over by itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from motcua.core.catalogue.queries import kept_version
from motcua.core.dossiers.definitions import ReturnWay, State
from motcua.core.dossiers.events import NOTICES
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.hand_over import hand_over
from motcua.core.dossiers.services.keep_result import keep_result
from motcua.core.ledger.definitions import system
from motcua.core.ledger.models import Event
from motcua.core.ledger.outbox import subscribe
from motcua.core.notifications.services.notify import notify
from motcua.kernel.dates import format_moment

ROBOT = system("online_return")
OF_FACTS = frozenset({"dossier.imported", "dossier.ruled"})
"""What may happen to a fact whose dossier lives in another system."""


@subscribe("dossier.")
def refresh_whoever_watches(event: Event) -> Iterable[str]:
    found = Dossier.objects.filter(pk=event.aggregate_id).only("token", "applicant", "filer", "receiving_unit")
    if event.kind in OF_FACTS and not found.exists():
        return ()  # of another system: there is a fact of it, but nobody here waits for it
    dossier = found.get()
    topics = {
        f"dossier:{dossier.token}",
        f"party:{dossier.applicant_id}",
        f"party:{dossier.filer_id}",
    }
    units = {event.data.get("holder_unit"), event.unit_id, dossier.receiving_unit_id, event.data.get("asked")}
    return topics | {f"unit:{unit}" for unit in units if unit}


@subscribe("dossier.")
def tell_the_people_concerned(event: Event) -> None:
    notice = NOTICES.get(event.kind)
    if notice is None:
        return
    dossier = _dossier(event)
    words = _words(dossier, event, event.payload.content if notice.quotes and hasattr(event, "payload") else {})
    for party in {dossier.applicant, dossier.filer}:
        notify(
            party=party,
            kind=event.kind,
            subject=notice.subject.format_map(words),
            body=notice.body.format_map(words),
            dossier_code=dossier.code,
            link=f"/ho-so/{dossier.code}/",
        )


@subscribe("dossier.numbered")
def return_online_results_by_themselves(event: Event) -> None:
    """Who chose to receive online waits for nobody: the result goes to the repository and the dossier is returned."""
    dossier = _dossier(event)
    if dossier.return_way == ReturnWay.ONLINE and dossier.state == State.FINISHED:
        hand_over(dossier, actor=ROBOT, version=dossier.version, way=ReturnWay.ONLINE)


@subscribe("dossier.handed_over")
def keep_the_result_for_its_owner(event: Event) -> None:
    keep_result(_dossier(event), actor=ROBOT)


def _dossier(event: Event) -> Dossier:
    related = ("receiving_unit", "competent_unit", "applicant")
    dossier = Dossier.objects.select_related(*related).defer("answers", "due_explained").get(pk=event.aggregate_id)
    dossier.procedure = kept_version(dossier.procedure_id)
    if dossier.filer_id == dossier.applicant_id:
        dossier.filer = dossier.applicant
    return dossier


def _words(dossier: Dossier, event: Event, written: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the places of a notice; `written` is what an officer said of it, where the notice quotes that."""
    due = format_moment(dossier.due_at) if dossier.due_at else "theo quy định của thủ tục"
    return {
        "code": dossier.code,
        "procedure": dossier.procedure.short_name or dossier.procedure.name,
        "unit": dossier.receiving_unit.name if dossier.accepted_at is None else dossier.competent_unit.name,
        "due": due,
        "due_sentence": f"Hẹn trả kết quả mới: {due}." if dossier.accepted_at else "Cơ quan sẽ kiểm tra lại.",
        "check_due": format_moment(dossier.check_due_at) if dossier.check_due_at else "",
        "reason": written.get("reason", ""),
        "items": "\n".join(f"- {item['name'] or 'Nội dung'}: {item['problem']}" for item in written.get("items", [])),
        "number": event.data.get("number", ""),
        "return_sentence": _return_sentence(dossier),
    }


def _return_sentence(dossier: Dossier) -> str:
    if dossier.return_way == ReturnWay.ONLINE:
        return "Bạn tải kết quả trong trang hồ sơ, bản lưu nằm trong kho giấy tờ của bạn."
    if dossier.return_way == ReturnWay.POST:
        return "Kết quả sẽ được gửi qua bưu chính."
    return f"Mời bạn đến nhận tại {dossier.returning_unit.name}."
