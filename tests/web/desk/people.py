"""What people around the desk do meanwhile."""

from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.services.answer_supplement import answer_supplement, start_answer
from tests.people import City


def answered(city: City, dossier: Dossier) -> Dossier:
    """An answers what she was asked."""
    draft = start_answer(dossier, actor=city.an.actor)
    draft = Draft.objects.get(pk=draft.pk)
    return answer_supplement(draft, actor=city.an.actor, revision=draft.revision)
