"""`./motcua index …`: figures as machines read them, an audit that agrees, sets that load without code."""

import copy
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.config.commands.index import index
from motcua.core.index.queries.sets import SHIPPED
from motcua.core.index.tasks import compare_each_night
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("morning")]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(index, [str(argument) for argument in arguments])


def figures(*arguments: str) -> dict[tuple[str, str], dict[str, object]]:
    said = run(*arguments, "--json")
    assert said.exit_code == 0, said.output
    return {(row["unit"], row["indicator"]): row for row in json.loads(said.output)}


def test_every_indicator_comes_with_what_it_was_counted_from(city: City) -> None:
    walked(city, "numbered")
    found = figures("show", "--unit", "root", "--period", "2024-09")
    assert len(found) == 22
    row = found["H06.30", "2.1"]
    assert (row["numerator"], row["denominator"], row["ratio"], row["points"], row["max"]) == (1, 1, 1.0, 20.0, 20.0)
    assert (row["rule_version"], row["as_of"]) == ("qd-766-2022/portal", "2024-09-13T08:00:00+07:00")


@pytest.mark.parametrize("more", [(), ("--kept",)])
def test_a_recomputation_prints_the_same_list(city: City, more: tuple[str, ...]) -> None:
    for stop in ("submitted", "accepted", "numbered"):
        walked(city, stop)
    asked = ("--unit", "root", "--children", "--period", "now")
    assert figures("recompute", *asked, *more) == figures("show", *asked)


def test_what_has_no_source_is_nothing_and_never_a_zero(city: City) -> None:
    row = figures("show", "--unit", "root", "--period", "now")["H06.30", "3.6"]
    assert (row["numerator"], row["denominator"], row["points"], row["standing"]) == (None, None, None, "no_source")


def test_people_read_a_table_with_the_total(city: City) -> None:
    said = run("show", "--unit", "H06.30.11", "--period", "2024-Q3").output
    assert "H06.30.11  total" in said and "(qd-766-2022/portal)" in said


def test_people_read_why_an_indicator_has_no_figure_and_in_what_it_counts(city: City) -> None:
    walked(city, "numbered")
    said = run("show", "--unit", "H06.30.11", "--period", "2024-09").output
    words = {line.split()[1]: " ".join(line.split()[2:]) for line in said.splitlines()}
    assert words["2.1"] == "1 / 1 20.00 / 20" and words["2.2"].startswith("0 phút / 1 ")
    assert words["1.2"].startswith("không áp dụng") and words["3.6"].startswith("chưa có nguồn dữ liệu")
    idle = run("show", "--unit", "H06.30.11", "--period", "2024-08").output
    assert " chưa phát sinh " in idle and "0/0" not in (said + idle).replace(" ", "")


@pytest.mark.parametrize(
    ("unit", "period", "code"),
    [
        ("H99", "now", "unit.not_found"),
        ("root", "soon", "period.not_understood"),
        ("root", "2030-01", "period.not_begun"),
    ],
)
def test_a_wrong_question_is_refused_with_a_code(city: City, unit: str, period: str, code: str) -> None:
    refusal = run("show", "--unit", unit, "--period", period).exception
    assert isinstance(refusal, DomainError) and refusal.code == code


def test_one_source_is_asked_alone_and_must_be_known(city: City) -> None:
    walked(city, "numbered")
    asked = ("show", "--unit", "root", "--period", "2024-09")
    assert figures(*asked, "--source", "motcua")["H06.30", "2.1"]["numerator"] == 1
    refusal = run(*asked, "--source", "huyen").exception
    assert isinstance(refusal, DomainError) and refusal.code == "source.not_found"


def test_the_rows_are_written_with_their_columns_explained(city: City, tmp_path: Path) -> None:
    walked(city, "accepted")
    said = run("facts", tmp_path / "out", "--format", "parquet").output
    assert "dossier.parquet: 1 rows" in said
    explained = json.loads((tmp_path / "out" / "columns.json").read_text(encoding="utf-8"))
    assert explained["dossier"]["late_from"]["means"].startswith("later than this")


def changed_set(tmp_path: Path, **more: object) -> Path:
    """The shipped set with 30 points for progress and 12 for digitisation, from 2025 on."""
    record = copy.deepcopy(json.loads((SHIPPED / "qd-766-2022.json").read_text(encoding="utf-8")))
    record |= {"code": "qd-next", "valid_from": "2024-09-01", **more}
    record["groups"][1]["max"] = record["groups"][1]["indicators"][0]["max"] = 30
    record["groups"][3]["max"] = 12
    for indicator, points in zip(record["groups"][3]["indicators"], (1, 1, 2, 2, 2, 2, 2), strict=True):
        indicator["max"] = points
    file = tmp_path / "set.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    return file


def test_a_second_set_with_other_weights_and_dates_loads_without_code(city: City, tmp_path: Path) -> None:
    walked(city, "numbered")
    assert run("load", changed_set(tmp_path)).exit_code == 0
    now, before = (figures("show", "--unit", "root", "--period", period) for period in ("2024-09", "2024-08"))
    assert (now["H06.30", "2.1"]["points"], now["H06.30", "2.1"]["rule_version"]) == (30.0, "qd-next/portal")
    assert before["H06.30", "2.1"]["rule_version"] == "qd-766-2022/portal"
    old = figures("show", "--unit", "root", "--period", "2024-09", "--rules", "qd-766-2022/document")
    assert old["H06.30", "2.1"]["points"] == 20.0


def test_a_set_whose_weights_do_not_add_up_is_refused_whole(city: City, tmp_path: Path) -> None:
    refusal = run("load", changed_set(tmp_path, total=90)).exception
    assert isinstance(refusal, DomainError) and "khác tổng của bộ chỉ số là 90" in refusal.message


def test_facts_are_made_anew_from_the_events(city: City) -> None:
    from motcua.config.commands.migrate import apply
    from motcua.core.catalogue.models import ServiceFact
    from motcua.core.dossiers.models import DossierFact

    walked(city, "numbered")
    before = figures("show", "--unit", "root", "--period", "now")
    ServiceFact.objects.all().delete()
    DossierFact.objects.update(late_from=None, digitised_at=None, electronic_result_at=None)
    apply(quietly=True)
    assert figures("show", "--unit", "root", "--period", "now") == before
    assert run("rebuild").output == "index.rebuilt: 1 dossiers, 1 procedures.\n"
    assert run("verify").exit_code == 0


def test_the_nightly_comparison_keeps_what_it_found(city: City) -> None:
    from motcua.core.index.models import Agreement

    walked(city, "numbered")
    compare_each_night(timestamp=0)
    found = Agreement.objects.latest()
    assert (found.facts, found.differences) == (1, [])
    assert run("verify").output.startswith("index.agrees: 1 facts")
