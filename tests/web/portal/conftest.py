"""The citizen's pages: An signed in, an open draft, the small city."""

from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.services.save_draft import save_answers
from motcua.core.dossiers.services.start_draft import start_draft
from motcua.core.dossiers.services.submit import submit
from motcua.kernel import clock
from motcua.kernel.text import unaccented
from tests.people import ANSWERS, FOUNDED, City, make_procedure, offer, signed_in
from tests.web.portal.forms import FEES, RICH


@pytest.fixture
def an(city: City, morning: clock.Hand) -> Client:
    return signed_in(city.an)


@pytest.fixture
def chi(city: City, morning: clock.Hand) -> Client:
    """A stranger."""
    return signed_in(city.chi)


@pytest.fixture
def draft(city: City, morning: clock.Hand) -> Draft:
    """An's open draft: her name is filled in, nothing else."""
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    return start_draft(actor=city.an.actor, procedure=city.procedure, **units)


@pytest.fixture
def another(city: City, morning: clock.Hand) -> Draft:
    """A second draft, beside the one that was filed."""
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    return start_draft(actor=city.an.actor, procedure=city.procedure, **units)


@pytest.fixture
def dossier(city: City, draft: Draft, sketch: Any) -> Dossier:
    """What An filed at 08:00."""
    from motcua.core.dossiers.services.draft_papers import add_part

    save_answers(draft, actor=city.an.actor, revision=draft.revision, answers=ANSWERS)
    add_part(draft, actor=city.an.actor, component_code="sketch", file=sketch)
    return submit(draft, actor=city.an.actor, revision=draft.revision)


@pytest.fixture
def wards(db: None) -> None:
    """Two places that a form knows."""
    from motcua.core.identity.models import Area

    for code, name, kind, former in (("26506", "1", "phường", "Châu Thành"), ("26545", "Long Sơn", "xã", "")):
        Area.objects.create(
            code=code, name=name, kind=kind, parent_name="thành phố Vũng Tàu", former_names=[former] if former else [],
            search_text=f" {unaccented(f'{name} {kind} {former}')} ", sort_key=name, valid_from=FOUNDED,
        )  # fmt: skip


@pytest.fixture
def rich(city: City, morning: clock.Hand, wards: None) -> Draft:
    """An's draft of a form in which every kind of field stands."""
    version = make_procedure("9.000001", "Thủ tục nhiều ô", form=RICH, rules={"tables": {"certified_copy": FEES}})
    offer(version, city.one_stop, city.planning)
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    return start_draft(actor=city.an.actor, procedure=version, **units)


@pytest.fixture
def sketch(city: City) -> Any:
    """A one-page PDF that An has sent."""
    from motcua.core.documents.services.receive_file import receive_file
    from tests.web.portal.papers import pdf

    owner = f"party:{city.an.party.pk}"
    return receive_file(actor=city.an.actor, owner=owner, content=pdf(), name="so-do.pdf").file
