"""A draft with its final clauses as an instrument: read for checking, written on adoption.

The clauses of a draft are written as in a file of ``instruments/``, without what the draft itself
says (id, title, kind, languages, subjects) and without what adoption and signature bring (day,
place, body, acts).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import tomli

from foedus.drafting.errors import BadClauses
from foedus.law.answers.lint import lint
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.texts import shapes
from foedus.texts.checking import CHECKS
from foedus.texts.checks.clauses import conditions_can_hold
from foedus.texts.files import Held
from foedus.texts.loading import tables
from foedus.texts.mapping import instrument_from
from foedus.texts.reading import read_files
from foedus.texts.writing import canonical

LONGEST: Final = 100_000
"""Characters of final clauses."""
NOT_HERE: Final = frozenset(
    {
        *("id", "title", "kind", "adopted", "place", "within", "body", "languages", "subjects"),
        *("acts", "disputes", "sources", "confidence", "note", "also"),
    }
)
"""What clauses do not say: the draft says it, or adoption."""

_FILE: Final = "instruments/draft.toml"
_REMEDY: Final = "Write the clauses as in a file of instruments/ of a register."


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """What a draft says of itself; *name* is the id that the instrument will have."""

    name: str
    kind: str
    title: Wording
    languages: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    negotiating: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """When, where, by which body and within which organisation a text was adopted.

    *sources* are ids of the register's sources; *acts* the acts that come with it, each a table
    as a register file has it.
    """

    day: date
    place: str = ""
    body: str = ""
    within: str = ""
    sources: tuple[str, ...] = ()
    acts: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class ClausesRead:
    """Final clauses read: the instrument that they make (None: they cannot be read), and faults.

    *findings* have the lines of the clauses themselves.
    """

    instrument: Instrument | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the draft from being tabled."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What somebody should look at."""
        return tuple(one for one in self.findings if one.severity is Severity.WARNING)


def read_clauses(facts: DraftFacts, clauses: str, on: date) -> ClausesRead:
    """The instrument that *clauses* would make if adopted *on* a day, and every fault of theirs."""
    document, fault = _document(clauses)
    if fault is not None:
        return ClausesRead(None, (fault,))
    misplaced = tuple(_misplaced(key) for key in document if key in NOT_HERE)
    if misplaced:
        return ClausesRead(None, misplaced)
    first = canonical(_head(facts, Adoption(day=on), document), shapes.InstrumentFile)
    text = f"{first}\n{clauses}\n"
    read = read_files(Held({_FILE: text.encode("utf-8")}))
    lines = _lines_before(facts, clauses, on)
    found = tuple(_moved(one, lines) for one in read.findings if one.where.file == _FILE)
    made = [instrument_from(*one) for one in tables(read, "instruments", shapes.InstrumentFile)]
    if not made:
        return ClausesRead(None, found)
    linted = tuple(_moved(one, lines) for one in lint(made[0]))
    return ClausesRead(made[0], (*found, *linted))


def checked_clauses(register: Register, facts: DraftFacts, clauses: str, on: date) -> ClausesRead:
    """As `read_clauses`, and checked with the register that they would stand in."""
    read = read_clauses(facts, clauses, on)
    if read.instrument is None:
        return read
    together = with_instrument(register, read.instrument)
    told = {(one.code, one.message) for one in read.findings}
    lines = _lines_before(facts, clauses, on)
    found = [
        _moved(one, lines)
        for check in CHECKS
        if check is not conditions_can_hold  # lint has told it, with its code
        for one in check(together)
        if one.where.file == _FILE and (one.code, one.message) not in told
    ]
    return ClausesRead(read.instrument, (*read.findings, *dict.fromkeys(found)))


def with_instrument(register: Register, instrument: Instrument) -> Register:
    """*register* with *instrument* in it, in place of what it holds under the same id."""
    others = tuple(one for one in register.instruments if one.id != instrument.id)
    return replace(register, instruments=(*others, instrument))


def instrument_file(facts: DraftFacts, clauses: str, adoption: Adoption) -> bytes:
    """The file of the adopted instrument, in the canonical layout of registers.

    The clauses are those of the draft, unchanged. Raises `BadClauses`.
    """
    read = read_clauses(facts, clauses, adoption.day)
    if read.errors:
        raise BadClauses(facts.name, read.errors)
    document = tomli.loads(clauses)
    whole = {**_head(facts, adoption, document), **document}
    if adoption.acts:
        whole["acts"] = [dict(one) for one in adoption.acts]
    return canonical(whole, shapes.InstrumentFile).encode("utf-8")


def instrument_path(name: str) -> str:
    """Where in a register the file of *name* stands: ``instruments/assembly/<slug>.toml``."""
    return f"instruments/assembly/{name.rpartition('/')[2]}.toml"


def _head(facts: DraftFacts, adoption: Adoption, clauses: dict[str, Any]) -> dict[str, Any]:
    title = {"en": facts.title.en, "ru": facts.title.ru}
    given: dict[str, Any] = {
        "id": facts.name,
        "title": {language: words for language, words in title.items() if words},
        "kind": facts.kind,
        "adopted": adoption.day,
        "place": adoption.place,
        "within": adoption.within,
        "body": adoption.body,
        "languages": list(facts.languages),
        "subjects": list(facts.subjects),
        "negotiating": list(facts.negotiating),
        "sources": list(adoption.sources),
    }
    return {key: value for key, value in given.items() if value and key not in clauses}


def _lines_before(facts: DraftFacts, clauses: str, on: date) -> int:
    """How many lines stand before the clauses in the file that is checked."""
    head = _head(facts, Adoption(day=on), tomli.loads(clauses.replace("\r\n", "\n")))
    return canonical(head, shapes.InstrumentFile).count("\n") + 1


def _document(clauses: str) -> tuple[dict[str, Any], Finding | None]:
    if len(clauses) > LONGEST:
        return {}, _fault("F2", f"The clauses have more than {LONGEST} characters.", 1)
    try:
        return tomli.loads(clauses.replace("\r\n", "\n")), None
    except RecursionError:
        return {}, _fault("F2", "Tables or lists are nested too deeply.", 1)
    except tomli.TOMLDecodeError as fault:
        return {}, _fault("F2", f"{fault}.", _line(clauses, fault))


def _line(clauses: str, fault: tomli.TOMLDecodeError) -> int:
    line = getattr(fault, "lineno", None)
    return line if isinstance(line, int) else clauses.count("\n") + 1


def _misplaced(key: str) -> Finding:
    told = f"{key!r} is not for the clauses to say: the draft says it, or its adoption."
    return Finding(
        code="V1", message=told, remedy=f"Remove {key!r}.", where=Place("clauses", 1), about=key
    )


def _fault(code: str, message: str, line: int) -> Finding:
    return Finding(code=code, message=message, remedy=_REMEDY, where=Place("clauses", line))


def _moved(one: Finding, lines: int) -> Finding:
    """The finding with its line in the clauses; the draft's own head has none."""
    line = max(one.where.line - lines, 0)
    return replace(one, where=Place("clauses", line))
