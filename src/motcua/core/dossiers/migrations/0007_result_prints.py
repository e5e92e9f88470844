from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_fact_sources")]

    operations = [
        migrations.AddField(
            model_name="dossierfact",
            name="result_print",
            field=models.BigIntegerField(
                null=True, help_text="first eight bytes of its file's SHA-256: the same in two dossiers is the same file"
            ),
        ),
        migrations.AddField(
            model_name="dossierfact",
            name="result_bytes",
            field=models.PositiveIntegerField(null=True, help_text="how big that file is"),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                fields=["result_print"],
                include=["competent_unit_id", "finished_at"],
                condition=models.Q(("result_print", None), _negated=True),
                name="fact_result_print",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                fields=["competent_unit_id", "finished_at"],
                condition=models.Q(("result_bytes__lt", 4096)),
                name="fact_small_result",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                fields=["competent_unit_id", "last_supplement_at"],
                condition=models.Q(("last_supplement_at", None), _negated=True),
                name="fact_unit_asked",
            ),
        ),
    ]
