"""What drafting needs: comments, amendments, rounds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected


class Migration(migrations.Migration):
    dependencies = [
        ("foedus_assembly", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftAmendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("element", models.CharField(max_length=250)),
                ("deed", models.CharField(max_length=20)),
                ("passage", models.TextField(blank=True, default="")),
                ("words", models.TextField(blank=True, default="")),
                ("heading", models.TextField(blank=True, default="")),
                ("number", models.CharField(blank=True, default="", max_length=60)),
                ("kind", models.CharField(blank=True, default="", max_length=20)),
                ("reason", models.TextField(blank=True, default="")),
                ("party", models.CharField(blank=True, default="", max_length=8)),
                ("body", models.CharField(blank=True, default="", max_length=120)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DraftAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("resolved", "resolved"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                            ("taken-back", "taken back"),
                            ("orphaned", "without its provision"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="DraftClauses",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="DraftComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("element", models.CharField(blank=True, default="", max_length=250)),
                ("party", models.CharField(blank=True, default="", max_length=8)),
                ("body", models.CharField(blank=True, default="", max_length=120)),
                ("words", models.TextField()),
                ("key", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DraftDeadline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.CharField(blank=True, default="", max_length=120)),
                ("until", models.DateTimeField()),
                ("reason", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="DraftReaderEnd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="DraftRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("group", models.CharField(max_length=200)),
                ("opens", models.DateTimeField()),
                ("closes", models.DateTimeField()),
                ("parties", models.JSONField(default=list)),
                ("asked", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="DraftStance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("element", models.CharField(max_length=250)),
                ("party", models.CharField(max_length=8)),
                ("agrees", models.BooleanField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("words", models.TextField(blank=True, default="")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["phase", "-opened_at"], name="drafts_by_phase"),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["body", "phase"], name="drafts_by_body"),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["tabled_by"], name="drafts_by_proposer"),
        ),
        migrations.AddField(
            model_name="draftamendment",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftamendment",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="foedus_assembly.draft",
            ),
        ),
        migrations.AddField(
            model_name="draftamendment",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="foedus_assembly.draftversion",
            ),
        ),
        migrations.AddField(
            model_name="draftanswer",
            name="amendment",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answer",
                to="foedus_assembly.draftamendment",
            ),
        ),
        migrations.AddField(
            model_name="draftanswer",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftanswer",
            name="made",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="foedus_assembly.draftversion",
            ),
        ),
        migrations.AddField(
            model_name="draftclauses",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftclauses",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clauses_written",
                to="foedus_assembly.draft",
            ),
        ),
        migrations.AddField(
            model_name="draftcomment",
            name="answers",
            field=models.ForeignKey(
                default=None,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replies",
                to="foedus_assembly.draftcomment",
            ),
        ),
        migrations.AddField(
            model_name="draftcomment",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftcomment",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="comments",
                to="foedus_assembly.draft",
            ),
        ),
        migrations.AddField(
            model_name="draftcomment",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="comments",
                to="foedus_assembly.draftversion",
            ),
        ),
        migrations.AddField(
            model_name="draftanswer",
            name="comment",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answer",
                to="foedus_assembly.draftcomment",
            ),
        ),
        migrations.AddField(
            model_name="draftdeadline",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftdeadline",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deadlines",
                to="foedus_assembly.draft",
            ),
        ),
        migrations.AddField(
            model_name="draftreaderend",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftreaderend",
            name="invitation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ended",
                to="foedus_assembly.draftreader",
            ),
        ),
        migrations.AddField(
            model_name="draftround",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftround",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="foedus_assembly.draft",
            ),
        ),
        migrations.AddField(
            model_name="draftdeadline",
            name="round",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deadlines",
                to="foedus_assembly.draftround",
            ),
        ),
        migrations.AddField(
            model_name="draftstance",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="draftstance",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stances",
                to="foedus_assembly.draft",
            ),
        ),
        migrations.AddField(
            model_name="draftstance",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stances",
                to="foedus_assembly.draftversion",
            ),
        ),
        migrations.AddIndex(
            model_name="draftamendment",
            index=models.Index(fields=["draft", "element"], name="amendments_by_element"),
        ),
        migrations.AddIndex(
            model_name="draftcomment",
            index=models.Index(fields=["draft", "element"], name="comments_by_element"),
        ),
        migrations.AddConstraint(
            model_name="draftanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amendment__isnull", True), ("comment__isnull", False)),
                    models.Q(("amendment__isnull", False), ("comment__isnull", True)),
                    _connector="OR",
                ),
                name="an_answer_is_to_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftround",
            constraint=models.UniqueConstraint(
                fields=("draft", "number"), name="a_round_is_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="draftdeadline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("body", ""), ("round__isnull", False)),
                    models.Q(("body__gt", ""), ("round__isnull", True)),
                    _connector="OR",
                ),
                name="a_deadline_is_of_a_body_or_a_round",
            ),
        ),
        migrations.AddIndex(
            model_name="draftstance",
            index=models.Index(fields=["draft", "party"], name="stances_by_party"),
        ),
        protected(
            "foedus_assembly_draftreaderend",
            "foedus_assembly_draftclauses",
            "foedus_assembly_draftround",
            "foedus_assembly_draftdeadline",
            "foedus_assembly_draftcomment",
            "foedus_assembly_draftamendment",
            "foedus_assembly_draftanswer",
            "foedus_assembly_draftstance",
        ),
    ]
