from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "motcua.core.notifications"
    label = "notifications"
