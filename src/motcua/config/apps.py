"""Wires the house at start: the one place that knows both a port and its adapter."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from motcua.kernel import registry


class ConfigConfig(AppConfig):
    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        from motcua.config import checks  # noqa: F401  registers what `check --deploy` asks

        registry.configure(settings.MOTCUA_ADAPTERS)
        autodiscover_modules("subscribers")  # who listens to the events of a floor below
