"""The door from the command line to the database: it is opened when a command needs it."""

from __future__ import annotations

import os
import sys

import click

from foedus.cli.options import WRONG_QUESTION


def open_site(*, quiet: bool = True) -> None:
    """Make the data folder, bring the tables up to date, and set Django up.

    Ends with a message where the parts of the service are not installed, or the database does not
    answer.
    """
    try:
        import django
        from django.core.management import call_command
        from django.db import OperationalError

        from foedus.register import environment  # noqa: F401 - tells whether all parts are there
    except ModuleNotFoundError as lacking:
        click.echo(f"E8: {lacking.name} is missing. Install the service: foedus[server].", err=True)
        sys.exit(WRONG_QUESTION)
    _prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foedus.site.settings")
    if quiet:
        os.environ.setdefault("FOEDUS_LOG_LEVEL", "WARNING")
    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as fault:
        click.echo(f"E8: The database does not answer: {fault}", err=True)
        click.echo("Look at FOEDUS_DATABASE and FOEDUS_DATA; nothing was written.", err=True)
        sys.exit(WRONG_QUESTION)


def _prepare() -> None:
    from foedus.register.environment import data_folder, prepare

    try:
        prepare(data_folder())
    except OSError as fault:
        click.echo(f"E8: {data_folder()} cannot be used: {fault.strerror}.", err=True)
        click.echo("Set FOEDUS_DATA to a folder that can be written.", err=True)
        sys.exit(WRONG_QUESTION)
