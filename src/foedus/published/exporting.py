"""A register's instrument ──▶ a published table, as CSV text.

Three layouts: the UN's status table, a row a party, a row an act. What a layout cannot show is
left out and told. A table that is written and read again gives the same acts.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO

from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Language
from foedus.published.errors import NoSuchLayout
from foedus.published.lines import Sheet, lines_of
from foedus.published.parties import Resolver
from foedus.published.party_rows import act_log, party_rows
from foedus.published.status_table import status_table
from foedus.published.terms import Layout


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of a table, and the acts that have no place in its layout."""

    text: str
    left_out: tuple[Act, ...]


def export_table(
    register: Register,
    instrument: str,
    layout: Layout = Layout.STATUS_TABLE,
    *,
    on: date | None = None,
    known: date | None = None,
    language: Language = "en",
) -> Exported:
    """The acts under *instrument* (an id) as a table in *layout*, done by *on*, as *known*.

    `NoSuchLayout`: only status tables, rows of parties and logs of acts can be written.
    """
    seen = as_known(register, known)
    acts = [act for act in seen.instrument[instrument].acts if _is_done(act, on)]
    lines, left_out = lines_of(acts, layout)
    sheet = Sheet(seen, instrument, Resolver.for_register(seen), language)
    match layout:
        case Layout.STATUS_TABLE:
            rows = status_table(sheet, lines)
        case Layout.PARTY_ROWS:
            rows = party_rows(sheet, lines, on)
        case Layout.ACT_LOG:
            rows = act_log(sheet, lines)
        case _:
            told = f"A table cannot be written as {layout}; use status-table, party-rows, act-log."
            raise NoSuchLayout(told)
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return Exported(out.getvalue(), tuple(left_out))


def _is_done(act: Act, on: date | None) -> bool:
    when = act.legal_when or act.effect
    return on is None or when is None or first_possible(when) <= on
