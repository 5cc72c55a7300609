"""Programmes, visits, disputes."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected


class Migration(migrations.Migration):
    """Programmes, visits, disputes."""

    dependencies: ClassVar = [
        ("foedus_assembly", "0006_followup"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="DisputeCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("instrument", models.CharField(db_index=True, max_length=200)),
                ("claimant", models.CharField(max_length=8)),
                ("respondent", models.CharField(max_length=8)),
                ("title", models.CharField(max_length=300)),
                ("claim", models.TextField(blank=True, default="")),
                ("opened_on", models.DateField()),
                ("is_public", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("key", models.CharField(max_length=64, unique=True)),
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
            options={
                "ordering": ["-opened_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ComplianceReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party", models.CharField(max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("complied", "carried out"),
                            ("in-part", "carried out in part"),
                            ("not-complied", "not carried out"),
                        ],
                        max_length=16,
                    ),
                ),
                ("day", models.DateField()),
                ("words", models.TextField(blank=True, default="")),
                ("evidence", models.CharField(blank=True, default="", max_length=300)),
                ("key", models.CharField(max_length=64, unique=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compliance",
                        to="foedus_assembly.disputecase",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DisputeStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("step", models.CharField(max_length=60)),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("consented", "consented to"),
                            ("begun", "begun"),
                            ("failed", "ended without agreement"),
                            ("settled", "settled by agreement"),
                            ("decided", "decided"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("day", models.DateField()),
                ("side", models.CharField(blank=True, default="", max_length=8)),
                ("words", models.TextField(blank=True, default="")),
                ("evidence", models.CharField(blank=True, default="", max_length=300)),
                ("comply_by", models.DateField(null=True)),
                ("key", models.CharField(max_length=64, unique=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="foedus_assembly.disputecase",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ProgressReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("programme", models.CharField(db_index=True, max_length=200)),
                ("measure", models.CharField(max_length=40)),
                ("reporter", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not-begun", "not begun"),
                            ("under-way", "under way"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                        ],
                        max_length=16,
                    ),
                ),
                ("day", models.DateField()),
                ("told", models.DateField()),
                ("words", models.TextField(blank=True, default="")),
                ("evidence", models.CharField(blank=True, default="", max_length=300)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                (
                    "session",
                    models.CharField(blank=True, db_index=True, default="", max_length=120),
                ),
                ("participants", models.JSONField(default=list)),
                ("topics", models.JSONField(default=list)),
                ("reported", models.TextField(blank=True, default="")),
                ("followup", models.JSONField(default=list)),
                ("evidence", models.CharField(blank=True, default="", max_length=300)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("secretariat", "the secretariat"),
                            ("concerned", "the delegations concerned"),
                            ("public", "everybody"),
                        ],
                        default="secretariat",
                        max_length=16,
                    ),
                ),
                ("cancelled", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("key", models.CharField(max_length=64, unique=True)),
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
            options={
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitItemDone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("day", models.DateField()),
                ("words", models.TextField(blank=True, default="")),
                ("key", models.CharField(max_length=64, unique=True)),
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items_done",
                        to="foedus_assembly.visit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VisitRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("content", models.JSONField()),
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="foedus_assembly.visit",
                    ),
                ),
            ],
            options={
                "ordering": ["version"],
            },
        ),
        migrations.AddConstraint(
            model_name="disputecase",
            constraint=models.CheckConstraint(
                condition=models.Q(("claimant", models.F("respondent")), _negated=True),
                name="a_dispute_has_two_sides",
            ),
        ),
        migrations.AddConstraint(
            model_name="disputestep",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="steps_of_a_dispute_in_a_row"
            ),
        ),
        migrations.AddIndex(
            model_name="progressreport",
            index=models.Index(fields=["programme", "measure"], name="foedus_progress_of_measure"),
        ),
        migrations.AddConstraint(
            model_name="visitrecord",
            constraint=models.UniqueConstraint(
                fields=("visit", "version"), name="a_visit_has_each_version_once"
            ),
        ),
        protected(
            "foedus_assembly_progressreport",
            "foedus_assembly_visitrecord",
            "foedus_assembly_visititemdone",
            "foedus_assembly_disputestep",
            "foedus_assembly_compliancereport",
        ),
    ]
