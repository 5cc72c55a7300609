"""JSON on standard output."""

from __future__ import annotations

import json
from typing import Any

import click


def write_json(data: dict[str, Any]) -> None:
    """*data* as JSON, readable by people too."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
