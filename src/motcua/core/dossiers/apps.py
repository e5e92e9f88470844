from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.core.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from motcua.core.dossiers import subscribers  # noqa: F401  registers what listens to events
