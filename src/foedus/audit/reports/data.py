"""An audit as plain data for JSON; the keys are a promise (docs/reference/audit.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from foedus.audit.terms import Cause, Explanation, General, Reading, Row, TableAudit, TreatyAudit
from foedus.law.answers.data import finding_data
from foedus.law.answers.render import as_data
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Language

Data = dict[str, Any]


def audits_data(audits: Iterable[TableAudit], language: Language = "en") -> Data:
    """The audits of several tables: the sums, and each table."""
    each = list(audits)
    rows = [row for one in each for row in one.rows]
    return {**_counts(rows), "tables": [table_data(one, language) for one in each]}


def table_data(one: TableAudit, language: Language = "en") -> Data:
    """The audit of one table: its counts, its treaties, what is wrong with it as a table."""
    return {
        "table": one.table,
        "acts_from": list(one.acts_from),
        **_counts(one.rows),
        "treaties": [_treaty(treaty, language) for treaty in one.treaties],
        "not_held": [{"treaty": treaty, "entries": n} for treaty, n in one.not_held],
        "without_a_day_of_effect": one.undated,
        "findings": [finding_data(finding) for finding in one.findings],
    }


def _counts(rows: Iterable[Row]) -> Data:
    """How many rows, how many agree, how many differ by cause; the unexplained also alone."""
    each = list(rows)
    causes = Counter(row.explanation.cause for row in each if row.explanation is not None)
    return {
        "rows": len(each),
        "agree": sum(row.agrees for row in each),
        "differ": {str(cause): causes[cause] for cause in Cause if causes[cause]},
        "unexplained": causes[Cause.UNEXPLAINED],
        "not_computable": sum(not row.is_computable for row in each),
    }


def _treaty(one: TreatyAudit, language: Language) -> Data:
    return {
        "treaty": one.treaty,
        "instrument": one.instrument,
        "title": one.title.in_language(language),
        **_counts(one.rows),
        "first_parties": _counts(row for row in one.rows if row.is_first),
        "later_parties": _counts(row for row in one.rows if not row.is_first),
        "general": _general(one.general, language),
        "read_as_succession": sum(row.reading is Reading.SUCCESSION for row in one.rows),
        "disagreements": [_row(row, language) for row in one.differing],
    }


def _general(one: General, language: Language) -> Data:
    return {
        "published": _day(one.published),
        "published_where": one.where,
        "computed": _day(one.computed),
        "agrees": one.agrees,
        "rows_computed_from_the_published_day": one.aligned,
        **_explanation(one.explanation, language),
        "proof": as_data(one.proof, language),
    }


def _row(row: Row, language: Language) -> Data:
    return {
        "party": row.act.party,
        "participant": row.entry.participant,
        "act": str(row.act.kind),
        "act_date": _when(row.act.legal_when),
        "published": row.published.isoformat(),
        "published_where": {"line": row.entry.line, "cell": row.entry.raw},
        "computed": _day(row.computed),
        **_explanation(row.explanation, language),
        "proof": as_data(row.proof, language),
    }


def _explanation(one: Explanation | None, language: Language) -> Data:
    if one is None:
        return {"cause": None, "explanation": None}
    return {"cause": str(one.cause), "explanation": one.words.in_language(language)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _when(when: When | None) -> str | None:
    return None if when is None else when.isoformat()
