"""`foedus check --propose`: what a report states and the register does not hold, offered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from foedus.claims.proposing import Proposal
    from foedus.claims.report.checked import CheckedReport
    from foedus.opened import OpenRegister

TO_THE_DESK = ""
"""The value of `--propose` that names no file."""


def propose(
    report: CheckedReport, content: bytes, register: OpenRegister, given: dict[str, Any]
) -> None:
    """Offer the new acts of *report* to the desk, or write them to the file that was named.

    The desk is that of the database of FOEDUS_DATA, and judged by the register it holds; *given*
    may name in `as_user` the account that offers them. Raises `UnnamedFile`, `UnwritableFile`,
    `NothingToOffer`, and as `foedus.register.offering.offer`.
    """
    if given["propose"] == TO_THE_DESK:
        _to_the_desk(report, content, given.get("as_user") or "")
    else:
        _to_a_file(report, register, given["propose"])


def _to_a_file(report: CheckedReport, register: OpenRegister, path: str) -> None:
    from foedus.claims.errors import UnnamedFile, UnwritableFile
    from foedus.claims.proposing import proposals  # late, all of them: keeps --help fast

    if not path.endswith(".toml"):
        raise UnnamedFile(path)
    found = proposals(report, register)
    try:
        Path(path).write_text(as_toml(found), encoding="utf-8")
    except (OSError, ValueError) as fault:
        raise UnwritableFile(path, str(getattr(fault, "strerror", None) or fault)) from fault
    click.echo(f"{len(found)} proposal(s) written to {path}.", err=True)


def as_toml(found: tuple[Proposal, ...]) -> str:
    """The proposals as TOML, a table for each; what is empty is left out."""
    from dataclasses import fields
    from datetime import date
    from enum import Enum

    import tomlkit

    from foedus.law.terms.wording import Wording

    told = tomlkit.document()
    rows = tomlkit.aot()
    for one in found:
        row = tomlkit.table()
        for field in fields(one):
            value = getattr(one, field.name)
            if isinstance(value, Wording):
                value = {"en": _whole(value.en), "ru": _whole(value.ru)}
            elif isinstance(value, Enum):
                value = str(value)
            elif isinstance(value, str):
                value = _whole(value)
            if value not in ("", 0) or isinstance(value, bool | date):
                row.add(field.name, value)
        rows.append(row)
    told.add("proposals", rows)
    return tomlkit.dumps(told)


def _whole(text: str) -> str:
    """Without halves of signs, which no file holds."""
    return text.encode("utf-8", "replace").decode()


def _to_the_desk(report: CheckedReport, content: bytes, user: str) -> None:
    from datetime import UTC, datetime

    from foedus.cli.site import open_site

    open_site()
    from foedus.accounts.people import account_named
    from foedus.claims.errors import NothingToOffer
    from foedus.claims.proposing import proposals
    from foedus.register.checking import check_again
    from foedus.register.held import held
    from foedus.register.offering import ReportFile, offer

    name = report.document.name
    found = proposals(check_again(report), held().opened)
    if not found:
        raise NothingToOffer(name)
    by = account_named(user) if user else None
    done = offer(found, ReportFile(name, content), by, datetime.now(UTC))
    click.echo(f"{done.new} offered to the desk, {done.known} had been offered before.", err=True)
