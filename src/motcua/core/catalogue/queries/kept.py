"""Versions that this process has read already. A published version never changes, so once is enough."""

from motcua.core.catalogue.models import ProcedureVersion, VersionState

_MOST = 1000
_known: dict[int, ProcedureVersion] = {}


def kept_version(version_id: int) -> ProcedureVersion:
    """The version as it was published, with its procedure, sector, cases, papers, limits and fees: no query for any.

    It is shared by every thread, so nobody may change it. What does change of a version, its state and the day on
    which it was superseded, is not to be read here but asked of `published`.
    """
    found = _known.get(version_id)
    if found is None:
        found = _read(version_id)
        if found.state != VersionState.DRAFT:
            if len(_known) >= _MOST:
                _known.clear()
            _known[version_id] = found
    return found


def forget_versions() -> None:
    """For who changes the database under a running process."""
    _known.clear()


def _read(version_id: int) -> ProcedureVersion:
    versions = ProcedureVersion.objects.select_related("procedure", "sector")
    return versions.prefetch_related("cases", "components", "limits", "fees").get(pk=version_id)
