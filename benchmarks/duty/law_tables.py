"""The law and the tables of the regime as spans, exported once: what a peer would be given.

A truth is 0 (no), 1 (nobody can say) or 2 (yes). The peers get spans; the rules they have written
by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyarrow as pa

from duty.parts import Parts, parts_of, rate_in
from duty.world import END, FIRST, IMPORTERS, ORIGINS, World
from foedus.law.terms.evidence import Confidence
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.changes import days_for
from foedus.regimes.rules.holding import Judge
from foedus.regimes.rules.truth import Truth
from foedus.regimes.trade.rating import Rated, read_text

BONDS: Final = {
    "eaeu": "inside-eaeu",
    "customs_union": "inside-customs-union",
    "operates": "measure-or-suspension",
    "treaty": "preference-2011",
    "suspended": "suspended-by-the-other-side",
    "ua_uz": "preference-ua-uz",
    "bilateral": "preference-bilateral",
    "agreement_1994": "preference-1994",
    "eaeu_agreement": "preference-eaeu-agreement",
}
"""What is asked of the law for a pair, and a rule whose condition asks it."""

STANDINGS: Final = {"eaeu": "tariff-eaeu", "customs-union": "tariff-customs-union"}
MEASURES: Final = {"prohibits": "prohibited-by-list", "withholds": "measure-or-suspension"}
QUOTAS: Final = ("07", "08", "2204", "2205")
"""The goods of the Russian quotas for Moldova of 2019 to 2021, whose dates are not held."""

REFERRED: Final = "-"
"""Whose tariff applies, where nobody can say."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LawTables:
    """Spans are `[since, until)`; every table has a row for each day from `FIRST` to `END`.

    *law*: a pair. *measures*: a pair and a class of goods. *annex*: the same, where a row of the
    annex applies, with its rate. *goods*: the class of each code. *tariff*: rates by tariff, code.
    """

    law: pa.Table
    measures: pa.Table
    annex: pa.Table
    goods: pa.Table
    tariff: pa.Table


def law_tables(world: World) -> LawTables:
    """All of them."""
    asked = _Asked(world)
    return LawTables(
        law=pa.Table.from_pylist(list(asked.law())),
        measures=pa.Table.from_pylist(list(asked.measures())),
        annex=pa.Table.from_pylist(list(asked.annex())),
        goods=pa.table(
            {
                "code": world.codes,
                "goods": asked.classes,
                "quota": [code.startswith(QUOTAS) for code in world.codes],
            }
        ),
        tariff=pa.Table.from_pylist(list(_tariff(world))),
    )


class _Asked:
    """Asks the law engine about every pair, on every day of change."""

    def __init__(self, world: World) -> None:
        self._regime, self._law = world.books.regime, world.books.law
        prefixes = {
            prefix
            for table in ("goods-lists", "annex-1", "unknowns")
            for row in self._regime.tables[table].rows
            for prefix in row.cells["commodity"].split()
        }
        seen: dict[frozenset[str], int] = {}
        self.examples: list[str] = []
        self.classes: list[int] = []
        for code in world.codes:
            key = frozenset(one for one in prefixes if code.startswith(one))
            if key not in seen:
                seen[key] = len(seen)
                self.examples.append(code)
            self.classes.append(seen[key])

    def law(self) -> Iterator[Row]:
        """A pair: every bond, and whose tariff the importer applies."""
        bonds = {name: self._atom(rule, c.BondIs, c.BilateralIs) for name, rule in BONDS.items()}
        own = {name: self._atom(rule, c.StandsAs) for name, rule in STANDINGS.items()}
        for pair in _pairs():

            def told(judge: Judge, importer: str = pair["importer"]) -> Row:
                found = {name: int(judge.atom(atom).truth) for name, atom in bonds.items()}
                return {**found, "tariff": _whose(judge, own, importer)}

            yield from self._spans(pair, [*bonds.values(), *own.values()], told)

    def measures(self) -> Iterator[Row]:
        """A pair between which there is a measure, and a class of goods: what it does to them."""
        atoms = {name: self._atom(rule, c.MeasureBy) for name, rule in MEASURES.items()}
        instrument = next(iter(atoms.values())).instrument

        def told(judge: Judge) -> Row:
            return {name: int(judge.atom(atom).truth) for name, atom in atoms.items()}

        for pair in _pairs():
            if any(self._law.measures(instrument, *pair.values())):
                for number, code in enumerate(self.examples):
                    key = {**pair, "goods": number}
                    yield from self._spans(key, list(atoms.values()), told, code)

    def annex(self) -> Iterator[Row]:
        """A pair and a class of goods: the rate of the row of the annex that applies."""
        atom = self._atom("annex-1-row", c.RowApplies)

        def told(judge: Judge) -> Row:
            held = judge.row(atom)
            if held.truth is not Truth.YES:
                return {"rate": None}
            return {"rate": next(ground.row.cells["rate"] for ground in held.grounds if ground.row)}

        for pair in _pairs():
            for number, code in enumerate(self.examples):
                for row in self._spans({**pair, "goods": number}, [atom], told, code):
                    if row["rate"] is not None:
                        yield {**_without_rate(row), **_columns(_read(row["rate"]))}

    def _atom(self, rule: str, *kinds: type) -> Any:  # noqa: ANN401 - the kind of the caller
        atoms = c.atoms_of(self._regime.rules[rule].when)
        return next(atom for atom in atoms if isinstance(atom, kinds))

    def _spans(
        self, key: Row, atoms: list[c.Atom], told: Callable[[Judge], Row], code: str = ""
    ) -> Iterator[Row]:
        """What is told, day of change by day of change; days on which it stays are joined."""
        values = {name: one for name, one in key.items() if name != "goods"}
        goods = {"commodity": code, "commodity_2007": code} if code else {}
        case = Case(FIRST, {**values, **goods})
        days = [day for day in days_for(atoms, self._regime, self._law, case) if FIRST < day < END]
        found: list[tuple[date, Row]] = []
        for day in [FIRST, *days]:
            here = {**case.values, self._regime.day: day}
            now = told(Judge(self._regime, self._law, Case(day, here)))
            if not found or found[-1][1] != now:
                found.append((day, now))
        ends = [*(day for day, _ in found[1:]), END]
        for (since, row), until in zip(found, ends, strict=True):
            yield {**key, "since": since, "until": until, **row}


def _pairs() -> Iterator[dict[str, str]]:
    for importer in IMPORTERS:
        yield from ({"importer": importer, "origin": origin} for origin in ORIGINS)


def _whose(judge: Judge, own: dict[str, Any], importer: str) -> str:
    """The first tariff that is surely the importer's; where one may be, it is referred."""
    for name, atom in own.items():
        match judge.atom(atom).truth:
            case Truth.YES:
                return name
            case Truth.UNSURE:
                return REFERRED
    return importer.lower()


def _without_rate(row: Row) -> Row:
    return {name: one for name, one in row.items() if name != "rate"}


def _read(text: str) -> Parts:
    found = read_text(text, "annex", Confidence.HIGH)
    return parts_of(found.rate if isinstance(found, Rated) else None)


def _columns(parts: Parts) -> Row:
    return {name: getattr(parts, name) for name in Parts.__slots__}


def _tariff(world: World) -> Iterator[Row]:
    """The rate of every code in every tariff."""
    for edition in world.books.supplies.editions.values():
        for code in world.codes:
            parts = parts_of(rate_in(edition, code))
            if parts.kind:
                yield {"tariff": edition.head.tariff, "code": code, **_columns(parts)}
