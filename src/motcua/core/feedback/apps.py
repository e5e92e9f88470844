from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "motcua.core.feedback"
    label = "feedback"
