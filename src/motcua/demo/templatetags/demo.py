"""`{% load demo %}`: what the banner shows of the city."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Library
from django.utils.translation import gettext_noop as _

from motcua.demo import clock as city_clock
from motcua.demo import switching
from motcua.demo.city.people import Persona, personas
from motcua.kernel import clock

register = Library()

PARTS = (
    _("người dân"),
    _("người được An ủy quyền"),
    _("người dân khác"),
    _("tiếp nhận và trả kết quả"),
    _("chuyên viên Quản lý đô thị"),
    _("trưởng phòng Quản lý đô thị"),
    _("Phó Chủ tịch, ký duyệt"),
    _("văn thư"),
    _("theo dõi chỉ số, danh mục"),
    _("Tổ công nghệ số cộng đồng"),
    _("một cửa Phường 1"),
)
"""What the persons of the bar do, as their data says it; wrapped here so that a visitor reads it in English too."""

FILLING_SECONDS, QUIET_SECONDS = 2, 30


@dataclass(frozen=True, slots=True)
class Bar:
    """The banner: the time, the past that is still coming, who one can be and who one is."""

    now: datetime
    done: int
    total: int
    filling: bool
    people: tuple[Persona, ...]
    current: str
    here: str

    @property
    def name(self) -> str:
        return next((one.name for one in self.people if one.key == self.current), "")

    @property
    def seconds(self) -> int:
        """How soon the line that tells the time asks again."""
        return FILLING_SECONDS if self.filling else QUIET_SECONDS


@register.simple_tag(takes_context=True)
def demo_bar(context: Context) -> Bar | None:
    """None outside a demo: then there is no banner."""
    request = context.get("request")
    if settings.MOTCUA_MODE != "demo" or not isinstance(request, HttpRequest):
        return None
    known = city_clock.snapshot()
    return Bar(
        now=clock.now(),
        done=known.history_done if known else 0,
        total=known.history_total if known else 0,
        filling=known is not None and known.filling,
        people=personas(),
        current=switching.current(request),
        here=request.get_full_path(),
    )
