"""Questions put, positions, votes, decisions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected


class Migration(migrations.Migration):
    dependencies = [
        ("foedus_assembly", "0002_drafting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("result", models.CharField(max_length=16)),
                ("stated", models.BooleanField(default=False)),
                ("content", models.JSONField()),
                ("effects", models.JSONField(default=list)),
                ("remark", models.TextField(blank=True, default="")),
                ("key", models.CharField(max_length=100, unique=True)),
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
            name="DecisionPublished",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published",
                        to="foedus_assembly.decision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("substantive", "question of substance"),
                            ("procedural", "question of procedure"),
                            ("appointment", "appointment"),
                            ("dismissal", "dismissal"),
                            ("admission", "admission"),
                            ("membership-ended", "end of a membership"),
                            ("chair", "chair"),
                            ("rules", "rules of procedure"),
                        ],
                        default="substantive",
                        max_length=20,
                    ),
                ),
                ("concerned", models.JSONField(default=list)),
                ("due", models.DateTimeField(null=True)),
                ("by_silence", models.BooleanField(default=False)),
                ("round", models.PositiveIntegerField(default=0)),
                ("round_open", models.BooleanField(default=False)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("decided", "decided"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("put_at", models.DateTimeField()),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="foedus_assembly.draft",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="foedus_assembly.agendaitem",
                    ),
                ),
                (
                    "put_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="decision",
            name="matter",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision",
                to="foedus_assembly.matter",
            ),
        ),
        migrations.CreateModel(
            name="MatterEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("did", models.CharField(max_length=20)),
                ("due", models.DateTimeField(null=True)),
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="foedus_assembly.matter",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PositionTaken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party", models.CharField(max_length=8)),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("agrees", "agrees"),
                            ("agrees-with-reservation", "agrees with a reservation"),
                            ("special-opinion", "agrees with a special opinion"),
                            ("not-interested", "not interested"),
                            ("not-participating", "does not participate"),
                            ("objects", "objects"),
                        ],
                        max_length=24,
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("key", models.CharField(max_length=100, unique=True)),
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="foedus_assembly.matter",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RollCallVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                ("party", models.CharField(max_length=8)),
                (
                    "vote",
                    models.CharField(
                        choices=[("for", "for"), ("against", "against"), ("abstain", "abstains")],
                        max_length=8,
                    ),
                ),
                ("key", models.CharField(max_length=100, unique=True)),
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="foedus_assembly.matter",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("item__isnull", False), ("draft__isnull", False), _connector="XOR"
                ),
                name="a_question_is_about_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_silence", False), ("due__isnull", False), _connector="OR"),
                name="silence_has_a_deadline",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phase", "open")),
                fields=("item",),
                name="one_open_question_on_an_item",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phase", "open")),
                fields=("draft",),
                name="one_open_question_on_a_draft",
            ),
        ),
        protected(
            "foedus_assembly_matterevent",
            "foedus_assembly_positiontaken",
            "foedus_assembly_rollcallvote",
            "foedus_assembly_decision",
            "foedus_assembly_decisionpublished",
        ),
    ]
