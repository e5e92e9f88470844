from django.apps import AppConfig
from django.utils.translation import gettext

from motcua.kernel.sentences import set_translation


class UiConfig(AppConfig):
    name = "motcua.web.ui"
    label = "ui"

    def ready(self) -> None:
        set_translation(gettext)
