"""Certified copies that were given."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected


class Migration(migrations.Migration):
    """Certified copies that were given."""

    dependencies: ClassVar = [
        ("foedus_assembly", "0007_programmes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="CertifiedCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document", models.CharField(db_index=True, max_length=200)),
                ("language", models.CharField(max_length=3)),
                ("year", models.PositiveIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("reference", models.CharField(max_length=60, unique=True)),
                ("content", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("text_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("fingerprint", models.CharField(max_length=64)),
                ("certificate", models.TextField()),
                ("as_of", models.DateField()),
                ("known", models.DateField()),
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "number"), name="a_number_of_a_certified_copy_is_given_once"
                    ),
                    models.UniqueConstraint(
                        fields=("document", "language", "content"),
                        name="the_same_copy_is_made_once",
                    ),
                ],
            },
        ),
        protected("foedus_assembly_certifiedcopy"),
    ]
