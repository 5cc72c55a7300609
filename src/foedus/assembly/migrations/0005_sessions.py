"""What the preparation of sessions needs: who said what of a seat, what became of a question."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foedus.assembly.append_only import protected

_ACCOUNTS = [("announced", "announced"), ("recorded", "recorded at the session")]
_LEVELS = [
    ("as-seated", "at the level of the body"),
    ("deputy", "by a deputy"),
    ("lower", "below"),
    ("absent", "absent"),
    ("unknown", "not known"),
]
_DID = [
    ("added", "put on the agenda"),
    ("changed", "changed"),
    ("moved", "moved"),
    ("withdrawn", "withdrawn"),
    ("document-put", "document put under it"),
    ("document-taken", "document taken away"),
]


def _number() -> models.BigAutoField[Any, Any]:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def _to(model: str, name: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=name, to=model
    )


class Migration(migrations.Migration):
    """What the preparation of sessions needs."""

    dependencies: ClassVar = [
        ("foedus_assembly", "0004_signing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.AddField("meeting", "formats", models.JSONField(default=list)),
        migrations.AlterField("seat", "party", models.CharField(max_length=120)),
        migrations.AddField(
            "seat",
            "account",
            models.CharField(blank=True, choices=_ACCOUNTS, default="", max_length=16),
        ),
        migrations.CreateModel(
            name="SeatNotice",
            fields=[
                ("id", _number()),
                ("account", models.CharField(choices=_ACCOUNTS, max_length=16)),
                ("level", models.CharField(choices=_LEVELS, max_length=16)),
                ("head", models.CharField(blank=True, default="", max_length=200)),
                ("office", models.CharField(blank=True, default="", max_length=60)),
                ("office_words", models.CharField(blank=True, default="", max_length=200)),
                ("key", models.CharField(max_length=80, unique=True)),
                ("at", models.DateTimeField()),
                ("by", _to(settings.AUTH_USER_MODEL, "+")),
                ("seat", _to("foedus_assembly.seat", "notices")),
            ],
        ),
        migrations.CreateModel(
            name="AgendaEvent",
            fields=[
                ("id", _number()),
                ("did", models.CharField(choices=_DID, max_length=16)),
                ("words", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                ("by", _to(settings.AUTH_USER_MODEL, "+")),
                ("item", _to("foedus_assembly.agendaitem", "events")),
            ],
        ),
        protected("foedus_assembly_seatnotice", "foedus_assembly_agendaevent"),
    ]
