from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "motcua.core.documents"
    label = "documents"
