"""Questions and answers: Django's bound fields in our dress."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Textarea
from django.utils.safestring import SafeString

from motcua.web.ui.tags.filters import vietnamese
from motcua.web.ui.tags.library import register

Context = dict[str, Any]


@register.inclusion_tag("ui/components/field.html")
def field(
    bound: BoundField, size: str = "", saved_at: str = "", details: Mapping[str, str] | None = None,
    label: str = "", side: bool = False, **extra: object,
) -> Context:  # fmt: skip
    """One question: label, help, errors beside it, the box, and the place where autosave speaks.

    `size`: short, medium, or whole width. Radio buttons and check boxes become choice cards, `details`
    gives each value a second line, `side` puts them side by side. `saved_at` ("08:14") shows when it was
    saved. Anything else becomes an attribute of the box: `data_combobox=url`, `inputmode="numeric"`.
    """
    widget = bound.field.widget
    chosen = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    return {
        "bound": bound, "size": size, "saved_at": saved_at, "side": side,
        "label": label or _said(bound, str(bound.label)),
        "id": bound.auto_id or bound.html_name, "optional": not bound.field.required,
        "single": isinstance(widget, CheckboxInput),
        "choices": _choices(bound, details or {}) if chosen else None,
        "box": "" if chosen else _box(bound, extra),
        "described_by": _described_by(bound),
    }  # fmt: skip


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> Context:
    """Everything that is wrong, at the top of a form, each a link to its box; nothing when nothing is wrong."""
    wrong = [(bound.auto_id, bound.label, bound.errors) for bound in form if bound.errors and not bound.is_hidden]
    return {"wrong": wrong, "general": form.non_field_errors(), "is_wrong": bool(form.errors)}


@register.inclusion_tag("ui/components/upload.html")
def upload(
    id: str, name: str, url: str, label: str = "", help: str = "", accept: str = "image/*,application/pdf,.heic",  # noqa: A002
    multiple: bool = True, target: str = "",
) -> Context:  # fmt: skip
    """The place where photos and files land, inside a `multipart` form; see static/ui/js/upload.js.

    `url` takes one file at a time and answers with the partial that replaces `target` (a selector).
    """
    return {
        "id": id, "name": name, "url": url, "label": label, "help": help, "accept": accept,
        "multiple": multiple, "target": target,
    }  # fmt: skip


@register.inclusion_tag("ui/components/reader.html")
def reader(id: str, name: str, label: str, help: str = "", value: str = "") -> Context:  # noqa: A002
    """The one field into which a USB reader types an identity card, inside its own form (with hx-post)."""
    return {"id": id, "name": name, "label": label, "help": help, "value": value}


def _box(bound: BoundField, extra: dict[str, object]) -> SafeString:
    attrs: dict[str, str | bool] = {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, bool) else str(value)
        for name, value in extra.items()
    }
    if described := _described_by(bound):
        attrs["aria-describedby"] = described
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(bound.field.widget, Textarea):
        attrs.setdefault("rows", "3")
    if isinstance(bound.field.widget, FileInput):
        attrs.setdefault("class", "file")
    return bound.as_widget(attrs=attrs)


def _described_by(bound: BoundField) -> str:
    ident = bound.auto_id or bound.html_name
    spoken = ["help"] if bound.help_text else []
    spoken += ["wrong"] if bound.errors else []
    return " ".join(f"{ident}-{part}" for part in spoken)


def _said(bound: BoundField, words: str) -> str:
    """Words of a field that is data stay Vietnamese."""
    return vietnamese(words) if getattr(bound.field, "is_data", False) else words


def _choices(bound: BoundField, details: Mapping[str, str]) -> list[Context]:
    return [
        {"box": option.tag(), "id": option.id_for_label, "label": _said(bound, option.choice_label),
         "detail": _said(bound, details.get(str(option.data["value"]), ""))}
        for option in bound.subwidgets
    ]  # fmt: skip
