"""Files are kept by their content; a paper in a person's repository points to one."""

import uuid

from django.db import models
from django.utils.translation import gettext_noop as _


class FileState(models.TextChoices):
    QUARANTINED = "quarantined", "Đang kiểm tra"
    ACCEPTED = "accepted", "Đã nhận"
    REFUSED = "refused", "Không nhận"


class PaperSource(models.TextChoices):
    """How a paper came to us; the index asks (indicators 4.2–4.4)."""

    FILED = "filed", _("Người nộp gửi")
    DIGITISED = "digitised", _("Số hóa tại quầy")
    REUSED = "reused", _("Dùng lại từ kho")
    REGISTER = "register", _("Lấy từ cơ sở dữ liệu")
    FORM = "form", _("Điền trên mạng")
    RESULT = "result", _("Kết quả giải quyết")
    ON_PAPER = "on_paper", _("Bản giấy")


class StoredFile(models.Model):
    """One file. The bytes lie in the storage under `owner` and `sha256`; the same bytes are kept once an owner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=48, help_text="party:<uuid> or unit:<id>")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200, help_text="as the person named it")
    pages = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=12, choices=FileState.choices, default=FileState.QUARANTINED)
    refusal_code = models.CharField(max_length=40, blank=True)
    scanned_by = models.CharField(max_length=60, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "sha256"], name="file_owner_sha"),
            models.Index(fields=["received_at"], condition=models.Q(state="quarantined"), name="file_quarantined"),
        ]


class PersonalPaper(models.Model):
    """A paper in somebody's repository: offered again for every dossier that asks for its kind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey("identity.Party", models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="papers")
    source = models.CharField(max_length=12, choices=PaperSource.choices)
    trust = models.PositiveSmallIntegerField(default=1, help_text="1 self-provided, 2 digitised by an agency, 3 signed")
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    dossier_code = models.CharField(max_length=40, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["party", "kind"], name="paper_party_kind")]
