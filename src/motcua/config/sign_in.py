"""How officers come in: by an account that an administrator made, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficerAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's adapter with the sign-up closed; citizens come by the sign-on port."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
