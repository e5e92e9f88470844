"""Papers about a dossier: what each one says (a frozen dataclass), apart from how it looks (`law/printed`)."""

from motcua.core.dossiers.printed.parts import Applicant, Contact, Letterhead, PaperLine
from motcua.core.dossiers.printed.printing import PrintedForm, print_form
from motcua.core.dossiers.printed.reception_slip import ReceptionSlip, Stage
from motcua.core.dossiers.printed.refusal_slip import RefusalSlip
from motcua.core.dossiers.printed.result_document import ResultDocument, Signature
from motcua.core.dossiers.printed.supplement_request import (
    SupplementLine,
    SupplementRequest,
)

__all__ = [
    "Applicant",
    "Contact",
    "Letterhead",
    "PaperLine",
    "PrintedForm",
    "ReceptionSlip",
    "RefusalSlip",
    "ResultDocument",
    "Signature",
    "Stage",
    "SupplementLine",
    "SupplementRequest",
    "print_form",
]
