"""What drafting needs: comments, amendments, rounds."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What drafting needs: comments, amendments, rounds."""

    dependencies: ClassVar = [("foedus_assembly", "0001_initial")]
    operations: ClassVar = []
