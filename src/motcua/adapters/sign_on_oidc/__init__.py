"""Sign-on by OpenID Connect: VNeID, the national portal, or any other provider. Settings: `SIGN_ON_OIDC`."""

from motcua.adapters.sign_on_oidc.adapter import OidcSignOn

__all__ = ["OidcSignOn"]
