"""Who answers which address."""

from importlib.util import find_spec
from itertools import chain

from django.apps import apps
from django.conf import settings
from django.urls import include, path

from motcua.config.health import healthz


def _surface(prefix: str, app: str) -> list[object]:
    return [path(prefix, include(f"{app}.urls"))] if find_spec(app) and find_spec(f"{app}.urls") else []


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("tai-khoan/", include("allauth.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    *([] if settings.PRODUCTION else _surface("ui/", "motcua.web.ui")),
    *_surface("can-bo/", "motcua.web.desk"),
    *_surface("chat-luong/", "motcua.web.board"),
    *(_surface("demo/", "motcua.demo") if apps.is_installed("motcua.demo") else []),
    path("", include("motcua.web.ui.sign_in.urls")),
    *chain(*(_surface("", app.name) for app in apps.get_app_configs() if app.name.startswith("motcua.adapters."))),
    *_surface("", "motcua.web.portal"),
]
