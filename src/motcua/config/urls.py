"""Who answers which address."""

from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.urls import include, path

from motcua.config.health import healthz
from motcua.config.server.pages import TOO_LARGE
from motcua.config.too_large import too_large

# An adapter that is an application may have pages of its own; they say themselves where they lie.
_ADAPTERS = [app.name for app in apps.get_app_configs() if app.name.startswith("motcua.adapters.")]

handler404 = "motcua.web.ui.errors.not_found"
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path(TOO_LARGE.lstrip("/"), too_large),
    path("tai-khoan/", include("allauth.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("can-bo/", include("motcua.web.desk.urls")),
    path("api/v1/", include("motcua.web.api.urls")),
    path("chat-luong/bao-cao/", include("motcua.web.board.reports.urls")),
    path("chat-luong/", include("motcua.web.board.urls")),
    path("", include("motcua.web.ui.sign_in.urls")),
    *[path("", include(f"{name}.urls")) for name in _ADAPTERS if find_spec(f"{name}.urls")],
    path("", include("motcua.web.portal.urls")),
]
if not settings.PRODUCTION:
    urlpatterns += [
        path("demo/", include("motcua.demo.urls")),
        path("ui/", include("motcua.web.ui.urls")),  # every component, shown
    ]
