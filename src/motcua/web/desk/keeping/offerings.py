"""Phân công thủ tục: which desk receives a procedure and which unit decides it, since when."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.core.catalogue.models import Offering, Procedure
from motcua.core.catalogue.policies import KEEPERS
from motcua.core.catalogue.queries import offerings, published
from motcua.core.catalogue.services.end_offering import end_offering
from motcua.core.catalogue.services.offer import offer
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.web.desk.frame import desk_page, for_officers
from motcua.web.desk.keeping.entries import DayField, Entry, posted, today
from motcua.web.desk.keeping.unit_forms import UnitField, unit_choices
from motcua.web.ui.requests import ActingRequest


def _procedures() -> list[tuple[str, str]]:
    names = published().order_by("sort_key").values_list("procedure__code", "short_name", "name")
    return [(code, f"{short or name} ({code})") for code, short, name in names]


class Offer(Entry):
    slug = "them"
    label = _("Thêm phân công")
    done = _("Đã ghi phân công.")
    procedure = forms.ChoiceField(label=_("Thủ tục"))
    receiving_unit = UnitField(label=_("Nơi tiếp nhận"))
    competent_unit = UnitField(label=_("Nơi giải quyết"))
    valid_from = DayField(label=_("Từ ngày"), initial=today)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        units = unit_choices()
        for name in ("receiving_unit", "competent_unit"):
            self.fields[name].choose(units)  # type: ignore[attr-defined]
        self.fields["procedure"].choices = [("", _("Gõ vài chữ để tìm")), *_procedures()]  # type: ignore[attr-defined]
        self.fields["procedure"].widget.attrs["data-combobox"] = ""

    def carry_out(self, actor: Actor) -> object:
        said = dict(self.cleaned_data)
        procedure = Procedure.objects.get(code=said.pop("procedure"))
        return offer(procedure, actor=actor, **said)


class EndOffering(Entry):
    slug = "thoi"
    done = _("Đã ghi ngày thôi áp dụng.")
    offering = forms.IntegerField(widget=forms.HiddenInput)
    last_day = DayField(label=_("Áp dụng đến hết ngày"), initial=today)

    def carry_out(self, actor: Actor) -> object:
        chosen = Offering.objects.filter(pk=self.cleaned_data["offering"]).first()
        if chosen is None:
            raise DomainError("offering.unknown", Sentence("Phân công này không còn. Xin tải lại trang."))
        return end_offering(chosen, actor=actor, last_day=self.cleaned_data["last_day"])


@for_officers(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: ActingRequest) -> HttpResponse:
    """`?thu-tuc=` or `?don-vi=` says of what the list is: of everything it would be long and say nothing."""
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    offering = Offer(request.POST if sent == Offer.slug else None, initial={"procedure": _asked(request)["procedure"]})
    ending = EndOffering(request.POST if sent == EndOffering.slug else None)
    done = posted(request, [offering, ending], lambda _made: _here(request)) if sent else None
    if done is not None:
        return done
    asked = _asked(request)
    context = {
        "asked": asked,
        "procedures": _procedures(),
        "units": unit_choices(),
        "rows": [(one, _box(one, ending)) for one in offerings(clock.today(), **asked)] if any(asked.values()) else [],
        "entries": [offering],
        "refused": ending.non_field_errors() if ending.is_bound else [],
    }
    return desk_page(request, "desk/keeping/offerings.html", context, status=422 if sent else 200)


def _box(one: Offering, ending: EndOffering) -> EndOffering | None:
    if one.valid_to is not None:
        return None
    mine = ending.is_bound and ending.data.get("offering") == str(one.pk)
    return ending if mine else EndOffering(initial={"offering": one.pk})


def _asked(request: ActingRequest) -> dict[str, str]:
    return {"procedure": request.GET.get("thu-tuc", ""), "unit": request.GET.get("don-vi", "")}


def _here(request: ActingRequest) -> str:
    """The same list again; after a new row, that of its procedure."""
    asked = _asked(request)
    procedure = asked["procedure"] or request.POST.get("procedure", "")
    return f"{reverse('desk:offerings')}?{urlencode({'thu-tuc': procedure, 'don-vi': asked['unit']})}"
