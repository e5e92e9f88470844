"""Small things inside a line: icons, buttons, status words, what can be copied."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.web.ui import icons
from motcua.web.ui.tags.library import attributes, checked_tone, register

_SIGNS = {"neutral": "dot", "ok": "check", "soon": "clock", "late": "alert", "wait": "pause", "door": "door"}
_BUTTONS = ("primary", "quiet", "plain", "danger", "sun")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One of our signs (`motcua.web.ui.icons`). Give a label only where the sign stands without a word."""
    return icons.icon(name, label)


@register.simple_tag
def tag(word: object, tone: str = "neutral", sign: str = "") -> SafeString:
    """A status: the word, a sign and a colour. `tone`: neutral, ok, soon, late, wait, door.

    `sign` names another icon than the tone's own; "none" leaves it out (for words that are no status: a sector).
    """
    kind = checked_tone(tone)
    if sign == "none":
        return format_html('<span class="tag bare {}">{}</span>', kind, word)
    return format_html('<span class="tag {}">{}{}</span>', kind, icons.icon(sign or _SIGNS[kind]), word)


@register.simple_tag
def button(
    label: object, href: str = "", tone: str = "primary", sign: str = "", small: bool = False, **extra: object
) -> SafeString:
    """A link (with `href`) or a button. `tone`: primary (one a page), quiet, plain, danger, sun (on the hero).

    Anything else becomes an attribute, `_` for `-`: `name="move" value="accept"`, `hx_post=url`,
    `type="button"`, `data_dialog_open="withdraw"`, `data_hotkey="Alt+1"`, `disabled=True`.
    """
    if tone not in _BUTTONS:
        raise ValueError(f"Unknown tone of a button {tone!r}; one of {', '.join(_BUTTONS)}.")
    wanted = ["btn", "" if tone == "primary" else tone, "small" if small else "", str(extra.pop("class_", ""))]
    names = " ".join(filter(None, wanted))
    inside = format_html("{}{}", icons.icon(sign) if sign else "", label)
    if href:
        return format_html('<a class="{}" href="{}"{}>{}</a>', names, href, attributes(extra), inside)
    kind = extra.pop("type", "submit")
    return format_html('<button class="{}" type="{}"{}>{}</button>', names, kind, attributes(extra), inside)


@register.simple_tag
def copy(value: object, label: object = "") -> SafeString:
    """A button that copies `value` (a code, a fingerprint); without JavaScript it is not there."""
    return format_html(
        '<button class="copy js-only" type="button" data-copy="{}">{}{}</button>',
        value,
        icons.icon("copy"),
        label or _("Sao chép"),
    )


@register.simple_tag
def count(number: int, tone: str = "") -> SafeString:
    """How many wait, as in tabs and menus; `tone` late or soon."""
    return format_html('<span class="count num {}">{}</span>', tone, number)


@register.simple_tag
def hotkey(keys: str) -> SafeString:
    """Keys as they are printed on keycaps: "Alt+1" → two keys."""
    caps = [format_html("<kbd>{}</kbd>", key) for key in keys.split("+")]
    return format_html('<span class="hotkey">{}</span>', SafeString(" + ".join(caps)))
