"""What only an operator can get wrong, found before anything is served."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.checks.messages import CheckMessage

_OPEN = "test"
"""In a database named so the ledger lets itself be emptied (core/ledger/migrations/0002_append_only.py)."""


@register(Tags.security, deploy=True)
def the_ledger_of_this_database_is_closed(**_: Any) -> list[CheckMessage]:
    """`motcua.E001`: a real city's ledger must not lie where the tests may empty it."""
    name = str(settings.DATABASES["default"]["NAME"])
    if not name.startswith(_OPEN):
        return []
    said = f"The database is named {name!r}: where a name begins with {_OPEN!r} the ledger lets itself be emptied."
    return [Error(said, hint="Rename it: ALTER DATABASE … RENAME TO motcua.", id="motcua.E001")]
