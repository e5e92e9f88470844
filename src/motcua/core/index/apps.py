from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "motcua.core.index"
    label = "index"

    def ready(self) -> None:
        from motcua.core.index import subscribers  # noqa: F401  registers what listens to events
