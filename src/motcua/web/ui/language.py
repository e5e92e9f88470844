"""Vietnamese, unless a person chose otherwise."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


class ChosenLanguage:
    """Takes the language from the switch's cookie alone.

    Django's own middleware follows the browser, and many a phone in Vietnam was bought in English: a citizen
    would meet an English page without having asked for it.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def as_a_program_asks(request: HttpRequest) -> AbstractContextManager[None]:
    """The language of the switch's cookie, or else of `Accept-Language`: a browser sends that unasked, a program does
    not."""
    return translation.override(translation.get_language_from_request(request))
