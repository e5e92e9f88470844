from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="why",
            field=models.CharField(blank=True, help_text="what stood in its way: a Why", max_length=12),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state", "failed")), fields=["-created_at", "-id"], name="message_failed"
            ),
        ),
    ]
