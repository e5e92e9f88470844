"""The systems that counted rows come from."""

from motcua.core.dossiers.models import FactSource
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.kernel.errors import DomainError


def sources() -> list[str]:
    """This system first, then the others by their code, once anything was imported from them."""
    others = FactSource.objects.filter(last_import_at__isnull=False)
    return [OWN_SOURCE, *others.order_by("code").values_list("code", flat=True)]


def known_source(code: str) -> str:
    """The code of one of them; empty stands for all. Raises `source.not_found`."""
    if code and code not in (known := sources()):
        why = f"Không có nguồn số liệu “{code[:20]}”; đang có: {', '.join(known)}."
        raise DomainError("source.not_found", why, field="source")
    return code
