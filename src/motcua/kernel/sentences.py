"""What a rule says to a person: a Vietnamese sentence that can be told in another language on its way out.

Pure code cannot ask for a translation, and a filled sentence is in no catalogue. So a `Sentence` keeps its template,
which is the key of the catalogue, beside its values. As a string it is Vietnamese: that goes into rows and logs.
`told` is what its reader reads; a surface sets the language with `set_translation`, once for the process.
"""

from collections.abc import Callable, Iterable

Translation = Callable[[str], str]


class Sentence(str):
    """`Sentence("Còn thiếu giấy tờ: {name}.", name=…)`: a literal, and values by name. A value may be a sentence."""

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, /, **values: object) -> "Sentence":
        sentence = super().__new__(cls, _filled(template, values))
        sentence.template = template
        sentence.values = values
        return sentence

    @classmethod
    def listing(cls, sentences: Iterable[str], between: str = " ") -> "Sentence":
        """Several sentences, or words, as one; each is told by itself."""
        named = {f"at{place}": one for place, one in enumerate(sentences)}
        return cls(between.join(f"{{{name}}}" for name in named), **named)

    def told(self, translation: Translation) -> str:
        """The sentence by the words that `translation` has for its template, and for the sentences within."""
        values = {
            name: value.told(translation) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return _filled(translation(self.template), values)


def _filled(template: str, values: dict[str, object]) -> str:
    return template.format(**values) if values else template


def _as_written(template: str) -> str:
    return template


_translation: Translation = _as_written


def set_translation(translation: Translation | None) -> Translation:
    """Sets how readers of this process are spoken to (None: in Vietnamese) and returns what was set before."""
    global _translation
    before, _translation = _translation, translation or _as_written
    return before


def told(sentence: str) -> str:
    """The sentence as who reads it now understands it. A plain string is told as it stands."""
    return sentence.told(_translation) if isinstance(sentence, Sentence) else sentence
