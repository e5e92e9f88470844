"""Every move of the desk is one row: what it is called, what is typed with it, which service carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.documents.intake import Limits
from motcua.core.documents.models import StoredFile
from motcua.core.documents.policies import owner_of_party
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers import policies
from motcua.core.dossiers.definitions import ReturnWay, State
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.assign import assign
from motcua.core.dossiers.services.consult import consult
from motcua.core.dossiers.services.give_opinion import give_opinion
from motcua.core.dossiers.services.hand_over import hand_over
from motcua.core.dossiers.services.initial import initial
from motcua.core.dossiers.services.leave_counter import leave_counter
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.propose import propose
from motcua.core.dossiers.services.refuse import refuse
from motcua.core.dossiers.services.send_back import send_back
from motcua.core.dossiers.services.stop import stop
from motcua.core.dossiers.workflow import Move, legal_moves
from motcua.core.ledger.definitions import Actor
from motcua.web.desk import forms
from motcua.web.desk.forms import MoveForm
from motcua.web.desk.words import Words

ASIDE = "aside"
CarryOut = Callable[[Dossier, Actor, int, Any], object]


@dataclass(frozen=True, slots=True)
class Act:
    """`label` stands on the button, `done` is said afterwards; `sign` and `tone` dress it.

    What has a tone (danger, or aside of the way) is never the next step.
    """

    move: Move
    slug: str
    label: Words
    done: Words
    form: type[MoveForm]
    carry_out: CarryOut
    sign: str
    tone: str = ""
    hotkey: str = ""


def _accept(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return accept(dossier, actor=actor, version=version, remark=form.cleaned_data["remark"])


def _refuse(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return refuse(dossier, actor=actor, version=version, reason=form.said())


def _assign(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    said = form.cleaned_data["remark"]
    return assign(dossier, actor=actor, version=version, officer=form.chosen(), remark=said)


def _propose(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    said = {name: form.cleaned_data[name] for name in ("title", "body", "proposal")}
    granted = form.cleaned_data["granted"] == "yes"
    file = kept(form.cleaned_data["file"], dossier, actor)
    return propose(dossier, actor=actor, version=version, granted=granted, file=file, **said)


def kept(upload: Any, dossier: Dossier, actor: Actor) -> StoredFile | None:
    """A text that was written elsewhere, kept with the applicant's papers."""
    if not upload:
        return None
    owner = owner_of_party(dossier.applicant_id)
    limits = Limits().accepting(["pdf"])
    return receive_file(actor=actor, owner=owner, content=upload.read(), name=upload.name, limits=limits).file


def _consult(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    said = {name: form.cleaned_data[name] for name in ("question", "hours", "code")}
    return consult(dossier, actor=actor, version=version, unit=form.chosen(), **said)


def _give_opinion(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    file = kept(form.cleaned_data["file"], dossier, actor)
    return give_opinion(dossier, actor=actor, answer=form.cleaned_data["answer"], file=file)


def _leave_counter(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return leave_counter(dossier, actor=actor, version=version)


def _initial(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return initial(dossier, actor=actor, version=version, remark=form.cleaned_data["remark"])


def _approve(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return approve(dossier, actor=actor, version=version, remark=form.cleaned_data["remark"])


def _send_back(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return send_back(dossier, actor=actor, version=version, remark=form.cleaned_data["remark"])


def _number(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return number_result(dossier, actor=actor, version=version)


def _hand_over(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    way = ReturnWay(form.cleaned_data["way"])
    return hand_over(dossier, actor=actor, version=version, way=way, receiver_name=form.cleaned_data["receiver_name"])


def _stop(dossier: Dossier, actor: Actor, version: int, form: Any) -> object:
    return stop(dossier, actor=actor, version=version, reason=form.cleaned_data["reason"])


TABLE: tuple[Act, ...] = (
    Act(Move.ACCEPT, "tiep-nhan", _("Tiếp nhận"), _("Đã tiếp nhận"), forms.RemarkForm, _accept, "check"),
    Act(Move.APPROVE, "duyet", _("Ký duyệt"), _("Đã ký duyệt"), forms.RemarkForm, _approve, "pen"),
    Act(Move.INITIAL, "ky-nhay", _("Ký nháy"), _("Đã ký nháy"), forms.RemarkForm, _initial, "pen"),
    Act(Move.NUMBER, "cap-so", _("Lấy số, đóng dấu"), _("Đã lấy số và phát hành"), forms.PressForm, _number, "seal"),
    Act(Move.HAND_OVER, "tra", _("Trả kết quả"), _("Đã trả kết quả"), forms.HandOverForm, _hand_over, "hand-over"),
    Act(
        Move.GIVE_OPINION,
        "cho-y-kien",
        _("Gửi ý kiến"),
        _("Đã gửi ý kiến về"),
        forms.OpinionForm,
        _give_opinion,
        "chat",
    ),
    Act(Move.PROPOSE, "trinh", _("Trình"), _("Đã trình"), forms.ProposeForm, _propose, "send"),
    Act(Move.CONSULT, "lay-y-kien", _("Lấy ý kiến"), _("Đã gửi lấy ý kiến về"), forms.ConsultForm, _consult, "people"),
    Act(Move.ASSIGN, "phan-cong", _("Phân công"), _("Đã phân công"), forms.AssignForm, _assign, "person"),
    Act(
        Move.SEND_BACK, "tra-lai", _("Trả lại"), _("Đã trả lại"), forms.SendBackForm, _send_back, "undo", hotkey="Alt+L"
    ),
    Act(
        Move.LEAVE_COUNTER,
        "ve-truoc",
        _("Người nộp về, trả sau"),
        _("Đã cho người nộp về, trả kết quả sau:"),
        forms.PressForm,
        _leave_counter,
        "door",
        ASIDE,
    ),
    Act(Move.REFUSE, "tu-choi", _("Từ chối tiếp nhận"), _("Đã từ chối"), forms.RefuseForm, _refuse, "refuse", "danger"),
    Act(Move.STOP, "dung", _("Dừng xử lý"), _("Đã dừng xử lý"), forms.StopForm, _stop, "pause", "danger"),
)
"""In the order in which one of them is the next step; what stands below another is offered beside it."""
ACTS = {act.slug: act for act in TABLE}


def moves_open_to(actor: Actor, dossier: Dossier) -> frozenset[Move]:
    """What the table allows now and this officer has the right to."""
    step = StepKind(dossier.step_kind)
    legal = legal_moves(State(dossier.state), accepted=dossier.accepted_at is not None, step=step)
    idle = set() if dossier.waits_at_counter else {Move.LEAVE_COUNTER}
    return frozenset(move for move in legal - idle if policies.may(actor, move, dossier))


def acts_open_to(actor: Actor, dossier: Dossier) -> list[Act]:
    moves = moves_open_to(actor, dossier)
    return [act for act in TABLE if act.move in moves]
