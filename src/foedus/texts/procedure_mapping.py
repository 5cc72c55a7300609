"""tables of rules of procedure ──▶ values of the law."""

from __future__ import annotations

from datetime import date

from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.evidence import Place
from foedus.law.terms.procedure import Deadline, DecisionRule, RulesVersion
from foedus.texts import shapes
from foedus.texts.clause_mapping import condition_from, text_from, wording
from foedus.texts.reading import FileRead


def decision_rule_from(table: shapes.DecidingTable, where: Place) -> DecisionRule:
    """A decision rule from its table."""
    return DecisionRule(
        text=text_from(table, where),
        span=_span(table.since, table.until),
        kinds=frozenset(table.kinds),
        condition=condition_from(table.when),
        instrument=table.instrument,
        silence=table.silence,
    )


def version_from(
    table: shapes.RulesTable, file: FileRead, place: tuple[str | int, ...]
) -> RulesVersion:
    """A version of the rules of procedure from its table, which stands at *place* in *file*."""
    where = file.place(*place)
    quorum, proposers = table.quorum, table.proposers
    return RulesVersion(
        text=text_from(table, where),
        span=_span(table.since, table.until),
        instrument=table.instrument,
        quorum=None if quorum is None else condition_from(quorum.when),
        quorum_text=None if quorum is None else text_from(quorum, where),
        proposers=() if proposers is None else proposers.who,
        proposers_text=None if proposers is None else text_from(proposers, where),
        languages=table.languages,
        level=wording(table.level),
        deadlines=tuple(
            Deadline(one.what, one.days_before, text_from(one, file.place(*place, "deadlines", n)))
            for n, one in enumerate(table.deadlines)
        ),
        particulars=tuple(
            text_from(one, file.place(*place, "particulars", n))
            for n, one in enumerate(table.particulars)
        ),
    )


def _span(since: date, until: date | None) -> Span:
    return Span(since, FOREVER if until is None else until)
