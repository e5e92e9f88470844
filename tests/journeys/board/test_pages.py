"""Every page of the board in a real browser: axe finds nothing, nothing sticks out, nothing weighs too much."""

from motcua.core.dossiers.models import Dossier
from tests.browser import PHONE, Window
from tests.journeys.sound import faults

HEAVIEST = 30_000

PAGES = {
    "index": "/chat-luong/",
    "index of a ward": "/chat-luong/?don-vi=H06.30.32",
    "nothing yet": "/chat-luong/?don-vi=H06.30.01&ky=2024-08",
    "group": "/chat-luong/nhom/4/",
    "indicator": "/chat-luong/chi-so/2.1/",
    "average time": "/chat-luong/chi-so/2.2/?ky=2024-09",
    "not counted": "/chat-luong/chi-so/2.1/?phan=rest",
    "services": "/chat-luong/chi-so/1.3/?phan=whole",
    "units": "/chat-luong/chi-so/4.7/?phan=whole",
    "no source": "/chat-luong/chi-so/3.6/",
    "course": "/chat-luong/dien-bien/",
    "ranking": "/chat-luong/xep-hang/?xep=2",
    "departments": "/chat-luong/xep-hang/?nhom=city-department",
    "map": "/chat-luong/ban-do/",
    "framed": "/chat-luong/nhung/ban-do/",
    "peers": "/chat-luong/so-sanh/?don-vi=H06.30.33",
    "no peers": "/chat-luong/so-sanh/",
    "day": "/chat-luong/trong-ngay/",
    "figure": "/chat-luong/received/?ky=2024-09",
    "wall": "/chat-luong/man-hinh/",
    "light wall": "/chat-luong/man-hinh/?nen=sang",
    "agreement": "/chat-luong/doi-chieu/",
    "national totals": "/chat-luong/tong-quoc-gia/?ky=2024-09",
    "form 06a": "/chat-luong/bao-cao/06a/ho-so/?cot=in_hand_late&ky=2024-10",
    "nothing in form 06a": "/chat-luong/bao-cao/06a/ho-so/?cot=carried&ky=2024-08",
    "the interface": "/api/v1/docs",
}


def test_every_page_is_sound_on_a_phone(window: Window, late: Dossier) -> None:
    with window(size=PHONE) as page:
        found = {name: faults(page, address, size=PHONE, heaviest=HEAVIEST) for name, address in PAGES.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
