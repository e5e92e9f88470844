"""Forms 01, 02, 03 of a dossier, made when somebody asks for one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.printed import PrintedForm, print_form
from motcua.core.dossiers.printed.from_dossier import reception_slip, refusal_slip, supplement_request
from motcua.web.portal.files import sent


@dataclass(frozen=True, slots=True)
class Slip:
    """`name` stands in the address: giay-tiep-nhan, phieu-bo-sung-1, phieu-tu-choi."""

    name: str
    title: str
    form: Callable[[], PrintedForm]

    def as_file(self, dossier: Dossier) -> HttpResponse:
        return sent(print_form(self.form()), name=f"{self.name}-{dossier.code}.pdf")


def slips_of(dossier: Dossier) -> list[Slip]:
    """What was handed out so far (TT 01/2018/TT-VPCP)."""
    slips = []
    if dossier.accepted_at is not None:
        title = _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)")
        slips.append(Slip("giay-tiep-nhan", title, partial(reception_slip, dossier, copies=(None,))))
    for supplement in dossier.supplements.select_related(
        "asked_unit", "asked_by", "dossier__applicant", "dossier__procedure"
    ):
        title = _("Phiếu yêu cầu bổ sung, lần %(n)d (mẫu 02)") % {"n": supplement.number}
        slips.append(Slip(f"phieu-bo-sung-{supplement.number}", title, partial(supplement_request, supplement)))
    if dossier.state == State.NOT_ACCEPTED:
        slips.append(Slip("phieu-tu-choi", _("Phiếu từ chối tiếp nhận (mẫu 03)"), partial(refusal_slip, dossier)))
    return slips
