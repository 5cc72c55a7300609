"""The bodies of an organisation: who sits in each, and how it decides."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.collection.pages.acts import party_named, quote_of, sources_shown, thing_named
from foedus.collection.pages.parts import Named, Quote, SourceShown
from foedus.collection.pages.proofs import titled_condition
from foedus.collection.pages.view import View
from foedus.law.derive.conditions import holds
from foedus.law.derive.membership import EARLIEST_DAY, StateGround
from foedus.law.terms.days import Span, holds_on
from foedus.law.terms.organisations import Body, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyShown:
    """A body. *seated* are the states that meet the condition *seats* on the day.

    Without a condition on record *seats* is empty, and then nobody is known to sit.
    """

    id: str
    title: str
    founded_by: Named
    composition: Quote | None
    seats: str
    seated: tuple[Named, ...]
    decides_by: str
    frequency: str
    note: str
    sources: tuple[SourceShown, ...]


def bodies_of(view: View, organisation: Organisation) -> tuple[BodyShown, ...]:
    """The bodies of an organisation, in the order of the register."""
    return tuple(_body(view, body) for body in organisation.bodies)


def _body(view: View, body: Body) -> BodyShown:
    return BodyShown(
        id=body.id,
        title=view.say(body.title),
        founded_by=thing_named(view, body.founded_by),
        composition=quote_of(view, body.composition),
        seats=titled_condition(view, body.seats),
        seated=_seated(view, body),
        decides_by=body.decision_rule,
        frequency=body.frequency,
        note=view.say(body.note or body.evidence.note),
        sources=sources_shown(view, body.evidence.sources),
    )


def _seated(view: View, body: Body) -> tuple[Named, ...]:
    if body.seats is None:
        return ()
    horizon = Span(EARLIEST_DAY)
    seated = (
        code
        for code in view.register.party
        if holds_on(holds(body.seats, StateGround(code, view.first, horizon)), view.on)
    )
    return tuple(party_named(view, code) for code in seated)
