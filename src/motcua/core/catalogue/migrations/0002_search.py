"""Search without accents: the plain text of a version is kept beside it by PostgreSQL itself.

The columns belong to the database alone: nothing writes them, and only `queries.search` reads them. The function
names its dictionary and schema, so that a generated column, an index and a restored dump may rely on it.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

PLAIN = """
CREATE FUNCTION catalogue_plain(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(said, NFC)));
"""

COLUMNS = """
ALTER TABLE catalogue_procedureversion
    ADD COLUMN plain_name text GENERATED ALWAYS AS (catalogue_plain(short_name || ' ' || name)) STORED,
    ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, catalogue_plain(short_name || ' ' || name)), 'A')
        || setweight(to_tsvector('simple'::regconfig, catalogue_plain(keywords)), 'B')
        || setweight(to_tsvector('simple'::regconfig, catalogue_plain(left(summary, 2000))), 'C')
    ) STORED;
CREATE INDEX version_search ON catalogue_procedureversion USING gin (search_vector) WHERE state = 'published';
CREATE INDEX version_trigrams ON catalogue_procedureversion USING gin (plain_name public.gin_trgm_ops)
    WHERE state = 'published';
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(PLAIN, "DROP FUNCTION catalogue_plain(text)"),
        migrations.RunSQL(
            COLUMNS, "ALTER TABLE catalogue_procedureversion DROP COLUMN search_vector, DROP COLUMN plain_name"
        ),
    ]
