"""The three ways in which Một Cửa says no.

A rule refuses with a code (for machines) and a sentence (for people, `motcua.kernel.sentences`): `message` is told in
the language of whoever reads it now, `sentence` is Vietnamese, for logs and for rows. Each surface translates the code
once. Nothing is logged and walked past.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from motcua.kernel.sentences import Sentence, told

NOTHING: Mapping[str, object] = MappingProxyType({})


class MotcuaError(Exception):
    """The root of every error that Một Cửa raises on purpose."""


class DomainError(MotcuaError):
    """A rule of the business refuses what was asked.

    `code` is stable and dotted ("dossier.changed_meanwhile"), `sentence` a whole one that says what to do, `field`
    the input it is about, `detail` what a machine may want to know.
    """

    def __init__(
        self,
        code: str,
        sentence: Sentence,
        *,
        field: str | None = None,
        detail: Mapping[str, object] = NOTHING,
    ) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.sentence = sentence
        self.field = field
        self.detail = detail

    def __str__(self) -> str:
        return self.sentence

    @property
    def message(self) -> str:
        """The sentence in the reader's language: to be shown, and never to be stored."""
        return told(self.sentence)

    @property
    def problems(self) -> tuple["DomainError", ...]:
        """Every defect that this refuses: itself, or all those of a `Problems`."""
        return (self,)

    def about(self, field: str) -> "DomainError":
        """The same refusal, said about the input named `field`."""
        return DomainError(self.code, self.sentence, field=field, detail=self.detail)


class Problems(DomainError):
    """Several refusals at once, so that a person hears of every defect in one go."""

    def __init__(self, problems: Iterable[DomainError]) -> None:
        self._problems = tuple(one for problem in problems for one in problem.problems)
        if not self._problems:
            raise ValueError("Problems needs at least one problem")
        first = self._problems[0]
        alone = len(self._problems) == 1
        super().__init__(
            first.code if alone else "problems",
            Sentence.listing(problem.sentence for problem in self._problems),
            field=first.field if alone else None,
            detail=first.detail if alone else {"codes": [problem.code for problem in self._problems]},
        )

    @property
    def problems(self) -> tuple[DomainError, ...]:
        return self._problems

    @classmethod
    def raise_any(cls, problems: Iterable[DomainError]) -> None:
        """Raises if there is any problem; silent otherwise."""
        found = tuple(problems)
        if found:
            raise cls(found)


class OutsidePartyError(MotcuaError):
    """A party outside (a bank, a register, a mail server) failed us.

    `permanent` tells the one thing a caller must know: False means try again later, True means that
    trying the same again is useless and a person has to look.
    """

    def __init__(self, message: str, permanent: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = permanent

    def __str__(self) -> str:
        return self.message
