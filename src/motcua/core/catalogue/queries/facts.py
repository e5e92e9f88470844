"""What the catalogue's facts are made from."""

from motcua.core.catalogue.models import Procedure, ProcedureVersion, VersionState

_PUBLIC = (VersionState.PUBLISHED, VersionState.SUPERSEDED)


def public_versions(procedure: Procedure) -> list[ProcedureVersion]:
    """The versions that were ever public, the first one first."""
    return list(procedure.versions.filter(state__in=_PUBLIC, published_at__isnull=False).order_by("number"))


def procedures_with_versions() -> list[tuple[Procedure, list[ProcedureVersion]]]:
    return [(procedure, public_versions(procedure)) for procedure in Procedure.objects.order_by("code")]
