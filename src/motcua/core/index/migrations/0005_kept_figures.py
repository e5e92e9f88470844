"""Kept figures, and triggers by which the tables of facts themselves tell who changes what was counted.

A trigger misses nobody: not a service, not an import by COPY, not a repair by hand. It compares the row before and
after, so that a move of today, or an import that tells the same again, revises nothing of a month that is over.
"""

import json

import django.contrib.postgres.fields
import django.db.models.deletion
import motcua.core.index.models
from django.db import migrations, models

# Arguments: the column of the unit; moments from which on a row counts differently, each with the columns that count
# from that moment on. The earliest moment that is touched is `since`. A transaction that reads an older snapshot
# (REPEATABLE READ) may not see the newest kept period: it notes everything.
NOTE = """
CREATE FUNCTION index_note_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reach timestamptz := CASE WHEN current_setting('transaction_isolation') = 'read committed'
        THEN (SELECT max(at) FROM index_keptperiod) ELSE 'infinity' END;
    before jsonb;
    after jsonb;
    touched timestamptz;
BEGIN
    IF reach IS NULL THEN
        RETURN NULL;
    END IF;
    before := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    after := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    SELECT min(least((before ->> moment)::timestamptz, (after ->> moment)::timestamptz)) INTO touched
    FROM jsonb_each(TG_ARGV[1]::jsonb) AS watched (moment, columns)
    WHERE before -> moment IS DISTINCT FROM after -> moment OR EXISTS (
        SELECT FROM jsonb_array_elements_text(columns) AS name WHERE before -> name IS DISTINCT FROM after -> name
    );
    IF touched <= reach THEN
        INSERT INTO index_revision (unit_id, since, transaction)
        SELECT DISTINCT unit::bigint, touched, pg_current_xact_id()
        FROM (VALUES (before ->> TG_ARGV[0]), (after ->> TG_ARGV[0])) AS either (unit) WHERE unit IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;
"""

WATCHED = {
    "dossiers_dossierfact": (
        "competent_unit_id",
        {
            "accepted_at": [
                "competent_unit_id", "procedure_code", "channel", "way", "returns_document", "has_fee",
                "identity_verified", "rulings",
            ],
            "finished_at": ["outcome", "worked_minutes"],
            "late_from": [], "digitised_at": [], "reused_at": [], "shared_at": [], "electronic_result_at": [],
            "paid_online_at": [], "synced_at": [], "unhappy_at": [],
        },
    ),
    "catalogue_servicefact": (
        "unit_id",
        {
            "valid_from": [
                "unit_id", "procedure_code", "online", "has_fee", "for_citizens", "on_population", "complete",
            ],
            "valid_to": [],
            "fee_synced_at": [],
        },
    ),
    "catalogue_publicationfact": (
        "unit_id",
        {
            "decided_at": ["unit_id", "procedure_code", "decide_by"],
            "public_at": ["unit_id", "procedure_code", "public_by"],
            "public_by": ["unit_id", "procedure_code", "public_at"],
        },
    ),
    "feedback_petitionfact": (
        "unit_id",
        {
            "first_received_at": ["unit_id"],
            "received_at": ["unit_id"],
            "resolved_at": [], "late_from": [], "disliked_at": [], "repeated_at": [],
        },
    ),
    "identity_unit": ("id", {"valid_from": ["level", "kind"], "valid_to": []}),
}  # fmt: skip


def watch(table: str) -> migrations.RunSQL:
    unit, moments = WATCHED[table]
    return migrations.RunSQL(
        f"CREATE TRIGGER note_revision AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION index_note_revision('{unit}', '{json.dumps(moments)}')",
        f"DROP TRIGGER note_revision ON {table}",
    )


class Migration(migrations.Migration):

    dependencies = [
        ('index', '0004_contests_of_imported_dossiers'),
        ('dossiers', '0007_result_prints'),
        ('catalogue', '0004_since_when'),
        ('feedback', '0002_since_when'),
        ('identity', '0003_former_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=10)),
                ('at', models.DateTimeField(help_text='its last moment: what happens later does not touch it')),
                ('plan', models.CharField(help_text='SHA-256 of everything that was counted, and how', max_length=64)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('period', 'plan'), name='one_kept_period')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_id', models.BigIntegerField()),
                ('since', models.DateTimeField()),
                ('transaction', motcua.core.index.models.TransactionId()),
            ],
            options={
                'indexes': [models.Index(fields=['since'], name='revision_since')],
            },
        ),
        migrations.CreateModel(
            name='KeptSums',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_id', models.BigIntegerField()),
                ('below', models.BigIntegerField(help_text='hash of the ids of all units that were counted in it')),
                ('sums', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(null=True), help_text='numerators and denominators in their places', size=None)),
                ('snapshot', models.TextField(help_text='pg_current_snapshot() just before it was counted')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sums', to='index.keptperiod')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kept', 'unit_id'), name='one_kept_unit')],
            },
        ),
        migrations.RunSQL(NOTE, "DROP FUNCTION index_note_revision()"),
        *map(watch, WATCHED),
    ]
