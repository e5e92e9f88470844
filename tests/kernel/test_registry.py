from collections.abc import Callable

import pytest

from motcua.kernel.registry import DuplicateKey, Ports, Registry, UnknownKey


def test_what_was_registered_is_found_in_its_order() -> None:
    fees: Registry[Callable[[], int]] = Registry("fee rule")

    @fees.register("flat")
    def flat() -> int:
        return 1

    fees.add("none", lambda: 0)

    assert fees.get("flat") is flat
    assert fees.keys() == ("flat", "none")
    assert [rule() for rule in fees] == [1, 0]
    assert dict(fees.items())["flat"] is flat
    assert ("flat" in fees, "other" in fees, len(fees)) == (True, False, 2)


def test_the_same_key_twice_is_refused() -> None:
    fees: Registry[int] = Registry("fee rule")
    fees.add("flat", 1)

    with pytest.raises(DuplicateKey, match="fee rule 'flat'"):
        fees.add("flat", 2)
    assert fees.get("flat") == 1


def test_a_misspelt_key_is_answered_with_the_right_one() -> None:
    fees: Registry[int] = Registry("fee rule")
    fees.add("waste_water", 1)

    with pytest.raises(UnknownKey, match="did you mean 'waste_water'"):
        fees.get("wastewater")
    with pytest.raises(LookupError, match="known: none"):
        Registry[int]("indicator").get("x")


@pytest.fixture
def ports() -> Ports:
    made = Ports()
    made.configure({"sign_on": "collections.Counter", "stars": "string.digits"})
    return made


def test_an_adapter_is_made_once_when_first_asked_for(ports: Ports) -> None:
    first = ports.adapter_for("sign_on")

    assert type(first).__name__ == "Counter"
    assert ports.adapter_for("sign_on") is first
    assert ports.adapter_for("stars") == "0123456789"


def test_a_port_without_adapter_says_what_there_is(ports: Ports) -> None:
    with pytest.raises(UnknownKey, match="did you mean 'sign_on'.*known: sign_on, stars"):
        ports.adapter_for("signon")


@pytest.mark.parametrize("path", ["no.such.module.Class", "collections.NoSuchThing", "nodots"])
def test_a_path_that_leads_nowhere_is_named_with_its_port(ports: Ports, path: str) -> None:
    ports.configure({"post": path})

    with pytest.raises(UnknownKey, match="port 'post': cannot load"):
        ports.adapter_for("post")


def test_a_test_may_put_a_fake_in_place(ports: Ports) -> None:
    with ports.replaced(sign_on="fake", new="also"):
        assert (ports.adapter_for("sign_on"), ports.adapter_for("new")) == ("fake", "also")

    assert ports.adapter_for("sign_on") != "fake"
    with pytest.raises(UnknownKey):
        ports.adapter_for("new")
