"""What the preparation of sessions needs."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What the preparation of sessions needs."""

    dependencies: ClassVar = [("foedus_assembly", "0004_signing")]
    operations: ClassVar = []
