"""The tables of identity."""

from motcua.core.identity.models.officers import Officer, RoleHolding, SigningCapacity
from motcua.core.identity.models.parties import Mandate, Party, User
from motcua.core.identity.models.units import Area, FormerName, Unit, UnitPlacement

__all__ = [
    "Area",
    "FormerName",
    "Mandate",
    "Officer",
    "Party",
    "RoleHolding",
    "SigningCapacity",
    "Unit",
    "UnitPlacement",
    "User",
]
