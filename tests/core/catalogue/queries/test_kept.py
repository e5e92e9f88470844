"""A published version is read once by each process; what may still change is never kept."""

from typing import Any

import pytest

from motcua.core.catalogue.models import ProcedureVersion, VersionState
from motcua.core.catalogue.queries import components_for, forget_versions, has_fee, kept_version, limit_for
from motcua.core.catalogue.queries.kept import _known
from tests.people import City, make_procedure


def test_filing_asks_nothing_of_a_version_read_before(city: City, django_assert_num_queries: Any) -> None:
    kept_version(city.procedure.pk)
    with django_assert_num_queries(0):
        version = kept_version(city.procedure.pk)
        assert [paper.code for paper in components_for(version, None)] == ["request", "sketch"]
        assert limit_for(version, None, "online") is not None and not has_fee(version, None)
        assert version.procedure.code == "1.008455" and version.sector.name
        assert version.parsed_form.steps and version.parsed_route.steps


def test_what_is_kept_is_what_is_stored(city: City) -> None:
    stored = ProcedureVersion.objects.get(pk=city.procedure.pk)
    kept = kept_version(city.procedure.pk)
    assert (kept.form, kept.route, kept.rules) == (stored.form, stored.route, stored.rules)
    assert components_for(kept, None) == components_for(stored, None)


def test_a_draft_of_a_version_is_read_anew_each_time(db: None) -> None:
    version = make_procedure(code="1.000001", name="Thủ tục đang soạn", state=VersionState.DRAFT)
    assert kept_version(version.pk).name == "Thủ tục đang soạn"
    ProcedureVersion.objects.filter(pk=version.pk).update(name="Thủ tục đã sửa")
    assert kept_version(version.pk).name == "Thủ tục đã sửa"


def test_a_process_keeps_only_so_many(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.core.catalogue.queries.kept._MOST", 1)
    forget_versions()
    for version in (city.procedure, make_procedure(code="1.000002", name="Thủ tục thứ hai")):
        kept_version(version.pk)
        assert list(_known) == [version.pk]
