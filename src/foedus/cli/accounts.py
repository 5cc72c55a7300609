"""Accounts from the command line: officers are made here, never through the web."""

from __future__ import annotations

from typing import Any

import click

from foedus.cli.options import with_errors_told

ROLES = (
    "public",
    "delegation-member",
    "delegation-administrator",
    "secretariat-officer",
    "depositary-officer",
    "auditor",
)


@click.group()
def account() -> None:
    """Make and change accounts: who runs the machine says who is an officer."""


@account.command()
@click.argument("username")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--delegation", default="", help="The state that a delegate acts for, by its code.")
@click.option("--name", default="", help="The person's name.")
@click.option("--email", default="", help="Where letters go.")
def add(**given: Any) -> None:
    """Make the account USERNAME; its one-time password is shown once."""

    def work() -> None:
        from foedus.cli.site import open_site

        open_site()
        from foedus.accounts.people import create_account

        click.echo(f"One-time password: {create_account(**given)}")

    with_errors_told(work, as_json=False)


@account.command()
@click.argument("username")
def renew(username: str) -> None:
    """Give USERNAME a new one-time password, which is shown once."""
    _do("renew_password", username, "One-time password: {}")


@account.command("reset-second-factor")
@click.argument("username")
def reset_second_factor(username: str) -> None:
    """Take the second factor of USERNAME away, so that a new one can be set up."""
    _do("reset_second_factor", username, "The second factor is to be set up at the next sign-in.")


@account.command()
@click.argument("username")
def close(username: str) -> None:
    """Close the account USERNAME; its sessions and keys end."""
    _do("close_account", username, "Closed.")


@account.command()
@click.argument("username")
def reopen(username: str) -> None:
    """Open the account USERNAME again."""
    _do("reopen_account", username, "Open again. One-time password: {}")


@account.command()
@click.argument("secret")
def code(secret: str) -> None:
    """The code that a device with SECRET shows now: for demonstrations."""

    def work() -> None:
        from foedus.cli.site import open_site

        open_site()
        from foedus.accounts.demo import code_now

        click.echo(code_now(secret))

    with_errors_told(work, as_json=False)


def _do(verb: str, username: str, told: str) -> None:
    def work() -> None:
        from foedus.cli.site import open_site

        open_site()
        from foedus.accounts import people

        click.echo(told.format(getattr(people, verb)(people.account_named(username))))

    with_errors_told(work, as_json=False)
