"""A nation of units below the demo's city: provinces with communes, each offering some services. Made by SQL."""

from django.db import connection

_UNITS = """
INSERT INTO identity_unit (
    code, name, short_name, kind, level, area_code, address, phone, website, head_title, reception_calendar,
    running_calendar, sort_key, valid_from
)
SELECT code, 'Ủy ban nhân dân ' || code, code, 'committee', level, '', '', '', '', '', 'office', 'office', code,
    '2023-01-01'
FROM (
    SELECT 'B' || to_char(province, 'FM000') AS code, 'province' AS level
    FROM generate_series(1, %(provinces)s) AS province
    UNION ALL
    SELECT 'B' || to_char(1 + n %% %(provinces)s, 'FM000') || '.' || to_char(n, 'FM00000'), 'commune'
    FROM generate_series(1, %(units)s - %(provinces)s) AS n
) AS made
"""
_PLACES = """
INSERT INTO identity_unitplacement (unit_id, parent_id, period)
SELECT unit.id, coalesce(province.id, %(root)s), '[2023-01-01,)'
FROM identity_unit AS unit
LEFT JOIN identity_unit AS province ON province.code = split_part(unit.code, '.', 1) AND unit.level = 'commune'
WHERE unit.code ~ '^B[0-9]{3}'
"""
_SERVICES = """
INSERT INTO catalogue_servicefact (
    source, procedure_code, unit_id, sector_code, service_level, online, has_fee, returns_document, for_citizens,
    on_population, complete, missing, valid_from
)
SELECT 'motcua', 'P' || n, unit, 'S' || n %% 20, 'full', n %% 4 <> 0, n %% 3 = 0, true, n %% 5 <> 0, n %% 2 = 0,
    true, '[]', '2023-01-01 00:00+07'
FROM unnest(%(units)s::bigint[]) AS unit CROSS JOIN generate_series(1, 20) AS n
"""


def make_units(units: int, provinces: int) -> dict[int, str]:
    """So many units in all, of which `provinces` have the others below them. Gives their ids and levels."""
    from motcua.core.identity import queries as identity
    from motcua.kernel import clock

    root = identity.root(clock.today())
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, {"units": units, "provinces": provinces})
        cursor.execute(_PLACES, {"root": root.pk})
        cursor.execute("SELECT id, level FROM identity_unit WHERE code ~ '^B[0-9]{3}' ORDER BY sort_key")
        made = dict(cursor.fetchall())
        cursor.execute(_SERVICES, {"units": list(made)})
        cursor.execute("VACUUM ANALYZE identity_unit, identity_unitplacement, catalogue_servicefact")
    return made
