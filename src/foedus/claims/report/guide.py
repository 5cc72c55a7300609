"""What the ids in a checked report stand for: names, titles of sources, pages to read on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final

from foedus.claims.terms.claims import Claim
from foedus.claims.terms.said import Named, StatesSaid
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language


@dataclass(frozen=True, slots=True)
class Guide:
    """By id: titles of *sources*, *names* of things in the register, their *pages* (addresses).

    What a guide does not know is shown by its id, and without a link.
    """

    sources: Mapping[str, str]
    names: Mapping[str, str]
    pages: Mapping[str, str]


NO_GUIDE: Final = Guide(*(MappingProxyType[str, str]({}),) * 3)
"""Only ids are known."""


def guide_of(
    register: Register,
    language: Language,
    page_of_thing: Callable[[str, str], str] | None = None,
) -> Guide:
    """The guide of a register in *language*.

    *page_of_thing* gives the address of a thing by what it is ("party", "instrument",
    "organisation", "body", "office") and its id; without it nothing is linked.
    """
    names: dict[str, str] = {}
    pages: dict[str, str] = {}
    for what, name, title in _things(register, language):
        names.setdefault(name, title)
        if page_of_thing is not None:
            pages.setdefault(name, page_of_thing(what, name))
    return Guide({one.id: one.title for one in register.sources}, names, pages)


def _things(register: Register, language: Language) -> Iterator[tuple[str, str, str]]:
    for one in register.instruments:
        yield "instrument", one.id, one.title.in_language(language)
    for organisation in register.organisations:
        yield "organisation", organisation.id, organisation.title.in_language(language)
        for body in organisation.bodies:
            yield "body", body.id, body.title.in_language(language)
    for office in register.offices:
        title = office.titles[0].title.in_language(language) if office.titles else office.id
        yield "office", office.id, title
    for party in register.parties:
        yield "party", party.code, party.name.in_language(language)


def things_named(claim: Claim) -> tuple[str, ...]:
    """The ids of the things of the register that a statement names, each once, states last."""
    values = [getattr(claim.content, one.name) for one in fields(claim.content)]
    ids = [name for value in values for name in _ids(value)]
    codes = [code for value in values if isinstance(value, StatesSaid) for code in value.codes]
    return tuple(dict.fromkeys((*ids, *codes)))


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, Named) and value.held:
        yield value.id
    elif isinstance(value, tuple):
        for one in value:
            yield from _ids(one)
