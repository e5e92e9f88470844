"""Finding dossiers: what was typed or scanned at a desk, what else a person filed, what a clerk numbered."""

import re

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.core.dossiers.models import Dossier, Holding, Result
from motcua.core.dossiers.policies import scoped
from motcua.core.dossiers.queries.rows import listed
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Party, Unit
from motcua.core.identity.rules import search_words
from motcua.core.ledger.definitions import Actor

_TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")  # kernel.codes.public_token; a reader types the address in the QR
_CODE = re.compile(r"[A-Z0-9]+(\.[A-Z0-9]+)+-\d{6}(-\d+)?")
_END_OF_CODE = re.compile(r"\d{6}-\d{4,}")
NOTHING = Q(pk__in=())
MANY = 300
_DIGITS = re.compile(r"\+?[\d.\-()]{6,}")


def search(actor: Actor, text: str) -> QuerySet[Dossier]:
    """Dossiers within scope by code (whole, or its end as people say it), public token, phone, number or name.

    Pages are cut by `NEWEST_FIRST`.
    """
    return listed(scoped(actor).filter(_sought(text))).order_by("-submitted_at", "-pk")


def earlier_of(dossier: Dossier, actor: Actor, most: int = 6) -> list[Dossier]:
    """What else the same person has filed, as far as this actor may see it; the newest first."""
    others = scoped(actor).filter(applicant=dossier.applicant_id).exclude(pk=dossier.pk)
    return list(listed(others).order_by("-submitted_at")[:most])


def book(actor: Actor, year: int) -> QuerySet[Result]:
    """Sổ văn bản đi: what the clerk's unit numbered in a year, the last first."""
    numbered = Holding.objects.filter(dossier=OuterRef("dossier"), unit=actor.unit_id, role=Role.CLERK)
    rows = Result.objects.filter(
        Exists(numbered), dossier__in=scoped(actor), number__isnull=False, issued_on__year=year
    )
    return rows.select_related("dossier__applicant", "dossier__competent_unit", "numbered_by").order_by(
        "-number", "-pk"
    )


def _sought(text: str) -> Q:
    """What somebody typed or scanned, as a condition; nothing typed finds nothing."""
    if _TOKEN.fullmatch(token := text.strip().rstrip("/").rpartition("/")[2]):
        return Q(token=token)
    typed = "".join(text.split())
    if _CODE.fullmatch(typed.upper()):
        return Q(code__startswith=typed.upper())
    if _END_OF_CODE.fullmatch(typed):
        return Q(code__in=[f"{unit}-{typed}" for unit in Unit.objects.values_list("code", flat=True)])
    if _DIGITS.fullmatch(typed):
        return _by_number("".join(filter(str.isdigit, typed)))
    words = search_words(text)
    return _of_parties(Q(*(Q(search_text__contains=word) for word in words))) if words else NOTHING


def _by_number(digits: str) -> Q:
    """Nine digits or more are a telephone number or an identifier; fewer would find half the city."""
    phone = f"+84{digits.removeprefix('84') if len(digits) > 10 else digits.lstrip('0')}"
    return _of_parties(Q(identifier=digits) | Q(phone=phone)) if len(digits) >= 9 else NOTHING


def _of_parties(who: Q) -> Q:
    """Whoever is meant first, then their dossiers by index; a name of many is sought among the newest dossiers."""
    meant = list(Party.objects.filter(who).order_by().values_list("pk", flat=True)[: MANY + 1])
    if len(meant) > MANY:
        every = Party.objects.filter(who).order_by().values("pk")
        return Q(applicant__in=every) | Q(filer__in=every)
    return Q(applicant__in=meant) | Q(filer__in=meant)
