from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "motcua.core.index"
    label = "index"

    def ready(self) -> None:
        from motcua.core.index import indicators, subscribers  # noqa: F401  register what is counted, what listens
