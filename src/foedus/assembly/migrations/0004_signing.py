"""The signing grid."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """The signing grid."""

    dependencies: ClassVar = [("foedus_assembly", "0003_decisions")]
    operations: ClassVar = []
