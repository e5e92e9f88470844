"""People and businesses who might come: person 17 of a seed is always the same one, and nobody of flesh and blood."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from stdnum.vn import mst

from motcua.core.identity.definitions import Assurance, Particulars, PartyKind, SignedOnPerson
from motcua.demo.data import load
from motcua.demo.simulator.chance import dice, pick

_ADULT_ON = date(2006, 1, 1)
_YEARS = 55


@dataclass(frozen=True, slots=True)
class Sketch:
    """Somebody made up. `number` is an identity number or a tax code, `area` the GSO code of the ward."""

    number: str
    name: str
    born: date | None
    sex: str
    phone: str
    address: str
    area: str
    is_business: bool = False


def person(index: int) -> Sketch:
    """A made-up adult. The six last digits of the number begin with a zero, those of the telephone with two."""
    thrown = dice("person", index)
    sex = thrown.choice(("male", "female"))
    born = _ADULT_ON - timedelta(days=thrown.randrange(_YEARS * 365))
    century = 0 if born.year < 2000 else 2
    number = f"077{century + (sex == 'female')}{born.year % 100:02d}{index % 100_000:06d}"
    return Sketch(number, person_name(thrown, sex), born, sex, f"0900{index % 1_000_000:06d}", *_home(thrown))


def business(index: int) -> Sketch:
    """A made-up business; its tax code has the right check digit and the word "Mẫu" in its name."""
    thrown = dice("business", index)
    names = load("names")["businesses"]
    name = f"{thrown.choice(names['kinds'])} {thrown.choice(names['trades'])} {thrown.choice(names['names'])}"
    phone = f"0900{900_000 + index % 100_000:06d}"
    return Sketch(_tax_code(index), name, None, "", phone, *_home(thrown), is_business=True)


def signed_on(sketch: Sketch) -> SignedOnPerson:
    """As VNeID's stand-in in the demo tells of them."""
    return SignedOnPerson(
        subject=f"demo:{sketch.number}",
        identity_number=sketch.number,
        full_name=sketch.name,
        birth_date=sketch.born,
        sex=sketch.sex,
        phone=sketch.phone,
        address=sketch.address,
        assurance=Assurance.LEVEL_2,
        kind=PartyKind.BUSINESS if sketch.is_business else PartyKind.PERSON,
    )


def particulars(sketch: Sketch) -> Particulars:
    """As they say at the counter."""
    return Particulars(
        identifier=sketch.number,
        name=sketch.name,
        kind=PartyKind.BUSINESS if sketch.is_business else PartyKind.PERSON,
        birth_date=sketch.born,
        sex=sketch.sex,
        phone=sketch.phone,
        address=sketch.address,
        area_code=sketch.area,
    )


def _tax_code(index: int) -> str:
    """One stem in eleven has no check digit; the next series then has."""
    stems = (f"35{series}{index % 100_000:05d}" for series in (99, 98, 97, 96))
    return next(stem + mst.calc_check_digit(stem) for stem in stems if len(mst.calc_check_digit(stem)) == 1)


def person_name(thrown: Random, sex: str) -> str:
    """A full name as common as its parts."""
    names = load("names")
    middle = thrown.choice(names[sex]["middle"])
    given = thrown.choice([name for name in names[sex]["given"] if name not in middle.split()])
    return f"{pick(thrown, names['families'])} {middle} {given}"


def _home(thrown: Random) -> tuple[str, str]:
    area = thrown.choice(load("areas")["areas"])
    street = thrown.choice(load("names")["streets"])
    kind = area["kind"].capitalize() if area["name"].isdigit() else area["kind"]
    place = f"{kind} {area['name']}"
    return f"{thrown.randrange(1, 400)} {street}, {place}, thành phố Vũng Tàu", area["code"]
