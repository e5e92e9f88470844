from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "motcua.web.ui"
    label = "ui"
