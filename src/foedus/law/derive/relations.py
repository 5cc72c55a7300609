"""Between two states: whether one instrument binds them towards each other, and how.

Rule source: VCLT 20, 21, 30, 40, 41, 57–59.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.derive.certain import certain_day
from foedus.law.derive.elsewhere import Elsewhere
from foedus.law.derive.reservations import Effect, Reserved, reserved_between
from foedus.law.derive.status import Status
from foedus.law.derive.suspension import suspensions
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER, Edge, Forever, Span, Spans, common, joined, without
from foedus.law.terms.steps import Step, Steps


class Bond(StrEnum):
    """How an instrument stands between two states, the first that applies.

    PRECLUDED: an objection opposed entry into force between them. DISPLACED: a later treaty
    applies between them instead. SUSPENDED: in force, not operating between them.
    """

    IN_FORCE = "in-force"
    PROVISIONAL = "provisional"
    SUSPENDED = "suspended"
    DISPLACED = "displaced"
    PRECLUDED = "precluded"


@dataclass(frozen=True, slots=True)
class BondSpan:
    """A bond of two states under one instrument during *span*; *since*: when they were first bound.

    *reserved* are effects of reservations, *amended_by* the amendments in force for both.
    """

    bond: Bond
    span: Span
    since: date
    steps: Steps


@dataclass(frozen=True, slots=True)
class Relations:
    """All that one instrument does between two states."""

    instrument: str
    bonds: tuple[BondSpan, ...]
    reserved: tuple[Reserved, ...]
    amended: tuple[tuple[str, Span], ...]
    gives_way_to: tuple[tuple[str, Span], ...]
    measures: tuple[Act, ...]

    def bond_on(self, day: date) -> BondSpan | None:
        """The bond on *day*."""
        return bond_on(self.bonds, day)


@dataclass(frozen=True, slots=True)
class _Layer:
    """A bond that overrides what lies under it, during its spans."""

    bond: Bond
    spans: Spans
    steps: Steps


def relations_between(status: Status, first: str, second: str, elsewhere: Elsewhere) -> Relations:
    """What the instrument of *status* does between two states, over time."""
    reserved = reserved_between(status.history, status.consents, first, second)
    return Relations(
        status.instrument.id,
        _bonds(status, first, second, elsewhere, reserved),
        reserved,
        tuple(_amended(status, first, second, elsewhere)),
        tuple(_gives_way_to(status, first, second, elsewhere)),
        tuple(_measures(status, first, second)),
    )


def bonds_between(
    status: Status, first: str, second: str, elsewhere: Elsewhere
) -> tuple[BondSpan, ...]:
    """How the instrument of *status* stands between two states, over time; nothing else."""
    reserved = reserved_between(status.history, status.consents, first, second)
    return _bonds(status, first, second, elsewhere, reserved)


def _bonds(
    status: Status, first: str, second: str, elsewhere: Elsewhere, reserved: tuple[Reserved, ...]
) -> tuple[BondSpan, ...]:
    base = tuple(_base_layers(status, first, second, elsewhere))
    bound = joined(span for layer in base for span in layer.spans)
    if not bound:
        return ()
    over = (
        *_suspended(status, first, second),
        *_displaced(status, first, second, elsewhere),
        *_precluded(reserved),
    )
    return tuple(_overlaid(bound, base, over))


def bond_on(bonds: tuple[BondSpan, ...], day: date) -> BondSpan | None:
    """The one of *bonds* that holds on *day*."""
    return next((bond for bond in bonds if day in bond.span), None)


def _base_layers(status: Status, first: str, second: str, elsewhere: Elsewhere) -> Iterator[_Layer]:
    a, b = status.records.get(first), status.records.get(second)
    if a is None or b is None or first == second:
        return
    firm = (Standing.PARTY, Standing.BOUND_THROUGH)
    held = [r.spans(Standing.PARTY) for r in (a, b)]
    through = _through(status, first, second, elsewhere)
    both = joined((*common(held[0], held[1]), *through))
    wide = [joined((*h, *r.spans(Standing.PROVISIONAL))) for h, r in zip(held, (a, b), strict=True)]
    facts = [f for r in (a, b) for f in r.facts]
    prov = tuple(s for f in facts if f.standing is Standing.PROVISIONAL for s in f.steps)
    steps = tuple(s for f in facts if f.standing in firm for s in f.steps)
    yield _Layer(Bond.PROVISIONAL, common(wide[0], wide[1]), prov)
    yield _Layer(Bond.IN_FORCE, both, steps)


def _through(status: Status, first: str, second: str, elsewhere: Elsewhere) -> Iterator[Span]:
    """Bound through another instrument: only towards states party to both."""
    for other, _ in elsewhere.related(status.instrument.id, RelationRule.BINDS_THROUGH):
        through = elsewhere.party_spans(other.id)
        for bound, partner in ((first, second), (second, first)):
            a, b = status.records[bound], status.records[partner]
            towards = common(b.spans(Standing.PARTY), through.get(partner, ()))
            yield from common(a.spans(Standing.BOUND_THROUGH), towards)


def _suspended(status: Status, first: str, second: str) -> Iterator[_Layer]:
    """Suspended by either: towards the other, or altogether (VCLT 57, 58)."""
    for suspension in suspensions(status.history):
        by, towards = suspension.party, suspension.towards
        if by in {first, second} and towards and towards & ({first, second} - {by}):
            yield _Layer(Bond.SUSPENDED, (suspension.span,), (suspension.step,))
    for party in (first, second):
        record = status.records.get(party)
        for fact in record.facts if record is not None else ():
            if fact.standing is Standing.SUSPENDED:
                other = second if party == first else first
                spans = without((fact.span,), _resumed(status, party, other))
                yield _Layer(Bond.SUSPENDED, spans, fact.steps)


def _resumed(status: Status, party: str, other: str) -> Spans:
    """Since when a state that had suspended towards all applies the treaty to *other* again."""
    ended = status.history.by(party, Kind.SUSPENSION_ENDED)
    return joined(Span(done.day) for done in ended if other in done.act.towards)


def _displaced(status: Status, first: str, second: str, elsewhere: Elsewhere) -> Iterator[_Layer]:
    """A later treaty applies instead, but only between its own parties (VCLT 30(4), 59)."""
    own = status.instrument.id
    for other, relation in elsewhere.related(own, RelationRule.CEASES_BETWEEN_PARTIES):
        if relation.for_parties and not {first, second} <= relation.for_parties:
            continue
        spans = elsewhere.party_spans(other.id)
        both = common(spans.get(first, ()), spans.get(second, ()))
        if both:
            step = Step(
                "displaced", "VCLT 30(4)", relation.text, day=both[0].start, names=(other.id,)
            )
            yield _Layer(Bond.DISPLACED, both, (step,))


def _precluded(reserved: tuple[Reserved, ...]) -> Iterator[_Layer]:
    for one in reserved:
        if one.effect is Effect.PRECLUDED:
            yield _Layer(Bond.PRECLUDED, (one.span,), (one.step,))


def _overlaid(
    bound: Spans, base: tuple[_Layer, ...], over: tuple[_Layer, ...]
) -> Iterator[BondSpan]:
    """The bond of each stretch of days: the last layer that covers it."""
    layers = (*base, *over)
    for span in bound:
        cuts = sorted({span.start, *(d for la in layers for d in _edges(la.spans) if d in span)})
        pieces: list[tuple[Span, _Layer]] = []
        for start, end in zip(cuts, (*cuts[1:], span.end), strict=True):
            top = [la for la in layers if any(start in s for s in la.spans)][-1]
            if pieces and pieces[-1][1].bond is top.bond:
                pieces[-1] = (Span(pieces[-1][0].start, end), pieces[-1][1])
            else:
                pieces.append((Span(start, end), top))
        yield from _with_since(span, pieces, base)


def _with_since(
    span: Span, pieces: list[tuple[Span, _Layer]], base: tuple[_Layer, ...]
) -> Iterator[BondSpan]:
    firm = [s.start for la in base if la.bond is Bond.IN_FORCE for s in la.spans if s.start in span]
    for piece, layer in pieces:
        since = piece.start
        if layer.bond is Bond.IN_FORCE:
            since = max((day for day in firm if day <= piece.start), default=piece.start)
        under = tuple(step for la in base for step in la.steps) if layer not in base else ()
        yield BondSpan(layer.bond, piece, since, (*under, *layer.steps))


def _edges(spans: Spans) -> Iterator[date]:
    for span in spans:
        yield span.start
        if not isinstance(span.end, Forever):
            yield span.end


def _amended(
    status: Status, first: str, second: str, elsewhere: Elsewhere
) -> Iterator[tuple[str, Span]]:
    """The amendments that both accept; without that, the unamended text governs (VCLT 40(4))."""
    own = status.instrument.id
    for other, _ in elsewhere.related(own, RelationRule.AMENDS):
        spans = elsewhere.party_spans(other.id)
        for span in common(spans.get(first, ()), spans.get(second, ())):
            yield other.id, span


def _gives_way_to(
    status: Status, first: str, second: str, elsewhere: Elsewhere
) -> Iterator[tuple[str, Span]]:
    """The treaties of both states that prevail over this one (VCLT 30(2), 30(4)(b))."""
    own = status.instrument
    subject = (r for r in own.clauses.relations if r.rule is RelationRule.SUBJECT_TO)
    over = [(other, relation) for relation in subject for other in relation.others]
    over += [(o.id, r) for o, r in elsewhere.related(own.id, RelationRule.PREVAILS_OVER)]
    for other, relation in over:
        spans = elsewhere.party_spans(other)
        named_both = not relation.for_parties or {first, second} <= relation.for_parties
        for span in common(spans.get(first, ()), spans.get(second, ())) if named_both else ():
            yield other, span


def _measures(status: Status, first: str, second: str) -> Iterator[Act]:
    """The measures of one of the two that concern the other."""
    for done in status.history.of(Kind.MEASURE):
        act = done.act
        others = {first, second} - {act.party}
        if len(others) == 1 and (not act.towards or others <= set(act.towards)):
            yield act


def measure_span(act: Act) -> Span | None:
    """While a measure applies; None where its first day is not known."""
    until: Edge = certain_day(act.until) or FOREVER
    start = certain_day(act.effect) or certain_day(act.legal_when)
    return None if start is None else Span(start, until)
