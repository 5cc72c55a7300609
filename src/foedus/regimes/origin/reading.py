"""A file of rules of origin ──▶ `RuleSet`, and every fault of the file, with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final, TypedDict, TypeVar

import tomli

from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.evidence import Confidence, Evidence, Place
from foedus.law.terms.findings import Finding, Severity
from foedus.law.terms.wording import Wording
from foedus.regimes.nomenclature.codes import parse
from foedus.regimes.nomenclature.errors import BadCommodityCode
from foedus.regimes.origin import shapes
from foedus.regimes.origin.conditions import AllOf, AnyOf, Condition, NotReadable
from foedus.regimes.origin.errors import UnusableRules
from foedus.regimes.origin.findings import finding
from foedus.regimes.origin.list_checks import as_parts, same_goods
from foedus.regimes.origin.product_rules import read_rule
from foedus.regimes.origin.rule_sets import (
    ListRule,
    Named,
    Numbered,
    Parameter,
    Provision,
    RuleSet,
    Unit,
)
from foedus.regimes.origin.selecting import CodeRange
from foedus.texts.findings import finding as text_finding
from foedus.texts.reading import Lines, shaped

ALWAYS: Final = date.min
"""A row without a first day holds as long as the instrument does; the register knows since when."""

_WHOLE: Final = Fraction(100)

TableT = TypeVar("TableT", bound=shapes.ProvisionTable)
RowT = TypeVar("RowT", bound=Provision)


@dataclass(frozen=True, slots=True)
class RulesRead:
    """What a file gave: the rules, None where it cannot be used; and what is wrong with it."""

    rules: RuleSet | None
    findings: tuple[Finding, ...]


def load_rules(path: Path) -> RuleSet:
    """The rules in the file at *path*. `UnusableRules`: it has faults."""
    read = read_rules(path)
    if read.rules is None:
        raise UnusableRules(path.name, read.findings)
    return read.rules


def read_rules(path: Path) -> RulesRead:
    """The rules in the file at *path*, and every fault of it; nothing is raised for the file."""
    findings: list[Finding] = []
    try:
        text = path.read_text(encoding="utf-8")
        document = tomli.loads(text)
    except (OSError, UnicodeDecodeError) as fault:
        return RulesRead(None, (text_finding("F1", f"{fault}.", Place(path.name, 1)),))
    except tomli.TOMLDecodeError as fault:
        line = getattr(fault, "lineno", 1)
        return RulesRead(None, (text_finding("F2", f"{fault}.", Place(path.name, line)),))
    lines = Lines(path.name, text)
    table = shaped(document, shapes.OriginFile, findings, lines)
    if not isinstance(table, shapes.OriginFile):
        return RulesRead(None, tuple(findings))
    rules = _Reader(lines, findings).rules(table)
    is_usable = not any(found.severity is Severity.ERROR for found in findings)
    return RulesRead(rules if is_usable else None, tuple(findings))


class _Reader:
    """Turns the tables of one file into rows, and tells what cannot be."""

    def __init__(self, lines: Lines, findings: list[Finding]) -> None:
        self.lines, self.findings = lines, findings

    def rules(self, table: shapes.OriginFile) -> RuleSet:
        """Every row of the file; what is wrong with one is told, and the rest is read."""
        list_rules = self._rows("list_rules", table.list_rules, self._list_rule)
        self.findings.extend(same_goods(list_rules))
        return RuleSet(
            instrument=table.instrument,
            title=Wording(table.title.en, table.title.ru),
            topics=self._rows("topics", table.topics, self._provision),
            parameters=self._rows("parameters", table.parameters, self._parameter),
            categories=self._rows("categories", table.categories, self._numbered),
            operations=self._rows("operations", table.operations, self._named),
            criteria=self._rows("criteria", table.criteria, self._named),
            forms=self._rows("forms", table.forms, self._named),
            boxes=self._rows("boxes", table.boxes, self._numbered),
            crossing_reasons=self._rows(
                "crossing_reasons", table.crossing_reasons, self._provision
            ),
            list_rules=as_parts(list_rules),
            list_held=table.list_held,
        )

    def _rows(
        self, part: str, tables: Iterable[TableT], made: Callable[[TableT, Place], RowT]
    ) -> tuple[RowT, ...]:
        rows: list[RowT] = []
        for number, table in enumerate(tables):
            row = made(table, self.lines.place((part, number)))
            self._check(row, rows)
            rows.append(row)
        return tuple(rows)

    def _check(self, row: Provision, earlier: Iterable[Provision]) -> None:
        if not row.span:
            self._tell("O4", f"{row.id} ends before it begins.", row.where, row.id)
        if not row.evidence.sources and row.evidence.confidence is not Confidence.LOW:
            self._tell("O5", f"{row.id} names no source.", row.where, row.id)
        if any(one.id == row.id and one.span.overlap(row.span) for one in earlier):
            self._tell("O2", f"{row.id} is there twice.", row.where, row.id)

    def _tell(self, code: str, particular: str, where: Place, about: str) -> None:
        self.findings.append(finding(code, particular, where, about))

    def _provision(self, table: shapes.ProvisionTable, where: Place) -> Provision:
        return Provision(**_common(table, where))

    def _numbered(self, table: shapes.NumberedTable, where: Place) -> Numbered:
        return Numbered(**_common(table, where), number=table.number)

    def _named(self, table: shapes.NamedTable, where: Place) -> Named:
        code = table.code or table.id
        return Named(**_common(table, where), code=code, also=table.also, digits=table.digits)

    def _parameter(self, table: shapes.ParameterTable, where: Place) -> Parameter:
        return Parameter(
            **_common(table, where),
            value=self._number(table, where),
            unit=table.unit,
            currency=table.currency,
        )

    def _number(self, table: shapes.ParameterTable, where: Place) -> Fraction:
        try:
            value = Fraction(table.value)
        except (ValueError, ZeroDivisionError):
            self._tell("O3", f"{table.value!r} is no number.", where, table.id)
            return Fraction(0)
        if value < 0 or (table.unit is Unit.PERCENT and value > _WHOLE):
            self._tell("O3", f"{table.value} {table.unit} cannot be.", where, table.id)
        elif (table.unit is Unit.MONEY) != bool(table.currency):
            self._tell("O3", "Money, and only money, has a currency.", where, table.id)
        return value

    def _list_rule(self, table: shapes.ListRuleTable, where: Place) -> ListRule:
        read = read_rule(table.rule)
        if not is_readable(read.condition):
            self._tell("O1", f"{table.rule!r} cannot be read.", where, table.id)
        return ListRule(
            **_common(table, where),
            ranges=self._ranges(table, where),
            condition=read.condition,
            text=table.rule,
            edition=table.edition,
            is_part=table.ex,
            remarks=read.remarks,
        )

    def _ranges(self, table: shapes.ListRuleTable, where: Place) -> tuple[CodeRange, ...]:
        try:
            first, last = parse(table.code or table.first), parse(table.code or table.last)
        except BadCommodityCode as fault:
            self._tell("O6", f"{fault}", where, table.id)
            return ()
        if first.digits > last.digits.ljust(len(first), "9"):
            self._tell("O6", f"{first} comes after {last}.", where, table.id)
        return (CodeRange(first.digits, last.digits),)


class _Common(TypedDict):
    id: str
    words: Wording
    cite: str
    evidence: Evidence
    span: Span
    where: Place


def _common(table: shapes.ProvisionTable, where: Place) -> _Common:
    note = Wording(table.note.en, table.note.ru)
    return {
        "id": table.id,
        "words": Wording(table.words.en, table.words.ru),
        "cite": table.cite,
        "evidence": Evidence(table.sources, table.confidence, note),
        "span": Span(table.since or ALWAYS, table.until or FOREVER),
        "where": where,
    }


def is_readable(condition: Condition) -> bool:
    """Whether a rule was read whole."""
    if isinstance(condition, AllOf | AnyOf):
        return all(is_readable(part) for part in condition.parts)
    return not isinstance(condition, NotReadable)
