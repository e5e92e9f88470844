import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import motcua.core.identity.definitions


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("code", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=20)),
                ("parent_name", models.CharField(max_length=120)),
                (
                    "former_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                    ),
                ),
                ("search_text", models.CharField(max_length=400)),
                ("sort_key", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["sort_key"],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                motcua.core.identity.definitions.UnitKind["COMMITTEE"],
                                motcua.core.identity.definitions.UnitKind["COMMITTEE"],
                            ),
                            (
                                motcua.core.identity.definitions.UnitKind["OFFICE"],
                                motcua.core.identity.definitions.UnitKind["OFFICE"],
                            ),
                            (
                                motcua.core.identity.definitions.UnitKind["DEPARTMENT"],
                                motcua.core.identity.definitions.UnitKind["DEPARTMENT"],
                            ),
                            (
                                motcua.core.identity.definitions.UnitKind["ONE_STOP"],
                                motcua.core.identity.definitions.UnitKind["ONE_STOP"],
                            ),
                            (
                                motcua.core.identity.definitions.UnitKind["PARTNER"],
                                motcua.core.identity.definitions.UnitKind["PARTNER"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            (
                                motcua.core.identity.definitions.UnitLevel["PROVINCE"],
                                motcua.core.identity.definitions.UnitLevel["PROVINCE"],
                            ),
                            (
                                motcua.core.identity.definitions.UnitLevel["CITY"],
                                motcua.core.identity.definitions.UnitLevel["CITY"],
                            ),
                            (
                                motcua.core.identity.definitions.UnitLevel["COMMUNE"],
                                motcua.core.identity.definitions.UnitLevel["COMMUNE"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("area_code", models.CharField(blank=True, help_text="GSO code of the place it serves", max_length=10)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("website", models.CharField(blank=True, max_length=120)),
                (
                    "head_title",
                    models.CharField(blank=True, help_text="as it stands above a signature: CHỦ TỊCH", max_length=80),
                ),
                ("reception_calendar", models.CharField(default="office", max_length=40)),
                ("running_calendar", models.CharField(default="office", max_length=40)),
                ("sort_key", models.CharField(blank=True, max_length=400)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["sort_key"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("sort_key", models.CharField(blank=True, max_length=300)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="officer", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["sort_key"],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                motcua.core.identity.definitions.PartyKind["PERSON"],
                                motcua.core.identity.definitions.PartyKind["PERSON"],
                            ),
                            (
                                motcua.core.identity.definitions.PartyKind["BUSINESS"],
                                motcua.core.identity.definitions.PartyKind["BUSINESS"],
                            ),
                            (
                                motcua.core.identity.definitions.PartyKind["STATE_BODY"],
                                motcua.core.identity.definitions.PartyKind["STATE_BODY"],
                            ),
                            (
                                motcua.core.identity.definitions.PartyKind["ORGANISATION"],
                                motcua.core.identity.definitions.PartyKind["ORGANISATION"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("identifier", models.CharField(help_text="personal identity number, or tax code", max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("birth_date", models.DateField(blank=True, null=True)),
                ("sex", models.CharField(blank=True, max_length=10)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("area_code", models.CharField(blank=True, max_length=10)),
                (
                    "subject",
                    models.CharField(
                        blank=True, help_text="stable key of the sign-on", max_length=80, null=True, unique=True
                    ),
                ),
                (
                    "assurance",
                    models.CharField(
                        choices=[
                            (
                                motcua.core.identity.definitions.Assurance["NONE"],
                                motcua.core.identity.definitions.Assurance["NONE"],
                            ),
                            (
                                motcua.core.identity.definitions.Assurance["SEEN"],
                                motcua.core.identity.definitions.Assurance["SEEN"],
                            ),
                            (
                                motcua.core.identity.definitions.Assurance["LEVEL_1"],
                                motcua.core.identity.definitions.Assurance["LEVEL_1"],
                            ),
                            (
                                motcua.core.identity.definitions.Assurance["LEVEL_2"],
                                motcua.core.identity.definitions.Assurance["LEVEL_2"],
                            ),
                        ],
                        default=motcua.core.identity.definitions.Assurance["NONE"],
                        max_length=16,
                    ),
                ),
                ("search_text", models.CharField(blank=True, max_length=260)),
                ("sort_key", models.CharField(blank=True, max_length=400)),
                (
                    "represented_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="represents",
                        to="identity.party",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                motcua.core.identity.definitions.MandateKind["PROXY"],
                                motcua.core.identity.definitions.MandateKind["PROXY"],
                            ),
                            (
                                motcua.core.identity.definitions.MandateKind["ASSISTANCE"],
                                motcua.core.identity.definitions.MandateKind["ASSISTANCE"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "procedure_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "evidence",
                    models.CharField(help_text="how the consent was given, e.g. number of a paper", max_length=300),
                ),
                ("valid_from", models.DateTimeField()),
                ("valid_to", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mandates_held", to="identity.party"
                    ),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mandates_given", to="identity.party"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="user",
            name="party",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="user",
                to="identity.party",
            ),
        ),
        migrations.CreateModel(
            name="SigningCapacity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            (
                                motcua.core.identity.definitions.Capacity["OWN"],
                                motcua.core.identity.definitions.Capacity["OWN"],
                            ),
                            (
                                motcua.core.identity.definitions.Capacity["FOR_HEAD"],
                                motcua.core.identity.definitions.Capacity["FOR_HEAD"],
                            ),
                            (
                                motcua.core.identity.definitions.Capacity["BY_ORDER"],
                                motcua.core.identity.definitions.Capacity["BY_ORDER"],
                            ),
                            (
                                motcua.core.identity.definitions.Capacity["DELEGATED"],
                                motcua.core.identity.definitions.Capacity["DELEGATED"],
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                ("own_title", models.CharField(max_length=80)),
                ("on_behalf_of", models.CharField(blank=True, max_length=80)),
                ("basis", models.CharField(blank=True, max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="capacities", to="identity.officer"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="capacities", to="identity.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoleHolding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            (
                                motcua.core.identity.definitions.Role["ONE_STOP"],
                                motcua.core.identity.definitions.Role["ONE_STOP"],
                            ),
                            (
                                motcua.core.identity.definitions.Role["SPECIALIST"],
                                motcua.core.identity.definitions.Role["SPECIALIST"],
                            ),
                            (
                                motcua.core.identity.definitions.Role["DIVISION_HEAD"],
                                motcua.core.identity.definitions.Role["DIVISION_HEAD"],
                            ),
                            (
                                motcua.core.identity.definitions.Role["LEADER"],
                                motcua.core.identity.definitions.Role["LEADER"],
                            ),
                            (
                                motcua.core.identity.definitions.Role["CLERK"],
                                motcua.core.identity.definitions.Role["CLERK"],
                            ),
                            (
                                motcua.core.identity.definitions.Role["MONITOR"],
                                motcua.core.identity.definitions.Role["MONITOR"],
                            ),
                            (
                                motcua.core.identity.definitions.Role["TEAM_MEMBER"],
                                motcua.core.identity.definitions.Role["TEAM_MEMBER"],
                            ),
                            (
                                motcua.core.identity.definitions.Role["ADMINISTRATOR"],
                                motcua.core.identity.definitions.Role["ADMINISTRATOR"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("usual", models.BooleanField(default=False, help_text="the person proposed first for this role")),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="identity.officer"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holdings", to="identity.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UnitPlacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_placements",
                        to="identity.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="placements", to="identity.unit"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="party",
            index=models.Index(fields=["phone"], name="party_phone"),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(fields=("kind", "identifier"), name="one_party_an_identifier"),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(("principal", models.F("agent")), _negated=True), name="nobody_mandates_oneself"
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to__gt", models.F("valid_from"))), name="mandate_ends_after_start"
            ),
        ),
        migrations.AddIndex(
            model_name="roleholding",
            index=models.Index(fields=["unit", "role"], name="holding_unit_role"),
        ),
        migrations.AddConstraint(
            model_name="unitplacement",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("unit", "="), ("period", "&&")], name="one_place_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitplacement",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit", models.F("parent")), _negated=True), name="not_its_own_parent"
            ),
        ),
    ]
