"""The one register that every tag is written into, and what the tags share."""

from django.template import Library
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from motcua.web.ui.parts import TONES

register = Library()


def attributes(extra: dict[str, object]) -> SafeString:
    """Keyword arguments as attributes: `hx_get="/x"` → ` hx-get="/x"`; True alone, None and False left out."""
    shown = ((name.rstrip("_").replace("_", "-"), value) for name, value in extra.items() if value not in (None, False))
    return format_html_join("", ' {}="{}"', ((name, "" if value is True else value) for name, value in shown))


def checked_tone(tone: str) -> str:
    """The tone, or a loud complaint: a misspelt tone would be a status without its colour."""
    if tone not in TONES:
        raise ValueError(f"Unknown tone {tone!r}; one of {', '.join(TONES)}.")
    return tone
