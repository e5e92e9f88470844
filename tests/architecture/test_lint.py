"""`./motcua lint` as tests, so that `./motcua test` forgets none of it."""

import pytest

from motcua.config.commands.lint import CHECKS, findings


@pytest.mark.parametrize("name", [name for name in CHECKS if name != "types"])
def test_the_house_is_clean(name: str) -> None:
    said = findings(name)
    assert not said, f"\n{said}"


@pytest.mark.slow
def test_the_types_are_right() -> None:
    said = findings("types")
    assert not said, f"\n{said}"
