"""What the surroundings say: where the data lies, which database, under which name we are reached.

Every setting is an environment variable that begins with ``FOEDUS_``; docs/how/run-the-service.md
lists them. Without any, the data lies in the user's own data folder, in SQLite, with nothing to
install.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, Final

import dj_database_url
import platformdirs

_PRIVATE: Final = 0o700
_SECRET: Final = 0o600


def data_folder() -> Path:
    """Where the register's data lies: ``FOEDUS_DATA``, or the user's data folder."""
    given = os.environ.get("FOEDUS_DATA", "")
    return Path(given) if given else Path(platformdirs.user_data_dir("foedus"))


def prepare(folder: Path) -> None:
    """Make the data folder, closed to others, and the secret that sessions are signed with."""
    folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
    (folder / "static").mkdir(exist_ok=True)
    secret = folder / "secret-key"
    try:
        handle = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _SECRET)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))


def secret_key(folder: Path) -> str:
    """The secret of this installation: ``FOEDUS_SECRET_KEY``, or the one kept with the data.

    Before the data folder is made there is nothing to protect, and a passing secret does.
    """
    given = os.environ.get("FOEDUS_SECRET_KEY", "")
    if given:
        return given
    try:
        return (folder / "secret-key").read_text(encoding="ascii")
    except OSError:
        return secrets.token_urlsafe(64)


def database(folder: Path) -> dict[str, Any]:
    """The database: ``FOEDUS_DATABASE`` as an address, or SQLite in the data folder.

    SQLite takes its lock when a transaction begins, so that two writers never read the same number
    and then both write; it flushes at each commit, so that what is acknowledged stays.
    """
    address = os.environ.get("FOEDUS_DATABASE", "") or f"sqlite:///{folder / 'foedus.sqlite3'}"
    settings: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60))
    if settings["ENGINE"].endswith("sqlite3"):
        settings["CONN_MAX_AGE"] = 0
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    else:
        settings["CONN_HEALTH_CHECKS"] = True
    # the metrics count what is asked of the database
    settings["ENGINE"] = settings["ENGINE"].replace("django.db", "django_prometheus.db")
    return settings


def flag(name: str) -> bool:
    """Whether the variable *name* says yes."""
    return os.environ.get(name, "").strip().lower() in {"1", "yes", "true", "on"}


def words(name: str) -> list[str]:
    """The variable *name* as words parted by commas or spaces."""
    return os.environ.get(name, "").replace(",", " ").split()
