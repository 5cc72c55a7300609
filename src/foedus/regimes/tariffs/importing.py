"""A file with a tariff ──▶ an edition, and all that is wrong with its rows, told at once.

::

    rows ──signs mended──▶ rows ──codes, rates read──▶ lines ──rates inherited──▶ lines
         ──repeated codes told──▶ edition

Every row becomes a line. One whose rate cannot be read, or is not to be trusted, has none and says
why; it still stands between a longer code and the rates above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.evidence import Confidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording
from foedus.regimes.tariffs.broken_signs import mended
from foedus.regimes.tariffs.editions import Edition, EditionHead, TariffLine, plain_code, rates_of
from foedus.regimes.tariffs.errors import UnreadableRate, UnreadableTariff
from foedus.regimes.tariffs.findings import finding
from foedus.regimes.tariffs.grammar import ReadRate, read_rate
from foedus.regimes.tariffs.grammars import GRAMMARS, best_grammar
from foedus.regimes.tariffs.tariff_files import RawLine, RawTariff, read_raw
from foedus.regimes.tariffs.tokens import Vocabulary

AUTO: Final = "auto"
RARE: Final = 100
"""A length of codes is rare if fewer than one line in so many has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAsked:
    """What the caller says of the tariff; what is left empty is taken from the file.

    *grammar*: the name of a wording, or "auto": that which most rates fit.
    """

    id: str
    title: Wording = Wording()
    authority: str = ""
    nomenclature: str = ""
    since: date | None = None
    until: Edge = FOREVER
    source: str = ""
    confidence: Confidence = Confidence.MEDIUM
    grammar: str = AUTO


@dataclass(frozen=True, slots=True)
class ImportedTariff:
    """An edition, the findings about its rows, how many rows were read, and in which wording."""

    edition: Edition
    findings: tuple[Finding, ...]
    rows: int
    grammar: str

    @property
    def counts(self) -> dict[str, int]:
        """Rows, lines, lines with a rate, and findings by code."""
        lines = self.edition.lines
        codes = Counter(one.code for one in self.findings)
        return {
            "rows": self.rows,
            "lines": len(lines),
            "rated": sum(line.rate is not None for line in lines),
            "findings": len(self.findings),
            **dict(sorted(codes.items())),
        }


@dataclass(slots=True)
class _Desk:
    """The name of the file, and what reading it has found so far."""

    name: str
    findings: list[Finding] = field(default_factory=list)

    def tell(self, code: str, told: str, line: int = 1, about: str = "") -> None:
        self.findings.append(finding(code, told, Place(self.name, line), about))


def import_tariff(path: Path, asked: ImportAsked) -> ImportedTariff:
    """The tariff in the file at *path*, JSON or CSV, as *asked*."""
    return edition_of(read_raw(path), asked)


def edition_of(raw: RawTariff, asked: ImportAsked) -> ImportedTariff:
    """The rows of *raw* as an edition; `UnreadableTariff`: nobody says since when it holds."""
    head = _head(raw, asked)
    desk = _Desk(raw.name)
    if raw.encoding:
        desk.tell("T9", f"The text was read as {raw.encoding}.")
    rows = _with_whole_signs(raw.lines, desk)
    vocabulary = _vocabulary(rows, asked.grammar)
    lines = _read(rows, vocabulary, desk)
    lines = _without_lone_codes(lines, desk)
    lines = _inherited(lines, desk)
    _tell_repeated(lines, desk)
    return ImportedTariff(
        Edition(head, tuple(lines)), tuple(desk.findings), len(raw.lines), vocabulary.name
    )


def _head(raw: RawTariff, asked: ImportAsked) -> EditionHead:
    since = asked.since or _day(raw)
    if asked.until <= since:
        told = f"It would end on {asked.until.isoformat()}, before it begins on {since}."
        raise UnreadableTariff(raw.name, told, "Give a later day of its end.")
    return EditionHead(
        tariff=asked.id,
        title=asked.title or Wording(asked.id),
        valid=Span(since, asked.until),
        authority=asked.authority,
        nomenclature=asked.nomenclature,
        source=asked.source or raw.source or raw.name,
        revision=raw.revision,
        confidence=asked.confidence,
    )


def _day(raw: RawTariff) -> date:
    try:
        return date.fromisoformat(raw.since)
    except ValueError as fault:
        told = "It does not say since when it holds."
        raise UnreadableTariff(raw.name, told, "Say since when, as year-month-day.") from fault


def _vocabulary(rows: list[RawLine], grammar: str) -> Vocabulary:
    if grammar == AUTO:
        return best_grammar({row.rate for row in rows if row.rate.strip()})
    if grammar not in GRAMMARS:
        known = ", ".join((AUTO, *GRAMMARS))
        raise UnreadableTariff(grammar, "There is no such grammar.", f"Use one of: {known}.")
    return GRAMMARS[grammar]


def _with_whole_signs(rows: tuple[RawLine, ...], desk: _Desk) -> list[RawLine]:
    whole = [replace(row, rate=mended(row.rate)) for row in rows]
    broken = [row for row, mend in zip(rows, whole, strict=True) if row.rate != mend.rate]
    if broken:
        told = f"{len(broken)} rates have broken signs, the first is {broken[0].rate!r}."
        desk.tell("T7", told, broken[0].line)
    return whole


def _read(rows: list[RawLine], vocabulary: Vocabulary, desk: _Desk) -> list[TariffLine]:
    @cache
    def read(text: str) -> ReadRate | UnreadableRate:
        try:
            return read_rate(text, vocabulary)
        except UnreadableRate as fault:
            return fault

    return [_line(row, read(row.rate) if row.rate.strip() else None, desk) for row in rows]


def _line(row: RawLine, read: ReadRate | UnreadableRate | None, desk: _Desk) -> TariffLine:
    code, where = plain_code(row.code), Place(desk.name, row.line)
    if not (code.isascii() and code.isdigit()):
        desk.tell("T2", f"The code is {row.code!r}, its rate {row.rate!r}.", row.line, row.code)
        return TariffLine(row.code, None, row.rate, where, ("T2",))
    if read is None:
        return TariffLine(code, None, row.rate, where, ("T8",))
    if isinstance(read, UnreadableRate):
        desk.tell("T1", str(read), row.line, code)
        return TariffLine(code, None, row.rate, where, ("T1",))
    for doubt in read.doubts:
        desk.tell(doubt, f"The rate of {code} is {row.rate!r}.", row.line, code)
    return TariffLine(code, read.rate, row.rate, where, read.doubts)


def _without_lone_codes(lines: list[TariffLine], desk: _Desk) -> list[TariffLine]:
    """The lines, those without their rates whose short code stands above no other."""
    lengths = Counter(len(line.code) for line in lines if "T2" not in line.faults)
    usual = max(lengths, key=lambda length: lengths[length], default=0)
    rare = {one for one in lengths if one < usual and lengths[one] * RARE < len(lines)}
    above = {line.code[:length] for line in lines for length in rare if len(line.code) > length}
    return [
        _lone(line, usual, desk)
        if len(line.code) in rare and line.code not in above and "T2" not in line.faults
        else line
        for line in lines
    ]


def _lone(line: TariffLine, usual: int, desk: _Desk) -> TariffLine:
    told = (
        f"{line.code} has {len(line.code)} digits, its rate is {line.raw!r}; others have {usual}."
    )
    desk.tell("T6", told, line.place.line, line.code)
    return replace(line, rate=None, faults=(*line.faults, "T6"))


def _inherited(lines: list[TariffLine], desk: _Desk) -> list[TariffLine]:
    """The lines, those without a rate with that of the longest shorter code that has one."""
    rated = {line.code: line for line in lines if line.rate is not None}
    result = [_with_rate_above(line, rated) if "T8" in line.faults else line for line in lines]
    left = [line for line in result if "T8" in line.faults]
    if left:
        told = f"{len(left)} lines have no rate of their own, the first is {left[0].code}."
        desk.tell("T8", told, left[0].place.line, left[0].code)
    return result


def _with_rate_above(line: TariffLine, rated: Mapping[str, TariffLine]) -> TariffLine:
    shorter = (line.code[:length] for length in range(len(line.code) - 1, 1, -1))
    above = next((rated[code] for code in shorter if code in rated), None)
    if above is None:
        return line
    doubts = (*(one for one in line.faults if one != "T8"), *above.faults)
    return replace(line, rate=above.rate, faults=doubts)


def _tell_repeated(lines: list[TariffLine], desk: _Desk) -> None:
    for code, held in _repeated(lines):
        said = ", ".join(f"{line.raw!r} (line {line.place.line})" for line in held)
        rule = "T4" if len(rates_of(held)) > 1 else "T5"
        desk.tell(rule, f"{code} occurs {len(held)} times: {said}.", held[1].place.line, code)


def _repeated(lines: list[TariffLine]) -> Iterator[tuple[str, list[TariffLine]]]:
    held: dict[str, list[TariffLine]] = {}
    for line in lines:
        if "T2" not in line.faults:
            held.setdefault(line.code, []).append(line)
    return ((code, group) for code, group in held.items() if len(group) > 1)
