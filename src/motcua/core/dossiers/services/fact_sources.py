"""The other systems that facts come from, each with what it calls things."""

import re

from motcua.core.dossiers.models import FactSource
from motcua.core.dossiers.rules.foreign import ForeignMapping
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{1,19}")


def kept_source(code: str, mapping: ForeignMapping | None) -> FactSource:
    """The source's row, locked until the end of the transaction: two imports of one source wait for each other."""
    if code == OWN_SOURCE or not _CODE.fullmatch(code):
        why = Sentence("Tên nguồn gồm 2–20 chữ thường không dấu, số, gạch nối; “motcua” là của chính hệ thống này.")
        raise DomainError("import.source_not_understood", why, field="source")
    FactSource.objects.get_or_create(code=code)
    source = FactSource.objects.select_for_update().get(code=code)
    if mapping is not None:
        source.mapping = mapping.model_dump(mode="json")
        source.save(update_fields=["mapping"])
    return source
