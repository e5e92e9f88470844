"""Finding a procedure as people type."""

import unicodedata

import pytest

from motcua.core.catalogue.queries import search, sectors
from motcua.core.catalogue.services.publish import publish
from motcua.core.catalogue.services.publish_shipped import shipped
from motcua.core.ledger.definitions import system

pytestmark = pytest.mark.django_db
KEEPER = system("test")


FIRST = [
    ("thong tin quy hoach", "1.008455"),
    ("cung cap thong tin quy hoach xay dung", "1.008455"),
    ("QUY HOẠCH", "1.008455"),
    (unicodedata.normalize("NFD", "quy hoạch xây dựng"), "1.008455"),
    ("to khai nuoc thai", "1.008603"),
    ("chung thuc ban sao dien tu", "2.000815"),
    ("giay doc than", "1.004873"),
    ("khai sin", "1.001193"),
    ("mo quan", "1.001612"),
    ("2.000815", "2.000815"),
    ("1.0084", "1.008455"),
]


@pytest.mark.parametrize(("typed", "code"), FIRST)
def test_what_is_typed_without_accents_finds_it_first(catalogue: None, typed: str, code: str) -> None:
    found = search(typed)
    assert found.exact
    assert found.versions[0].procedure.code == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("chung thuc ban xao", "2.000815"), ("quy hoahc xay dugn", "1.008455"), ("dang ky ket honn", "1.000894")],
)
def test_a_slip_is_forgiven_only_when_nothing_is_found(catalogue: None, typed: str, code: str) -> None:
    found = search(typed)
    assert not found.exact
    assert code in [version.procedure.code for version in found.versions[:3]]


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "'; DROP TABLE x; --", "zzzzqqqq", "a:*&|!()"])
def test_nothing_typed_and_nonsense_break_nothing(catalogue: None, typed: str) -> None:
    assert all(version.state == "published" for version in search(typed).versions)


def test_only_the_published_version_is_found(catalogue: None) -> None:
    (record,) = [record for record in shipped() if record.code == "1.008455"]
    publish(record.model_copy(update={"short_name": "Hỏi quy hoạch", "name": "Hỏi quy hoạch"}), actor=KEEPER)
    assert search("hoi quy hoach").versions[0].number == 2
    assert "1.008455" not in [version.procedure.code for version in search("cung cap thong tin quy hoach").versions]


def test_sectors_with_their_procedures(catalogue: None) -> None:
    held = {sector.code: sector.procedures for sector in sectors()}  # type: ignore[attr-defined]
    assert held["chung-thuc"] == 2
    assert sum(held.values()) == len(shipped())
