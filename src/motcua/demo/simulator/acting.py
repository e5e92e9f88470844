"""One act, carried out through its service by whoever would do it."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from motcua.core.dossiers.definitions import ReturnWay
from motcua.core.dossiers.models import Dossier, Supplement
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.answer_supplement import answer_supplement, start_answer
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.assign import assign
from motcua.core.dossiers.services.hand_over import hand_over
from motcua.core.dossiers.services.initial import initial
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.propose import propose
from motcua.core.dossiers.services.refuse import refuse
from motcua.core.dossiers.services.send_back import send_back
from motcua.core.dossiers.services.stop import stop
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.feedback.services.rate_dossier import rate_dossier
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Officer
from motcua.core.ledger.definitions import Actor, citizen
from motcua.demo.data import load
from motcua.demo.simulator.acts import Deed
from motcua.demo.simulator.chance import dice
from motcua.demo.simulator.fate import Ending, Fate
from motcua.demo.simulator.filing import bring
from motcua.demo.simulator.habits import Habit
from motcua.demo.simulator.world import ROBOT, World


class Doing:
    """One dossier of the simulator, with all that acting on it needs."""

    def __init__(self, dossier: Dossier, *, key: str, fate: Fate, habit: Habit, world: World) -> None:
        self.dossier, self.key, self.fate, self.habit, self.world = dossier, key, fate, habit, world
        self.history: list[tuple[str, datetime]] = []
        self.rated = False
        self.typesets = False  # the crowd's results are typeset once for a procedure, which costs next to nothing
        self.specialist: int | None = None

    def actor(self, deed: Deed) -> Actor:
        """Who would do it."""
        dossier, world = self.dossier, self.world
        match deed:
            case Deed.ANSWER | Deed.WITHDRAW | Deed.RATE:
                return citizen(dossier.applicant_id)
            case Deed.STOP:
                return ROBOT
            case Deed.ASSIGN:
                return world.acting(Role.DIVISION_HEAD, dossier.competent_unit_id, self.key, _named_head(dossier))
            case Deed.HAND_OVER:
                return world.acting(Role.ONE_STOP, dossier.returning_unit_id, self.key, at_counter=True)
        return world.holder(dossier, self.key)

    @property
    def thrown(self) -> Random:
        return dice(self.key, "words", self.dossier.version)

    def say(self, what: str) -> str:
        """A phrase of that kind, or nothing: most officers write little."""
        phrases: list[str] = load("words")[what]
        return self.thrown.choice(phrases)

    def do(self, deed: Deed) -> None:
        _DEEDS[deed](self, self.actor(deed))


def _accept(doing: Doing, actor: Actor) -> None:
    accept(doing.dossier, actor=actor, version=doing.dossier.version, remark=doing.say("accept"))


def _refuse(doing: Doing, actor: Actor) -> None:
    refuse(doing.dossier, actor=actor, version=doing.dossier.version, reason=doing.say("refuse"))


def _ask(doing: Doing, actor: Actor) -> None:
    """One or two defects, each of a component that this procedure asks for."""
    dossier = doing.dossier
    wanted = {one.code: one.name for one in doing.world.components(dossier.procedure, dossier.case)}
    known = [(code, problem) for code, problem in doing.habit.problems if code in wanted or not code]
    chosen = doing.thrown.sample(known, min(len(known), doing.thrown.choice((1, 1, 2))))
    items = [
        {"component": code, "name": wanted.get(code, "Thông tin trong đơn"), "problem": said} for code, said in chosen
    ]
    ask_supplement(dossier, actor=actor, version=dossier.version, items=items, reason=doing.say("ask"))


def _answer(doing: Doing, actor: Actor) -> None:
    """The person answers what was asked, nothing else."""
    asked = Supplement.objects.get(dossier=doing.dossier, answered_at=None)
    draft = start_answer(doing.dossier, actor=actor)
    uploads = {one.code for one in doing.world.components(draft.version, draft.case)}
    for item in asked.items:
        if item["component"] in uploads:
            bring(draft, item["component"], doing.world, doing.thrown)
    draft.refresh_from_db(fields=["revision"])
    doing.dossier = answer_supplement(draft, actor=actor, revision=draft.revision)


def _withdraw(doing: Doing, actor: Actor) -> None:
    dossier = doing.dossier
    withdraw(dossier, actor=actor, version=dossier.version, reason=doing.say("withdraw"))


def _stop(doing: Doing, actor: Actor) -> None:
    stop(doing.dossier, actor=actor, version=doing.dossier.version, reason=doing.say("stop"))


def _assign(doing: Doing, actor: Actor) -> None:
    dossier = doing.dossier
    named = doing.specialist or doing.world.specialist(dossier.competent_unit_id, doing.key)
    chosen = Officer.objects.get(pk=named)
    assign(dossier, actor=actor, version=dossier.version, officer=chosen, remark=doing.say("assign"))


def _propose(doing: Doing, actor: Actor) -> None:
    dossier, granted = doing.dossier, doing.fate.ending is not Ending.DENIED
    words = {"name": dossier.applicant.name, "code": dossier.code}
    propose(
        dossier,
        actor=actor,
        version=dossier.version,
        title=doing.habit.title.format_map(words),
        body=(doing.habit.body if granted else load("words")["denied_body"]).format_map(words),
        granted=granted,
        proposal=doing.say("propose" if granted else "propose_denied"),
        file=doing.world.result(dossier, doing.habit) if not doing.typesets else None,
    )


def _initial(doing: Doing, actor: Actor) -> None:
    initial(doing.dossier, actor=actor, version=doing.dossier.version, remark=doing.say("initial"))


def _send_back(doing: Doing, actor: Actor) -> None:
    send_back(doing.dossier, actor=actor, version=doing.dossier.version, remark=doing.say("send_back"))


def _approve(doing: Doing, actor: Actor) -> None:
    approve(doing.dossier, actor=actor, version=doing.dossier.version, remark=doing.say("approve"))


def _number(doing: Doing, actor: Actor) -> None:
    number_result(doing.dossier, actor=actor, version=doing.dossier.version)


def _hand_over(doing: Doing, actor: Actor) -> None:
    dossier = doing.dossier
    way = ReturnWay(dossier.return_way)
    hand_over(dossier, actor=actor, version=dossier.version, way=way, receiver_name=dossier.applicant.name)


def _rate(doing: Doing, actor: Actor) -> None:
    score = doing.fate.score
    assert score is not None
    rate_dossier(doing.dossier, actor=actor, score=score, comment=doing.say("praise" if score > 3 else "blame"))
    doing.rated = True


def _named_head(dossier: Dossier) -> int | None:
    return dossier.holder_officer_id if dossier.holder_role == Role.DIVISION_HEAD else None


_DEEDS: dict[Deed, Callable[[Doing, Actor], None]] = {
    Deed.ACCEPT: _accept,
    Deed.REFUSE: _refuse,
    Deed.ASK: _ask,
    Deed.ANSWER: _answer,
    Deed.WITHDRAW: _withdraw,
    Deed.STOP: _stop,
    Deed.ASSIGN: _assign,
    Deed.PROPOSE: _propose,
    Deed.INITIAL: _initial,
    Deed.SEND_BACK: _send_back,
    Deed.APPROVE: _approve,
    Deed.NUMBER: _number,
    Deed.HAND_OVER: _hand_over,
    Deed.RATE: _rate,
}
