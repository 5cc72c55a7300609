"""Indexes by which long lists stay quick."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes by which long lists stay quick."""

    dependencies: ClassVar = [
        ("foedus_assembly", "0008_certified"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["-opened_at", "-id"], name="drafts_newest_first"),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["phase", "version"], name="drafts_as_they_stand"),
        ),
        migrations.AddIndex(
            model_name="draftreader",
            index=models.Index(fields=["party", "draft"], name="drafts_open_to_a_party"),
        ),
    ]
