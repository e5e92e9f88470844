"""Whether anybody is signed in still: asked by a page before it sends what it could not give back."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """The token that lets forms in, as every page holds it; 401 while nobody is signed in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return HttpResponse(get_token(request), content_type="text/plain; charset=utf-8")
