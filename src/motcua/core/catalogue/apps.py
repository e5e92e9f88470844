from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "motcua.core.catalogue"
    label = "catalogue"
