import uuid

from django.db import models
from django.utils.translation import gettext_noop as _


class MessageState(models.TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")


class MessageChannel(models.TextChoices):
    INBOX = "inbox", _("Hộp tin")
    EMAIL = "email", _("Thư điện tử")


class Message(models.Model):
    """One message to one party or officer through one channel. The dossier is named by its code only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey("identity.Party", models.CASCADE, null=True, blank=True, related_name="messages")
    officer = models.ForeignKey("identity.Officer", models.CASCADE, null=True, blank=True, related_name="messages")
    channel = models.CharField(max_length=8, choices=MessageChannel.choices)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    dossier_code = models.CharField(max_length=40, blank=True)
    link = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=12, blank=True, help_text="what stood in its way: a Why")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["party", "-created_at"], name="message_party"),
            models.Index(fields=["officer", "-created_at"], name="message_officer"),
            models.Index(fields=["created_at"], condition=models.Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["-created_at", "-id"], condition=models.Q(state="failed"), name="message_failed"),
        ]
