"""A JSON file of product-specific rules ──▶ rows of a list, and what could not be read of it.

The shape is that of the United Kingdom's published rule sets: ``rule_sets``, each with heading,
subdivision, min, max (ten digits, both included) and rules; a rule with the operator "or" is an
alternative to the one before it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import msgspec

from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording
from foedus.regimes.origin.conditions import AllOf, AnyOf, Condition
from foedus.regimes.origin.findings import finding
from foedus.regimes.origin.list_checks import as_parts, same_goods
from foedus.regimes.origin.product_rules import RuleRead, read_rule
from foedus.regimes.origin.reading import ALWAYS, is_readable
from foedus.regimes.origin.rule_sets import ListRule
from foedus.regimes.origin.rule_text import plain
from foedus.regimes.origin.selecting import CodeRange


class PublishedRule(msgspec.Struct, frozen=True):
    """A rule of a file; the words of its ``class`` are not needed to read it."""

    rule: str
    operator: str | None = None


class PublishedSet(msgspec.Struct, frozen=True):
    """The rules for one range of codes."""

    heading: str
    min: str
    max: str
    rules: tuple[PublishedRule, ...]
    subdivision: str = ""


class PublishedFile(msgspec.Struct, frozen=True):
    """A file of product-specific rules."""

    rule_sets: tuple[PublishedSet, ...]


@dataclass(frozen=True, slots=True)
class ListRead:
    """The rows of a list, how many rules its file has and how many were read whole; findings."""

    rows: tuple[ListRule, ...]
    rules: int
    read_whole: int
    findings: tuple[Finding, ...]


def read_list(path: Path, evidence: Evidence = Evidence()) -> ListRead:
    """The rows in the file at *path*. Texts that cannot be computed are kept and told."""
    try:
        table = msgspec.json.decode(path.read_bytes(), type=PublishedFile)
    except (OSError, msgspec.DecodeError, json.JSONDecodeError) as fault:
        return ListRead((), 0, 0, (finding("O8", f"{fault}.", Place(path.name, 1)),))
    findings: list[Finding] = []
    rows: list[ListRule] = []
    read_whole = 0
    for number, one in enumerate(table.rule_sets, start=1):
        where = Place(path.name, number)
        read = [read_rule(rule.rule) for rule in one.rules]
        for rule, found in zip(one.rules, read, strict=True):
            if is_readable(found.condition):
                read_whole += 1
            else:
                told = f"Set {number} ({plain(one.heading)}): {plain(rule.rule)!r}."
                findings.append(finding("O1", told, where, one.min))
        rows.append(_row(path.stem, number, one, read, evidence))
    findings.extend(same_goods(rows))
    rules = sum(len(one.rules) for one in table.rule_sets)
    return ListRead(as_parts(rows), rules, read_whole, tuple(findings))


def _row(
    name: str, number: int, one: PublishedSet, read: list[RuleRead], evidence: Evidence
) -> ListRule:
    heading, goods = plain(one.heading), plain(one.subdivision)
    return ListRule(
        id=f"{name}-{number}",
        words=Wording(goods or heading),
        cite=heading,
        evidence=evidence,
        span=Span(ALWAYS),
        where=Place(f"{name}.json", number),
        ranges=(CodeRange(one.min, one.max),),
        condition=_condition(one, read),
        text="\n\n".join(plain(rule.rule) for rule in one.rules),
        is_part=heading.casefold().startswith("ex "),
        remarks=tuple(remark for found in read for remark in found.remarks),
    )


def _condition(one: PublishedSet, read: list[RuleRead]) -> Condition:
    """The rules of a set: "or" begins an alternative, anything else adds to the one before."""
    ways: list[list[Condition]] = []
    for rule, found in zip(one.rules, read, strict=True):
        if rule.operator == "or" or not ways:
            ways.append([])
        ways[-1].append(found.condition)
    joined = tuple(way[0] if len(way) == 1 else AllOf(tuple(way)) for way in ways)
    return joined[0] if len(joined) == 1 else AnyOf(joined)
