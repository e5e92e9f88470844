"""The words of the screen are found where they stand, and reach the screen in English."""

import re
from pathlib import Path

from babel.messages.catalog import Message
from django.test import RequestFactory, override_settings
from django.utils import translation

from motcua.web.ui import messages

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Nộp hồ sơ"
msgstr "File an application"
"""


def test_messages_are_found_in_code_and_in_templates(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('from django.utils.translation import gettext as _\nX = _("Từ chối")\n')
    (tmp_path / "b.html").write_text(
        '{% load i18n ui %}\n      {% translate "Nộp hồ sơ" %}\n  <b>{% button _("Tiếp tục") %}</b>\n'
        "{% blocktranslate count n=n %}{{ n }} ngày{% plural %}{{ n }} ngày{% endblocktranslate %}"
    )
    found = {message.id for message in messages.extract(tmp_path) if message.id}
    assert found == {"Từ chối", "Nộp hồ sơ", "Tiếp tục", ("%(n)s ngày", "%(n)s ngày")}


def test_what_a_rule_says_is_a_message_and_so_is_what_it_says_within(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text('X = Sentence("Dòng {line}: " "{why}", line=3, why=Sentence("Sai."))\n')
    assert {message.id for message in messages.extract(tmp_path) if message.id} == {"Dòng {line}: {why}", "Sai."}


def test_the_words_of_pure_tables_are_messages_too(tmp_path: Path) -> None:
    (tmp_path / "words.py").write_text(
        'WAY_LABELS = {"post": "Bưu chính", "counter": "Trực tiếp"}\nWAYS = {"a": "b"}\n'
    )
    assert {message.id for message in messages.extract(tmp_path) if message.id} == {"Bưu chính", "Trực tiếp"}


def test_a_compiled_catalogue_speaks_english(tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "en" / "LC_MESSAGES" / "django.po"
    kept.parent.mkdir(parents=True)
    kept.write_text(PO)
    before, messages.LOCALE = messages.LOCALE, tmp_path / "kept"
    try:
        compiled = messages.compile_to(tmp_path / "out")
    finally:
        messages.LOCALE = before
    assert [file.name for file in compiled] == ["django.mo"]
    with override_settings(LOCALE_PATHS=[tmp_path / "out"]), translation.override("en"):
        translation.trans_real._translations.clear()
        assert translation.gettext("Nộp hồ sơ") == "File an application"
    translation.trans_real._translations.clear()


def test_nothing_that_a_page_says_lacks_english() -> None:
    assert len(list(messages.extract())) > 1000
    assert messages.missing() == [], "python -m motcua.web.ui.messages, then write the English"


def test_the_catalogue_keeps_nothing_that_no_page_says() -> None:
    said = {_key(message) for message in messages.extract()}
    assert [message.id for message in messages.read() if _key(message) not in said] == []


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def test_english_keeps_every_placeholder_and_every_tag_of_the_vietnamese() -> None:
    broken = []
    for message in messages.read():
        said = [message.string] if isinstance(message.id, str) else list(message.string)
        whole = [message.id] if isinstance(message.id, str) else list(message.id)
        pairs = zip(whole, said, strict=True)
        broken += [mine for own, mine in pairs if message.id and mine and _parts(own) != _parts(mine)]
    assert broken == []


def _parts(text: str) -> list[str]:
    """What a page fills in or a browser reads, in any order."""
    return sorted(re.findall(r"%\(\w+\)[sd]|%%|\{\w+\}|</?\w[^>]*>", text))


def test_a_page_is_vietnamese_whatever_the_browser_asks_for() -> None:
    from motcua.web.ui.language import ChosenLanguage

    seen: list[str] = []
    middleware = ChosenLanguage(lambda request: seen.append(translation.get_language() or "") or _Empty())
    middleware(RequestFactory().get("/", headers={"Accept-Language": "en-GB"}))
    asked = RequestFactory().get("/")
    asked.COOKIES["django_language"] = "en"
    middleware(asked)
    assert seen == ["vi", "en"]


class _Empty:
    """An answer with nothing in it but headers."""

    headers: dict[str, str] = {}
