"""The signing grid."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected


class Migration(migrations.Migration):
    """The signing grid."""

    dependencies: ClassVar = [
        ("foedus_assembly", "0003_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Grid",
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
                    "phase",
                    models.CharField(
                        choices=[
                            ("open", "open for signature"),
                            ("proposed", "proposed for closing"),
                            ("closed", "closed"),
                        ],
                        default="open",
                        max_length=16,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grid",
                        to="foedus_assembly.meeting",
                    ),
                ),
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
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("cursor", models.PositiveBigIntegerField(default=0)),
                ("proposed_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="foedus_assembly.grid",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="GridDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("number", models.PositiveIntegerField()),
                (
                    "authority",
                    models.CharField(
                        choices=[
                            ("full-powers", "full powers, unless the office needs none"),
                            ("head-of-delegation", "the head of the delegation signs"),
                        ],
                        default="full-powers",
                        max_length=24,
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True, default="")),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foedus_assembly.draft",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="foedus_assembly.grid",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="GridEvent",
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
                            ("opened", "opened"),
                            ("added", "a document put on the table"),
                            ("withdrawn", "a document taken from the table"),
                            ("proposed", "closing proposed"),
                            ("closed", "closed and recorded"),
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
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="log",
                        to="foedus_assembly.grid",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PresentedPowers",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("party", models.CharField(max_length=120)),
                ("person", models.CharField(max_length=200)),
                ("office", models.CharField(blank=True, default="", max_length=40)),
                ("issuer", models.CharField(max_length=200)),
                ("issuer_office", models.CharField(max_length=40)),
                ("dated", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("general", models.BooleanField(default=False)),
                ("documents", models.JSONField(default=list)),
                ("to_sign", models.BooleanField(default=True)),
                ("signed_by_hand", models.BooleanField(default=True)),
                ("remark", models.TextField(blank=True, default="")),
                ("scan_name", models.CharField(blank=True, default="", max_length=200)),
                ("scan_type", models.CharField(blank=True, default="", max_length=60)),
                ("scan_sha256", models.CharField(blank=True, default="", max_length=64)),
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
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="powers",
                        to="foedus_assembly.grid",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="foedus_assembly.presentedpowers",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignatureEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("party", models.CharField(max_length=120)),
                ("manner", models.CharField(max_length=24)),
                ("words_en", models.TextField(blank=True, default="")),
                ("words_ru", models.TextField(blank=True, default="")),
                ("signatory", models.CharField(blank=True, default="", max_length=200)),
                ("office", models.CharField(blank=True, default="", max_length=40)),
                ("to_be_confirmed", models.BooleanField(default=False)),
                ("declared", models.CharField(default="nothing", max_length=24)),
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="foedus_assembly.griddocument",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="foedus_assembly.grid",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="foedus_assembly.signatureevent",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignedDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("acts", models.JSONField(default=list)),
                ("notification", models.CharField(blank=True, default="", max_length=60)),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed",
                        to="foedus_assembly.closing",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded",
                        to="foedus_assembly.griddocument",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_by", None),
                    models.Q(("closed_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_closes_what_they_proposed",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="what_is_closed_says_by_whom_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_by__isnull", False)),
                fields=("grid",),
                name="a_grid_is_closed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="griddocument",
            constraint=models.UniqueConstraint(
                fields=("grid", "name"), name="a_document_lies_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="griddocument",
            constraint=models.UniqueConstraint(
                fields=("grid", "number"), name="a_place_is_given_once"
            ),
        ),
        migrations.AddIndex(
            model_name="signatureevent",
            index=models.Index(fields=["grid", "id"], name="events_of_a_grid"),
        ),
        migrations.AddConstraint(
            model_name="signatureevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces", None)),
                fields=("document", "party"),
                name="a_cell_begins_once",
            ),
        ),
        protected(
            "foedus_assembly_presentedpowers",
            "foedus_assembly_signatureevent",
            "foedus_assembly_gridevent",
            "foedus_assembly_signeddocument",
        ),
    ]
