from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "motcua.core.index"
    label = "index"
