"""Programmes, visits, disputes."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Programmes, visits, disputes."""

    dependencies: ClassVar = [("foedus_assembly", "0006_followup")]
    operations: ClassVar = []
