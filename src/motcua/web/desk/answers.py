"""The answers of an e-form as an officer reads them: by step, computed values with how they came about."""

from motcua.core.catalogue.queries import evaluated
from motcua.core.dossiers.models import Dossier
from motcua.web.ui.eforms.areas import words_of
from motcua.web.ui.eforms.saying import Said, said_all
from motcua.web.ui.eforms.wards import ward_codes


def answers_of(dossier: Dossier) -> list[tuple[str, list[Said]]]:
    """(title, answers) of each step; empty when nothing was typed: a paper dossier."""
    if not dossier.answers:
        return []
    form = dossier.procedure.parsed_form
    wards = words_of(ward_codes(form, dossier.answers))
    return said_all(form, dossier.answers, evaluated(dossier.procedure, dossier.answers), wards)
