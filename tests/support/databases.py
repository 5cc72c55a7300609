"""A database file as the first command in a data folder leaves it, to be copied into others.

All tables are made, and nothing stands in them. To make them takes a process several seconds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAME = "foedus.sqlite3"
_OPEN = "from foedus.cli.site import open_site; open_site()"


def make_tables(folder: Path) -> Path:
    """The file of a new database in *folder*, made as every command makes it."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("FOEDUS_")}
    ours.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(
        [sys.executable, "-c", _OPEN], check=True, env={**ours, "FOEDUS_DATA": str(folder)}
    )
    return folder / NAME


def with_tables(folder: Path, made: Path) -> Path:
    """*folder*, made as a data folder in which a command has run already."""
    folder.mkdir(mode=0o700)
    shutil.copyfile(made, folder / NAME)
    return folder
