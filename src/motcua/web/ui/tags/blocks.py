"""Parts that hold other markup: `{% note %}…{% endnote %}` and their kin."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from motcua.web.ui.live import sign_topic
from motcua.web.ui.parts import Column, PaperState
from motcua.web.ui.tags.library import attributes, register

_NOTE_SIGNS = {"info": "info", "ok": "check", "soon": "clock", "late": "alert", "plain": "door"}
_PAPER_SIGNS: dict[PaperState, str] = {
    "have": "check", "received": "check", "wanted": "paper", "optional": "paper", "asked": "clock", "rejected": "close",
}  # fmt: skip


def _render(name: str, **context: Any) -> SafeString:
    return render_to_string(f"ui/components/{name}.html", context)


@register.simple_block_tag(end_name="endnote")
def note(content: str, tone: str = "info", title: str = "", role: str = "") -> SafeString:
    """A sentence that stands out. `tone`: info, ok, soon, late, plain. `role="alert"` only for what just happened."""
    if tone not in _NOTE_SIGNS:
        raise ValueError(f"Unknown tone of a note {tone!r}; one of {', '.join(_NOTE_SIGNS)}.")
    return _render("note", content=content, tone=tone, title=title, role=role, sign=_NOTE_SIGNS[tone])


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: str, href: str = "", sign: str = "", level: int = 3) -> SafeString:
    """A card; with `href` the whole card is the link. Put cards into `<div class="cards">`."""
    return _render("card", content=content, title=title, href=href, sign=sign, level=level)


@register.simple_block_tag(end_name="endpanel")
def panel(content: str, title: str = "", aside: object = "", **extra: object) -> SafeString:
    """A box with a heading; `aside` (a tag, a link) stands at the heading's right."""
    return _render("panel", content=content, title=title, aside=aside, extra=attributes(extra))


@register.simple_block_tag(end_name="endpaper")
def paper(content: str, title: str, state: PaperState = "wanted", detail: str = "", said: str = "") -> SafeString:
    """One paper of a dossier, in `<ul class="papers">`; the body holds its buttons.

    `state`: have (not to be filed: we have it), received, wanted, optional, asked (in a supplement), rejected.
    `detail` says what is wanted or what came; `said` replaces the state's own word.
    """
    return _render(
        "paper", content=content, title=title, state=state, detail=detail, said=said, sign=_PAPER_SIGNS[state]
    )


@register.simple_block_tag(end_name="endtable")
def table(
    content: str,
    columns: Sequence[Column],
    caption: str,
    show_caption: bool = False,
    cards: bool = True,
    keys: bool = False,
) -> SafeString:
    """A table; the body holds its `<tr>`s, and may go on with `</tbody><tfoot>…</tfoot><tbody>`.

    On a phone each row becomes a card: give each `<td>` a `data-label`, class `lead` to the cell that names the
    row and `status` to the one at the card's corner. `cards=False` keeps a table a table, scrolling sideways.
    `keys` lets the arrow keys walk from row to row (hotkeys.js).
    """
    return _render(
        "table", content=content, columns=columns, caption=caption, show_caption=show_caption, cards=cards, keys=keys
    )


@register.simple_block_tag(end_name="enddialog")
def dialog(content: str, id: str, title: str) -> SafeString:  # noqa: A002  it is the element's id
    """A dialog; `{% dialog_link id label %}` opens it. The body holds text and a form with its buttons.

    A button with `data-dialog-close` closes it. Without JavaScript the link leads to it in the page.
    """
    return _render("dialog", content=content, id=id, title=title)


@register.simple_block_tag(end_name="endmore")
def more(content: str, label: str, open: bool = False) -> SafeString:  # noqa: A002  it is the element's attribute
    """What only some want to read ("Vì sao là ngày này?"), folded away until asked for."""
    return _render("more", content=content, label=label, open=open)


@register.simple_block_tag(end_name="endlive")
def live(content: str, topic: str, url: str, id: str, tag: str = "div", every: int = 0, **extra: object) -> SafeString:  # noqa: A002
    """A region that fetches itself again when the server says that `topic` (or one of several) changed.

    And each so many seconds, where `every` is said: for what time alone changes.

    `url` answers with this same partial, its `{% live %}` included; see static/ui/js/live.js. Draw a topic of a
    unit or a party only for a reader who may hear of it: the page then holds the token that opens it.
    """
    tokens = " ".join(sign_topic(each) for each in topic.split())
    heard = f"live, every {every}s" if every else "live"
    return _render("live", content=content, topic=tokens, url=url, id=id, tag=tag, heard=heard, extra=attributes(extra))


@register.simple_tag
def dialog_link(id: str, label: str, tone: str = "quiet", sign: str = "", **extra: object) -> SafeString:  # noqa: A002
    """The link that opens `{% dialog id %}`."""
    return _render(
        "dialog_link", id=id, label=label, tone="" if tone == "primary" else tone, sign=sign, extra=attributes(extra)
    )


@register.simple_tag
def empty(title: str, text: str = "", href: str = "", label: str = "", sign: str = "inbox") -> SafeString:
    """What stands where nothing is: say why, and what to do."""
    return _render("empty", title=title, text=text, href=href, label=label, sign=sign)


@register.simple_tag
def waiting(lines: int = 3) -> SafeString:
    """Bones of text while a region loads."""
    return _render("waiting", lines=range(lines))
