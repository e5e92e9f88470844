"""Files leave by one door, which asks for the right each time; an officer's look at them is recorded."""

from urllib.parse import quote
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from motcua.core.documents import queries as documents
from motcua.core.documents.models import StoredFile
from motcua.core.dossiers.policies import scoped
from motcua.core.ledger.services.record_read import record_read
from motcua.kernel.errors import DomainError
from motcua.web.portal.access import Request
from motcua.web.ui import errors
from motcua.web.ui.errors import nothing_revealed

LOOKED_AT = ("application/pdf", "image/jpeg")


@never_cache
@require_GET
def download(request: Request, file_id: UUID) -> HttpResponse:
    """The file, for its owner and for whoever may see a dossier that holds it; for anybody else there is none."""
    with nothing_revealed():
        file = StoredFile.objects.get(pk=file_id)
    in_scope = _in_scope(request, file)
    if request.actor.is_officer and in_scope:
        record_read("file", file.pk, actor=request.actor, purpose="file.download")
    return _send(request, file, in_scope=in_scope, inline=False)


def inline(request: Request, file: StoredFile, *, in_scope: bool) -> HttpResponse:
    """A PDF or a photo to look at in the browser; any other kind is offered for saving."""
    return _send(request, file, in_scope=in_scope, inline=file.content_type in LOOKED_AT)


def _in_scope(request: Request, file: StoredFile) -> bool:
    """Whether it lies in a dossier that the actor may see. A result is a citizen's once it has its number."""
    dossiers = scoped(request.actor)
    result = Q(result__file=file) & (Q(result__number__isnull=False) if request.actor.is_citizen else Q())
    return dossiers.filter(Q(papers__file=file) | result).exists()


def _send(request: Request, file: StoredFile, *, in_scope: bool, inline: bool) -> HttpResponse:
    try:
        content = documents.open_file(file, actor=request.actor, in_scope=in_scope)
    except DomainError as problem:
        if problem.code == "file.not_permitted":
            raise Http404 from None
        return errors.refusal(request, problem)
    return sent(content, name=file.name, content_type=file.content_type, inline=inline)


def sent(content: bytes, *, name: str, content_type: str = "application/pdf", inline: bool = False) -> HttpResponse:
    way = "inline" if inline else "attachment"
    headers = {
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
        # Nothing in a file of other people's may run or call home.
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
