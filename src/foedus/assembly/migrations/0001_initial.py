"""The tables of sessions and drafts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("foedus_register", "0002_append_only"),  # its function refuses changes on PostgreSQL
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title_en", models.CharField(blank=True, default="", max_length=500)),
                ("title_ru", models.CharField(blank=True, default="", max_length=500)),
                (
                    "format",
                    models.CharField(
                        choices=[("narrow", "narrow format"), ("extended", "extended format")],
                        default="extended",
                        max_length=16,
                    ),
                ),
                ("proposed_by", models.CharField(blank=True, default="", max_length=120)),
                ("withdrawn", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(default="decision", max_length=40)),
                ("body", models.CharField(db_index=True, max_length=120)),
                ("title_en", models.CharField(blank=True, default="", max_length=500)),
                ("title_ru", models.CharField(blank=True, default="", max_length=500)),
                ("languages", models.JSONField(default=list)),
                ("subjects", models.JSONField(default=list)),
                ("clauses", models.TextField(blank=True, default="")),
                ("tabled_by", models.CharField(blank=True, default="", max_length=120)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("drafting", "being drafted"),
                            ("consultation", "with the delegations for comment"),
                            ("experts", "with the experts"),
                            ("agreed", "agreed"),
                            ("tabled", "tabled"),
                            ("adopted", "adopted"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="drafting",
                        max_length=16,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DraftEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("did", models.CharField(max_length=32)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("drafting", "being drafted"),
                            ("consultation", "with the delegations for comment"),
                            ("experts", "with the experts"),
                            ("agreed", "agreed"),
                            ("tabled", "tabled"),
                            ("adopted", "adopted"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("remark", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="foedus_assembly.draft",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DraftReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party", models.CharField(max_length=8)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("drafting", "being drafted"),
                            ("consultation", "with the delegations for comment"),
                            ("experts", "with the experts"),
                            ("agreed", "agreed"),
                            ("tabled", "tabled"),
                            ("adopted", "adopted"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="open_to",
                        to="foedus_assembly.draft",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ItemDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="foedus_assembly.draft"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="foedus_assembly.agendaitem"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="draft",
            name="items",
            field=models.ManyToManyField(
                related_name="drafts",
                through="foedus_assembly.ItemDraft",
                to="foedus_assembly.agendaitem",
            ),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                ("body", models.CharField(db_index=True, max_length=120)),
                ("joint_with", models.CharField(blank=True, default="", max_length=120)),
                ("title_en", models.CharField(blank=True, default="", max_length=300)),
                ("title_ru", models.CharField(blank=True, default="", max_length=300)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("regular", "regular"),
                            ("extraordinary", "extraordinary"),
                            ("informal", "informal"),
                        ],
                        default="regular",
                        max_length=16,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in-person", "in person"),
                            ("by-video", "by video"),
                            ("mixed", "in person and by video"),
                        ],
                        default="in-person",
                        max_length=16,
                    ),
                ),
                ("host", models.CharField(blank=True, default="", max_length=8)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("preparing", "in preparation"),
                            ("open", "open"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="preparing",
                        max_length=16,
                    ),
                ),
                ("is_public", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="foedus_assembly.meeting",
            ),
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("moved", "moved"),
                            ("opened", "opened"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=16,
                    ),
                ),
                ("day", models.DateField(null=True)),
                ("last_day", models.DateField(null=True)),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                ("reason", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="foedus_assembly.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party", models.CharField(max_length=8)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("member", "seated"),
                            ("observer", "observer"),
                            ("guest", "guest"),
                        ],
                        default="member",
                        max_length=16,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("as-seated", "at the level of the body"),
                            ("deputy", "by a deputy"),
                            ("lower", "below"),
                            ("absent", "absent"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        max_length=16,
                    ),
                ),
                ("head", models.CharField(blank=True, default="", max_length=200)),
                ("office", models.CharField(blank=True, default="", max_length=60)),
                ("office_words", models.CharField(blank=True, default="", max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="foedus_assembly.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DraftVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("language", models.CharField(default="ru", max_length=3)),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("remark", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="foedus_assembly.draft",
                    ),
                ),
            ],
            options={
                "ordering": ["language", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "language", "number"),
                        name="a_version_of_a_draft_is_given_once",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="itemdraft",
            constraint=models.UniqueConstraint(
                fields=("item", "draft"), name="once_under_each_item"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("title_en", ""), ("title_ru", ""), _negated=True),
                name="an_item_has_a_title",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(fields=("meeting", "party"), name="each_sits_once"),
        ),
        protected(
            "foedus_assembly_meetingevent",
            "foedus_assembly_draftreader",
            "foedus_assembly_draftversion",
            "foedus_assembly_draftevent",
        ),
    ]
