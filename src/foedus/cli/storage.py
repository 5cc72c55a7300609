"""Commands between texts and database: load, dump."""

from __future__ import annotations

from pathlib import Path

import click

from foedus.cli.options import with_errors_told


@click.command()
@click.argument("register")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def load(register: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Bring REGISTER (a bundled one, or a folder) into the database, or what is new in it.

    It is checked as a whole first. Acts that stand in the database are never rewritten: where the
    folder tells one otherwise, nothing is loaded.
    """
    with_errors_told(lambda: _load(register, as_json=as_json), as_json=as_json)


def _load(register: str, *, as_json: bool) -> None:
    from datetime import UTC, datetime

    from foedus.cli.json_output import write_json
    from foedus.cli.site import open_site

    folder = folder_of(register)
    open_site()
    from foedus.register.storing import load as bring_in

    done = bring_in(folder, datetime.now(UTC))
    if as_json:
        told = {"register": done.register, "files": done.files, "acts": done.acts}
        write_json({**told, "entries": done.entries})
        return
    click.echo(f"{done.register}: {done.files} file(s) and {done.acts} act(s) written.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def dump(folder: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Write the register out of the database into FOLDER, byte for byte as it was loaded.

    What the desk has recorded since stands at the end of each file. FOLDER must be new or empty.
    """
    with_errors_told(lambda: _dump(folder, as_json=as_json), as_json=as_json)


def _dump(folder: Path, *, as_json: bool) -> None:
    from foedus.cli.json_output import write_json
    from foedus.cli.site import open_site
    from foedus.law.terms.errors import BadQuestion

    open_site()
    from foedus.register.dumping import dump as take_out

    try:
        files = take_out(folder)
    except OSError as fault:
        raise BadQuestion(f"{folder} cannot be written: {fault}. Name a new folder.") from fault
    if as_json:
        write_json({"folder": str(folder), "files": files})
        return
    click.echo(f"{files} file(s) written to {folder}.")


def folder_of(register: str) -> Path:
    """The folder of a bundled register, or the folder itself; UnknownName otherwise."""
    from foedus.law.terms.errors import UnknownName
    from foedus.opened import bundled

    found = bundled()
    if register in found:
        return found[register]()
    folder = Path(register)
    if not folder.is_dir():
        raise UnknownName("register (or folder)", register, found)
    return folder
