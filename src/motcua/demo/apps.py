from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "motcua.demo"
    label = "demo"

    def ready(self) -> None:
        """In a demo every process of the city reads the city's own clock; tests read what they set."""
        if settings.MOTCUA_MODE == "demo":
            from motcua.demo import clock

            clock.install()
