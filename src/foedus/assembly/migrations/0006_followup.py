"""Follow-up: rules of reminding, letters of reminder, keys of calendars."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected


class Migration(migrations.Migration):
    """Follow-up."""

    dependencies: ClassVar = [
        ("foedus_assembly", "0005_sessions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="FeedKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("delegation", models.CharField(max_length=8)),
                ("name", models.CharField(max_length=80)),
                ("prefix", models.CharField(max_length=12, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("last_used_on", models.DateField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feed_keys",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-created_at", "-pk"]},
        ),
        migrations.CreateModel(
            name="ReminderLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party", models.CharField(db_index=True, max_length=8)),
                ("day", models.DateField()),
                ("key", models.CharField(max_length=64, unique=True)),
                ("subject_en", models.CharField(max_length=300)),
                ("subject_ru", models.CharField(max_length=300)),
                ("body_en", models.TextField()),
                ("body_ru", models.TextField()),
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
            name="ReminderRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("step", models.CharField(blank=True, default="", max_length=24)),
                ("days_before", models.PositiveIntegerField(null=True)),
                ("every_days", models.PositiveIntegerField(null=True)),
                ("is_active", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("party", models.CharField(db_index=True, max_length=8)),
                ("step", models.CharField(max_length=24)),
                ("subject", models.CharField(max_length=300)),
                ("since", models.CharField(blank=True, default="", max_length=60)),
                ("until", models.DateField(null=True)),
                ("occasion", models.DateField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="foedus_assembly.reminderletter",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="foedus_assembly.reminderrule",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReminderEvent",
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
                        choices=[("sent", "sent"), ("failed", "failed")], max_length=16
                    ),
                ),
                ("at", models.DateTimeField()),
                ("evidence", models.TextField(blank=True, default="")),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="foedus_assembly.reminderletter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("what", "sent")),
                        fields=("letter",),
                        name="a_reminder_is_sent_once",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="reminderrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("days_before__isnull", False), ("every_days__isnull", True)),
                    models.Q(("days_before__isnull", True), ("every_days__gt", 0)),
                    _connector="OR",
                ),
                name="a_reminder_is_before_a_deadline_or_again_and_again",
            ),
        ),
        protected(
            "foedus_assembly_reminderletter",
            "foedus_assembly_reminder",
            "foedus_assembly_reminderevent",
        ),
    ]
