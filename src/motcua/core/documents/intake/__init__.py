"""What comes in: is it what it says it is, can everybody read it, does it hide anything? Pure functions of bytes."""

from motcua.core.documents.intake.assemble import Assembled, Part, assemble
from motcua.core.documents.intake.inspect import Prepared, prepare
from motcua.core.documents.intake.kinds import KINDS, FileKind
from motcua.core.documents.intake.limits import Limits
from motcua.core.documents.intake.names import safe_name
from motcua.core.documents.intake.turning import small, turned

__all__ = [
    "KINDS",
    "Assembled",
    "FileKind",
    "Limits",
    "Part",
    "Prepared",
    "assemble",
    "prepare",
    "safe_name",
    "small",
    "turned",
]
