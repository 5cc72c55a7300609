"""`foedus`: the command line. Only click is imported before a command runs."""

from __future__ import annotations

import click

from foedus.cli.accounts import account
from foedus.cli.audits import audit
from foedus.cli.columns import COLUMNS
from foedus.cli.customs import cooperate
from foedus.cli.duty import duty
from foedus.cli.journal import verify
from foedus.cli.labour import entitle
from foedus.cli.questions import QUESTIONS
from foedus.cli.regimes import decide
from foedus.cli.registers import list_held, schema, tidy, validate
from foedus.cli.reports import check
from foedus.cli.serving import serve
from foedus.cli.sessions import session
from foedus.cli.storage import dump, load
from foedus.cli.tables import TABLES
from foedus.cli.tariffs import tariff
from foedus.cli.treaties import read


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="foedus")
def main() -> None:
    """Who is bound by which treaty, towards whom, since when, and why.

    Every answer is computed from acts and clauses, and carries its proof. Parties are ISO 3166
    codes or names; instruments and organisations are ids or titles, in English or Russian.
    """


for _command in (
    *QUESTIONS,
    *COLUMNS,
    audit,
    *TABLES,
    duty,
    tariff,
    entitle,
    cooperate,
    decide,
    session,
    check,
    read,
    list_held,
    validate,
    tidy,
    schema,
    serve,
    load,
    dump,
    verify,
    account,
):
    main.add_command(_command)

if __name__ == "__main__":
    main()
