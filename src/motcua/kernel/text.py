"""Vietnamese text: one form of Unicode, search without accents, the order of the alphabet."""

import re
import unicodedata

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

# Marks that make another letter come before the next base letter: ă after a, â after ă, ơ after ô …
_SHAPES = {
    "a\u0306": "a{", "a\u0302": "a|",
    "d\u0111": "d{",
    "e\u0302": "e{",
    "o\u0302": "o{", "o\u031b": "o|",
    "u\u031b": "u{",
}  # fmt: skip
# The order of the tones in Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def nfc(text: str) -> str:
    """The text in Unicode's composed form, the only one that is stored."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """What a person meant to type: NFC, no invisible characters, single spaces, no spaces at the ends."""
    return " ".join(_INVISIBLE.sub("", nfc(text)).split())


def required_text(text: str, field: str, sentence: Sentence, *, longest: int = 4000) -> str:
    """What somebody has to write, trimmed and in NFC.

    Raises DomainError ``text.required`` with `sentence` where nothing is left, and ``text.too_long``.
    """
    cleaned = nfc(text).strip()
    if not cleaned:
        raise DomainError("text.required", sentence, field=field)
    if len(cleaned) > longest:
        raise DomainError(
            "text.too_long", Sentence("Xin viết gọn trong {longest} chữ cái.", longest=longest), field=field
        )
    return cleaned


def unaccented(text: str) -> str:
    """Lower case without any mark, for searching: "Đường Lê Lợi" → "duong le loi"."""
    apart = unicodedata.normalize("NFD", nfc(text).lower().replace("đ", "d"))
    return nfc("".join(char for char in apart if not unicodedata.combining(char)))


def sort_key(text: str) -> str:
    """A string whose byte order is the order of the Vietnamese alphabet.

    First the letters (a ă â b … d đ e ê … o ô ơ … u ư), word by word, numbers by value ("Phường 2" before
    "Phường 10"); among equal letters the tones: ngang, huyền, hỏi, ngã, sắc, nặng. Case and punctuation do
    not count. Meant for a column under C.UTF-8, where no Vietnamese collation exists.
    """
    words = [_word_key(word) for word in _WORD.findall(nfc(text).lower())]
    letters = "-".join(letters for letters, _ in words)
    return f"{letters}!{''.join(tones for _, tones in words)}"


def person_sort_key(full_name: str) -> str:
    """The key of a list of people: by given name (the last word), then family name, then the rest."""
    words = _WORD.findall(nfc(full_name))
    return f"{sort_key(' '.join(words[-1:]))} {sort_key(' '.join(words[:-1]))}"


def initials(full_name: str) -> str:
    """Family and given name as two capitals for a badge: "Nguyễn Thị Ánh" → "NÁ"."""
    words = _WORD.findall(nfc(full_name))
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


def slug(text: str) -> str:
    """A piece of an address: "Cấp đổi giấy phép" → "cap-doi-giay-phep"."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text)).strip("-")


def _word_key(word: str) -> tuple[str, str]:
    """The letters and the tones of one lower-case word."""
    letters: list[str] = []
    tones = ""
    for char in unicodedata.normalize("NFD", _NUMBER.sub(_number_key, word)):
        if char in _TONES:
            tones += _TONES[char]
        elif char == "đ":
            letters.append(_SHAPES["d\u0111"])
        elif unicodedata.combining(char):
            if letters:
                letters[-1] = _SHAPES.get(letters[-1] + char, letters[-1])
        else:
            letters.append(char)
    return "".join(letters), tones or "0"


def _number_key(number: re.Match[str]) -> str:
    """The digits behind their count, so that 2 sorts before 10: "2" → "12", "10" → "210"."""
    digits = number.group().lstrip("0") or "0"
    nines, rest = divmod(len(digits), 9)
    return f"{'9' * nines}{rest}{digits}"
