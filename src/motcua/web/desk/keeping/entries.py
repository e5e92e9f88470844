"""What one of these pages lets somebody do: a small form each, its faults beside the boxes, done by one service."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from motcua.core.identity.policies import Action, may
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.dates import format_date, parse_date
from motcua.kernel.errors import DomainError
from motcua.web.desk.frame import Page, View, for_officers
from motcua.web.desk.words import Words
from motcua.web.ui import errors
from motcua.web.ui.forms import PlainForm
from motcua.web.ui.requests import ActingRequest

__all__ = ["DayField", "Entry", "for_whoever_may", "posted", "today"]


class DayField(forms.CharField):
    """A day, typed as 13/09/2024 or shorter."""

    def __init__(self, **more: Any) -> None:
        box = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"})
        super().__init__(max_length=20, widget=box, **more)

    def clean(self, value: Any) -> date | None:
        text = super().clean(value).strip()
        try:
            return parse_date(text) if text else None
        except DomainError as problem:
            raise ValidationError(problem.message) from None


class Entry(PlainForm):
    """`label` stands on its fold, `done` is said afterwards."""

    label: Words = ""
    done: Words = _("Đã ghi.")
    tone = ""

    def carry_out(self, actor: Actor) -> object:
        """Calls the service. Raises DomainError."""
        raise NotImplementedError


def posted(request: ActingRequest, entries: Iterable[Entry], to: Callable[[object], str]) -> HttpResponse | None:
    """Carry out the one that was sent (it alone is bound); None when something is wrong with it."""
    entry = next((one for one in entries if one.is_bound), None)
    if entry is None or not entry.is_valid():
        return None
    try:
        made = entry.carry_out(request.actor)
    except DomainError as refusal:
        entry.refuse(refusal)
        return None
    messages.success(request, str(entry.done))
    return redirect(to(made))


def for_whoever_may(action: Action) -> Callable[[Page[Any]], View[Any]]:
    """For officers who have this right over units and officers; everybody else is told."""

    def decorate(page: Page[Any]) -> View[Any]:
        def guarded(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if may(request.actor, action):
                return page(request, *args, **kwargs)
            return errors.page(request, 403, said=str(_("Chỉ người quản trị của cơ quan cao nhất mở được trang này.")))

        return for_officers()(guarded)

    return decorate


def today() -> str:
    """What stands in the box of a day at first."""
    return format_date(clock.today())
