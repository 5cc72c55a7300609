"""What the register holds, as lists and one by one."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from foedus.api.shapes.common import Shape, Words


class InstrumentBrief(Shape):
    """An instrument in a list."""

    id: str
    title: Words
    kind: str
    adopted: str = Field(description="EDTF: a day, or its bounds.")
    within: str | None = Field(description="The organisation in which it was concluded.")
    binding: bool
    subjects: list[str]
    acts: int


class Clause(Shape):
    """A final clause as the register has it: where it stands, and its words."""

    topic: str
    cite: str
    quote: Words
    paraphrase: Words


class Question(Shape):
    """A matter on which sources or lawyers differ, and how the register follows it."""

    id: str
    question: Words
    settled: str
    reason: Words


class InstrumentTold(InstrumentBrief):
    """An instrument with what its text says."""

    place: str
    bilateral: bool
    languages: list[str]
    text_held: str
    also: list[str]
    negotiating: list[str]
    clauses: list[Clause]
    disputes: list[Question]
    sources: list[str]
    confidence: str


class Instruments(Shape):
    """A page of instruments; *next* is the value of `after` for the page that follows."""

    instruments: list[InstrumentBrief]
    total: int
    next: str | None


class PartyTold(Shape):
    """A state, or an organisation that does acts as a state does."""

    code: str
    name: Words
    also: list[str]
    existed_from: str | None
    existed_until: str | None
    organisation: bool


class Parties(Shape):
    """All parties."""

    parties: list[PartyTold]


class CriterionTold(Shape):
    """A named test of who belongs."""

    name: str
    title: Words
    reading: str
    cite: str
    condition: str


class OrganisationBrief(Shape):
    """An organisation in a list."""

    id: str
    title: Words
    constituent: str | None
    criteria: list[CriterionTold]


class BodyTold(Shape):
    """A body of an organisation."""

    id: str
    title: Words
    founded_by: str


class LinkTold(Shape):
    """How an organisation is linked to another."""

    to: str
    relation: str
    since: str | None
    instrument: str
    words: Words


class OrganisationTold(OrganisationBrief):
    """An organisation with its bodies, offices and links."""

    bodies: list[BodyTold]
    offices: list[str]
    links: list[LinkTold]
    disputes: list[Question]


class Organisations(Shape):
    """All organisations."""

    organisations: list[OrganisationBrief]


class OfficeTold(Shape):
    """An office; its titles with the day from which each was used."""

    id: str
    organisation: str
    titles: list[dict[str, Any]]


class Offices(Shape):
    """All offices."""

    offices: list[OfficeTold]


class SourceTold(Shape):
    """Where something is written down."""

    id: str
    title: str
    note: str


class Sources(Shape):
    """All sources, and the readings that may be asked for."""

    sources: list[SourceTold]
    readings: list[dict[str, Any]]


class ActRowTold(Shape):
    """An act as recorded. Days of valid time are EDTF; empty: the act does not tell it."""

    id: str
    instrument: str = Field(description="What it was done under; empty for acts of offices.")
    party: str
    kind: str
    date: str
    received: str
    effect: str
    until: str
    legal_from: str | None = Field(description="The first day on which it can count.")
    known_from: str | None = Field(description="The first day on which it could be known of.")
    entry: int = Field(description="The entry of the journal by which it was recorded.")


class Acts(Shape):
    """A page of acts in the order in which they were recorded."""

    acts: list[ActRowTold]
    next: int = Field(description="The value of `after` for what follows, now or later.")
    more: bool = Field(description="Whether more follows now.")


class ActInFull(ActRowTold):
    """An act with all that is recorded of it."""

    value: dict[str, Any]
    text: str = Field(description="The words of the register's file, in TOML.")
    leaf: str = Field(description="The leaf of its entry in the journal, in hexadecimal.")


class Hit(Shape):
    """Something that was found."""

    what: str
    id: str
    name: str
    path: str = Field(description="Its page; empty where it has none.")
    about: str = Field(description="What it belongs to.")
    mark: str = Field(description="How an instrument stands on the day.")


class Hits(Shape):
    """A page of what was found, the best first."""

    query: str
    hits: list[Hit]
    total: int
    pages: int
    message: str = Field(description="Where nothing was found: what was looked through.")
