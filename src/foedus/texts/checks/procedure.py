"""Rules of procedure: what they count, whom they name, when they hold, on what they rest."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import (
    GROUPS_OF_A_BODY,
    IN_A_BODY,
    ONLY_IN_A_BODY,
    All,
    AnyOf,
    Condition,
    Count,
    Every,
    Group,
    Includes,
    Listed,
    Not,
    Share,
    StateSet,
    parts_of,
)
from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.organisations import Body
from foedus.law.terms.register import Register
from foedus.texts.checks.references import conditions_of
from foedus.texts.findings import finding


def clauses_count_what_states_do(register: Register) -> Iterator[Finding]:
    """No clause of an instrument, and no criterion, counts what only a body counts."""
    for instrument in register.instruments:
        for condition, where in conditions_of(instrument):
            yield from _of_states(condition, where, instrument.id)
    for organisation in register.organisations:
        for criterion in organisation.criteria:
            yield from _of_states(criterion.condition, criterion.text.where, organisation.id)
        for body in organisation.bodies:
            if body.seats is not None:
                where = organisation.where if body.composition is None else body.composition.where
                yield from _of_states(body.seats, where, body.id)


def _of_states(condition: Condition, where: Place, about: str) -> Iterator[Finding]:
    for part in parts_of(condition):
        if isinstance(part, Count | Share | Every | Includes):
            if part.what in ONLY_IN_A_BODY:
                yield finding("C3", f"It counts {part.what}.", where, about)
            if _among(part) in GROUPS_OF_A_BODY:
                yield finding("C3", f"It counts among {_among(part)}.", where, about)


def _among(part: Count | Share | Every | Includes) -> StateSet:
    return Group.ANY if isinstance(part, Includes) else part.among


def rules_count_what_a_body_counts(register: Register) -> Iterator[Finding]:
    """Decision rules and quorums count what delegations say, of those who sit in the body."""
    for body, condition, where in _conditions(register):
        for part in parts_of(condition):
            match part:
                case Count() | Share() | Every() | Includes():
                    if part.what not in IN_A_BODY:
                        yield finding("C4", f"It counts {part.what}.", where, body.id)
                    yield from _of_a_body(_among(part), where, body.id)
                case All() | AnyOf() | Not():
                    pass
                case _:
                    told = f"It asks for {type(part).__name__}."
                    yield finding("C4", told, where, body.id)


def _of_a_body(among: StateSet, where: Place, about: str) -> Iterator[Finding]:
    if isinstance(among, Listed) or among in {*GROUPS_OF_A_BODY, Group.ANY}:
        return
    yield finding("C4", f"It counts among {among}.", where, about)


def rules_refer_to_what_is_held(register: Register) -> Iterator[Finding]:
    """Instruments, weighted tables, parties and sources that rules of procedure name exist."""
    for body in _bodies(register):
        for instrument, where in _instruments(body):
            if instrument and instrument not in register.instrument:
                told = f"{instrument!r} is not held."
                yield finding("R3", told, where, body.id, instrument)
        for text in _texts(body):
            for source in text.sources:
                if source not in {one.id for one in register.sources}:
                    told = f"{source!r} is not described."
                    yield finding("R5", told, text.where, body.id, source)
    yield from _tables(register)
    yield from _parties(register)


def _tables(register: Register) -> Iterator[Finding]:
    for body in _bodies(register):
        for rule in body.deciding:
            held = register.instrument.get(rule.instrument)
            tables = dict(held.weights) if held is not None else {}
            for part in parts_of(rule.condition):
                if isinstance(part, Share) and part.weights and part.weights not in tables:
                    told = f"{rule.instrument or 'No instrument'} has no table {part.weights!r}."
                    yield finding("R3", told, rule.text.where, body.id, part.weights)


def _parties(register: Register) -> Iterator[Finding]:
    for body, condition, where in _conditions(register):
        for part in parts_of(condition):
            named = part.parties if isinstance(part, Includes) else frozenset()
            if isinstance(part, Count | Share | Every) and isinstance(part.among, Listed):
                named = part.among.parties
            for code in sorted(named - set(register.party)):
                yield finding("R2", f"{code!r} is not known.", where, body.id, code)


def rules_end_after_they_begin(register: Register) -> Iterator[Finding]:
    """A version or a decision rule holds for a day at least."""
    for body in _bodies(register):
        spans: list[tuple[Span, Text]] = [(one.span, one.text) for one in body.rules]
        spans += [(one.span, one.text) for one in body.deciding]
        for span, text in spans:
            if not span:
                told = f"From {span.start} until {span.end.isoformat()}."
                yield finding("C5", told, text.where, body.id)


def _bodies(register: Register) -> Iterator[Body]:
    for organisation in register.organisations:
        yield from organisation.bodies


def _conditions(register: Register) -> Iterator[tuple[Body, Condition, Place]]:
    for body in _bodies(register):
        for rule in body.deciding:
            if rule.condition is not None:
                yield body, rule.condition, rule.text.where
        for version in body.rules:
            if version.quorum is not None:
                yield body, version.quorum, version.text.where


def _instruments(body: Body) -> Iterator[tuple[str, Place]]:
    yield from ((one.instrument, one.text.where) for one in body.rules)
    yield from ((one.instrument, one.text.where) for one in body.deciding)


def _texts(body: Body) -> Iterator[Text]:
    yield from (one.text for one in body.deciding)
    for version in body.rules:
        held = (version.text, version.quorum_text, version.proposers_text, *version.particulars)
        yield from (text for text in held if text is not None)
        yield from (one.text for one in version.deadlines)
