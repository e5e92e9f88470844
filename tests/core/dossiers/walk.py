"""A dossier walked to any stop of its way, by the services alone."""

from datetime import UTC, datetime

from motcua.core.documents.models import StoredFile
from motcua.core.dossiers.models import Dossier, Draft, DraftPaper
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.assign import assign
from motcua.core.dossiers.services.initial import initial
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.propose import propose
from motcua.core.dossiers.services.start_draft import start_draft
from motcua.core.dossiers.services.submit import submit
from tests.people import ANSWERS, City

STOPS = ("submitted", "accepted", "assigned", "proposed", "initialled", "approved", "numbered")


def a_file(owner: str = "party:an") -> StoredFile:
    return StoredFile.objects.create(
        owner=owner,
        sha256="ab" * 32,
        size=10,
        content_type="application/pdf",
        name="so-do.pdf",
        state="accepted",
        received_at=datetime(2024, 9, 13, tzinfo=UTC),
    )


def ready_draft(city: City, **more: object) -> Draft:
    """An's draft with everything in it."""
    draft = start_draft(
        actor=city.an.actor,
        procedure=city.procedure,
        receiving_unit=city.one_stop,
        competent_unit=city.planning,
        **more,
    )
    Draft.objects.filter(pk=draft.pk).update(answers=ANSWERS)
    DraftPaper.objects.create(draft=draft, component_code="sketch", source="filed", file=a_file())
    return Draft.objects.get(pk=draft.pk)


def walked(city: City, stop: str = "submitted", **more: object) -> Dossier:
    """An's dossier as far as `stop`, each step taken by the officer whose work it is."""
    draft = ready_draft(city, **more)
    dossier = submit(draft, actor=city.an.actor, revision=draft.revision)
    steps = {
        "accepted": lambda d: accept(d, actor=city.dung.actor, version=d.version),
        "assigned": lambda d: assign(d, actor=city.khoa.actor, version=d.version, officer=city.em.officer),
        "proposed": lambda d: propose(d, actor=city.em.actor, version=d.version, title="Trả lời", body="Đất ở."),
        "initialled": lambda d: initial(d, actor=city.khoa.actor, version=d.version),
        "approved": lambda d: approve(d, actor=city.phuc.actor, version=d.version),
        "numbered": lambda d: number_result(d, actor=city.hanh.actor, version=d.version),
    }
    for name in STOPS[1 : STOPS.index(stop) + 1]:
        steps[name](dossier)
    return Dossier.objects.get(pk=dossier.pk)
