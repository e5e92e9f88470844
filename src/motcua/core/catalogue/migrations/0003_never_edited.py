"""A published version is never edited, nor is anything that belongs to it: a trigger refuses.

What may still change of a version is its state, and the days on which it was superseded and ceased to be in force.
"""

from django.db import migrations

VERSIONS = """
CREATE FUNCTION catalogue_refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE mutable text[] := ARRAY['state', 'superseded_at', 'effective_to', 'plain_name', 'search_vector'];
BEGIN
    IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR NEW.state = 'draft'
            OR to_jsonb(NEW) - mutable IS DISTINCT FROM to_jsonb(OLD) - mutable) THEN
        RAISE EXCEPTION 'catalogue.never_edited: a published version is never changed; publish a new one';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER version_never_edited BEFORE UPDATE OR DELETE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_edit();
"""

PARTS = """
CREATE FUNCTION catalogue_refuse_part_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state <> 'draft' FROM catalogue_procedureversion WHERE id = OLD.version_id) THEN
        RAISE EXCEPTION 'catalogue.never_edited: a published version is never changed; publish a new one';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
"""
TABLES = ("procedurecase", "component", "timelimit", "fee", "legalbasis")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_search")]
    operations = [
        migrations.RunSQL(VERSIONS, "DROP FUNCTION catalogue_refuse_edit() CASCADE"),
        migrations.RunSQL(PARTS, "DROP FUNCTION catalogue_refuse_part_edit() CASCADE"),
        *[
            migrations.RunSQL(
                f"CREATE TRIGGER {table}_never_edited BEFORE UPDATE OR DELETE ON catalogue_{table} "
                "FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_part_edit()",
                f"DROP TRIGGER {table}_never_edited ON catalogue_{table}",
            )
            for table in TABLES
        ],
    ]
