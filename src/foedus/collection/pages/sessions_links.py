"""Linked bodies: memoranda between organisations, and observers."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.collection.pages.acts import party_named, sources_shown, thing_named
from foedus.collection.pages.belonging import Belonging, belonging_of
from foedus.collection.pages.days import day_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import DayShown, Named, SourceShown
from foedus.collection.pages.view import View
from foedus.law.answers.questions.composition import OBSERVER
from foedus.law.terms.organisations import Link, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A link between two organisations, or their secretariats."""

    organisation: Named
    other: Named
    relation: str
    since: DayShown
    instrument: Named
    words: str
    sources: tuple[SourceShown, ...]


@dataclass(frozen=True, slots=True)
class ObserverRow:
    """A state or an organisation that observes, or observed, an organisation."""

    organisation: Named
    observer: Named
    belonging: Belonging


@dataclass(frozen=True, slots=True)
class LinksPage:
    """Every link of the register, and every observer."""

    links: tuple[LinkRow, ...]
    observers: tuple[ObserverRow, ...]


def links_page(view: View) -> LinksPage:
    """The links of all organisations and their observers on the day."""
    held = view.register.organisations
    return LinksPage(
        links=tuple(_link(view, one, link) for one in held for link in one.links),
        observers=tuple(row for one in held for row in _observers(view, one)),
    )


def _link(view: View, organisation: Organisation, link: Link) -> LinkRow:
    return LinkRow(
        organisation=thing_named(view, organisation.id),
        other=thing_named(view, link.to),
        relation=link.relation,
        since=day_shown(link.since, view.language),
        instrument=thing_named(view, link.instrument) if link.instrument else Named("", ""),
        words=view.say(link.words or link.evidence.note),
        sources=sources_shown(view, link.evidence.sources),
    )


def _observers(view: View, organisation: Organisation) -> list[ObserverRow]:
    if OBSERVER not in {one.name for one in organisation.criteria}:
        return []
    told = (
        (code, belonging_of(view, organisation, OBSERVER, code)) for code in view.register.party
    )
    return [
        ObserverRow(thing_named(view, organisation.id), party_named(view, code), belonging)
        for code, belonging in told
        if belonging.mark is not Mark.NONE
    ]
