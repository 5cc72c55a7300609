"""Positions and decisions."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Positions and decisions."""

    dependencies: ClassVar = [("foedus_assembly", "0002_drafting")]
    operations: ClassVar = []
