"""What a page costs: the bytes that a phone fetches, and on the server its statements and its time."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from motcua.config.benches.browser import transferred
from motcua.config.benches.counting import statements
from motcua.config.benches.drafts import DESK, PROCEDURE, Ready, ready_drafts
from motcua.config.benches.figures import Figure, Report
from motcua.config.benches.scratch import close_connections, scratch_city
from motcua.config.benches.serving import Visitor, served, signed_in
from motcua.config.benches.submit import submit_one

DOSSIERS, LOOKS = 300, 20
QUICK_DOSSIERS, QUICK_LOOKS = 5, 2
KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    path: str
    user: Any


def measure(*, quick: bool = False) -> Report:
    number, looks = (QUICK_DOSSIERS, QUICK_LOOKS) if quick else (DOSSIERS, LOOKS)
    with scratch_city():
        with served() as port:
            fetched = _fetched(port, ready_drafts(1)[0])
            close_connections()
        figures = [figure for page in _main_pages(number) for figure in _looked_at(page, looks)]
    conditions = (
        "bytes in Chromium at 390 px, as they travel, headers included; statements and time in one process, "
        f"one request at a time, median of {looks}, {number} dossiers"
    )
    return Report("pages", conditions, [*fetched, *figures], quick)


def _fetched(port: int, draft: Ready) -> list[Figure]:
    form = f"/nhap/{draft.draft_id}/thong-tin"
    cookies = signed_in(port, draft.filer_id).cookies
    cold = transferred(port, {}, ["/"])[-1]
    warm = transferred(port, cookies, [f"{form}/applicant/", f"{form}/land/"])[-1]
    bare = len(Visitor(port).get("/").body)
    return [
        Figure("first page, cold", cold / KILOBYTE, "kB", at_most=150),
        Figure("a step of a form, warm", warm / KILOBYTE, "kB", at_most=60),
        Figure("first page, the HTML alone", bare / KILOBYTE, "kB", baseline=True),
    ]


def _looked_at(page: Page, looks: int) -> list[Figure]:
    from django.test import Client

    client = Client()
    if page.user is not None:
        client.force_login(page.user)
    client.get(page.path)  # what a process reads only once is read
    with statements() as counted:
        status = client.get(page.path).status_code
    if status != 200:
        raise AssertionError(f"{page.path} was answered by {status}")
    trivial = page.path == "/healthz"
    return [
        Figure(f"{page.name}: statements", len(counted), "", baseline=trivial),
        Figure(f"{page.name}: time on the server", 1000 * _seconds(client, page.path, looks), "ms", baseline=trivial),
    ]


def _seconds(client: Any, path: str, looks: int) -> float:
    seconds = []
    for _ in range(looks):
        began = time.perf_counter()
        client.get(path)
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def _main_pages(number: int) -> Iterator[Page]:
    """The pages most looked at, each as the person whose it is, over some dossiers of which half are accepted."""
    from motcua.core.identity.models import User

    drafts = ready_drafts(number + 5, one_desk=True)  # the last one of each citizen stays a draft
    dossiers = [submit_one(draft) for draft in drafts[:number]]
    dossier, draft = dossiers[-1], drafts[-1]
    _accept(dossiers[::2])
    an, dung = User.objects.get(party_id=dossier.filer_id), User.objects.get(username="dung")
    filer = User.objects.get(party_id=draft.filer_id)
    yield Page("first page", "/", None)
    yield Page("search", "/thu-tuc/?q=quy+hoach", None)
    yield Page("procedure", f"/thu-tuc/{PROCEDURE}/", None)
    yield Page("step of a form", f"/nhap/{draft.draft_id}/thong-tin/land/", filer)
    yield Page("papers", f"/nhap/{draft.draft_id}/giay-to/", filer)
    yield Page("review", f"/nhap/{draft.draft_id}/xem-lai/", filer)
    yield Page("receipt", f"/bien-nhan/{dossier.code}/", an)
    yield Page("my dossiers", "/ho-so/", an)
    yield Page("my dossier", f"/ho-so/{dossier.code}/", an)
    yield Page("public status", f"/s/{dossier.token}/", None)
    yield Page("inbox", "/can-bo/", dung)
    yield Page("officer's dossier", f"/can-bo/ho-so/{dossier.code}/", dung)
    yield Page("board", "/chat-luong/", None)
    yield Page("trivial page (/healthz)", "/healthz", None)


def _accept(dossiers: list[Any]) -> None:
    from motcua.core.dossiers.services.accept import accept
    from motcua.core.identity.models import Officer, Unit
    from motcua.core.ledger.definitions import officer

    dung = officer(Officer.objects.get(user__username="dung").pk, Unit.objects.get(code=DESK).pk, ["one_stop"])
    for dossier in dossiers:
        accept(dossier, actor=dung, version=dossier.version)
