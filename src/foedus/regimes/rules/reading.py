"""folder ──▶ regime: regime.toml, the files of rules/, and the tables it declares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import tomli

from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.checking import faults_of
from foedus.regimes.rules.conditions import ALWAYS, Condition, RowApplies
from foedus.regimes.rules.conditions_read import Raw, condition_from
from foedus.regimes.rules.errors import NoSuchRegime, UnusableRegime
from foedus.regimes.rules.findings import finding
from foedus.regimes.rules.shapes import QuestionTable, RegimeFile, RulesFile, RuleTable
from foedus.regimes.rules.tables_read import read_table
from foedus.regimes.rules.terms import Cite, Field, Given, Question, Regime, Rule
from foedus.texts.findings import finding as text_finding
from foedus.texts.reading import Lines, shaped
from foedus.texts.tables import WordsTable

Shape = TypeVar("Shape", bound=msgspec.Struct)

FOLDER = "regimes"
"""Where a register keeps its regimes."""


def regimes_in(register_folder: Path) -> tuple[str, ...]:
    """The names of the regimes that a register holds."""
    found = (register_folder / FOLDER).glob("*/regime.toml")
    return tuple(sorted(path.parent.name for path in found))


def load_regime(register_folder: Path, name: str, register: Register) -> Regime:
    """The regime *name* of a register, checked as a whole; or that in a folder of this name.

    Raises `NoSuchRegime`, and `UnusableRegime` with every fault found.
    """
    folder = register_folder / FOLDER / name.removeprefix(f"{register.id}/")
    if not (folder / "regime.toml").is_file():
        folder = Path(name)
    if not (folder / "regime.toml").is_file():
        raise NoSuchRegime(name, regimes_in(register_folder))
    regime, findings = check_regime(folder, register)
    if regime is None or findings:
        raise UnusableRegime(folder.name, findings)
    return regime


def check_regime(folder: Path, register: Register) -> tuple[Regime | None, tuple[Finding, ...]]:
    """The regime in *folder*, and everything wrong with it."""
    findings: list[Finding] = []
    head = _read(folder, "regime.toml", RegimeFile, findings)
    if head is None:
        return None, tuple(findings)
    table, _ = head
    rules = list(_rules(folder, findings))
    tables = {one.name: read_table(folder, one, findings) for one in table.tables}
    regime = Regime(
        id=table.id,
        title=_words(table.title),
        fields={
            f.name: Field(name=f.name, kind=f.kind, title=_words(f.title)) for f in table.fields
        },
        questions=tuple(_question(one, rules) for one in table.questions),
        tables=tables,
        articles=table.articles,
        day=table.day,
        where=folder.name,
    )
    findings += faults_of(regime, tuple(rules), register)
    return regime, tuple(findings)


def _read(
    folder: Path, name: str, shape: type[Shape], findings: list[Finding]
) -> tuple[Shape, Lines] | None:
    """One file in its shape, and where its keys stand; None where it cannot be read."""
    try:
        text = (folder / name).read_text(encoding="utf-8")
        document = tomli.loads(text)
    except (OSError, UnicodeDecodeError) as fault:
        findings.append(finding("G1", f"{fault}.", Place(name, 1)))
        return None
    except (tomli.TOMLDecodeError, RecursionError) as fault:
        findings.append(text_finding("F2", f"{fault}.", Place(name, getattr(fault, "lineno", 1))))
        return None
    lines = Lines(name, text)
    table = shaped(document, shape, findings, lines)
    return (table, lines) if isinstance(table, shape) else None


def _rules(folder: Path, findings: list[Finding]) -> Iterator[Rule]:
    for path in sorted((folder / "rules").glob("*.toml")):
        read = _read(folder, f"rules/{path.name}", RulesFile, findings)
        if read is None:
            continue
        table, lines = read
        for number, one in enumerate(table.rules):
            where = lines.place(("rules", number))
            yield _rule(one, where, findings)


def _rule(held: RuleTable, where: Place, findings: list[Finding]) -> Rule:
    weighed = [_condition(one, held.id, where, findings) for one in held.weighs]
    return Rule(
        id=held.id,
        question=held.question,
        rank=held.rank,
        outcome=held.outcome,
        when=_condition(held.when, held.id, where, findings),
        basis=tuple(Cite(one.instrument, one.article) for one in held.basis),
        gives=tuple(_given(name, text) for name, text in held.gives.items()),
        weighs=tuple(one for one in weighed if isinstance(one, RowApplies)),
        words=_words(held.words),
        cure=_words(held.cure),
        evidence=Evidence(held.sources, held.confidence, _words(held.note)),
        where=where,
    )


def _condition(raw: Raw, rule: str, where: Place, findings: list[Finding]) -> Condition:
    try:
        return condition_from(raw)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as fault:
        findings.append(finding("G2", f"Rule {rule!r}: {fault}.", where, rule))
        return ALWAYS


def _given(name: str, text: str) -> Given:
    table, _, column = text.partition(".")
    return Given(name, table, column)


def _question(held: QuestionTable, rules: list[Rule]) -> Question:
    return Question(
        name=held.name,
        title=_words(held.title),
        outcomes={name: _words(words) for name, words in held.outcomes.items()},
        picks=held.picks,
        default=held.default,
        rules=tuple(rule for rule in rules if rule.question == held.name),
    )


def _words(held: WordsTable) -> Wording:
    return Wording(held.en, held.ru)
