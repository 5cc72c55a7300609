"""Follow-up."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Follow-up."""

    dependencies: ClassVar = [("foedus_assembly", "0005_sessions")]
    operations: ClassVar = []
