"""Why a result is promised for the day that it is, read back from what its row keeps."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from motcua.core.dossiers.workflow import Move
from motcua.kernel.sentences import Sentence
from motcua.kernel.working_time.derivation import Step

# A row keeps the move that stopped the clock (NĐ 61/2018 Điều 19); a person reads what was waited for.
_WAITED_FOR: Mapping[str, str] = {Move.ASK_SUPPLEMENT: Sentence("chờ bổ sung")}


def explained(kept: Iterable[Mapping[str, Any] | str]) -> list[str]:
    """The steps of a promised date as sentences. What an older release kept is a sentence already."""
    return [one if isinstance(one, str) else _sentence(Step.from_data(one)) for one in kept]


def _sentence(step: Step) -> Sentence:
    return replace(step, note=_WAITED_FOR.get(step.note, step.note)).sentence
