from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


class SignOnDemoConfig(AppConfig):
    name = "motcua.adapters.sign_on_demo"
    label = "sign_on_demo"


@register("security")
def refuses_production(**_: object) -> list[CheckMessage]:
    if settings.MOTCUA_MODE != "production":
        return []
    message = "The demo's sign-on lets anybody be anybody."
    hint = "Set ADAPTER_SIGN_ON=motcua.adapters.sign_on_oidc.adapter.OidcSignOn."
    return [Error(message, hint=hint, id="sign_on_demo.E001")]
