"""The register as linked data: JSON-LD and Turtle from one graph.

Terms are those of others, and each is used in its own sense: ELI for instruments, Dublin Core for
titles, dates and sources, schema.org for states, organisations and standings (a `Role` has a name
and two dates), PROV for acts, W3C Time for spans. Identifiers are the addresses of the pages,
under the *base* that the caller gives. No context is remote: nothing is fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from rdflib import DCTERMS, PROV, RDF, RDFS, SDO, TIME, XSD, Graph, Literal, Namespace, URIRef

from foedus.collection.addresses import (
    act_path,
    instrument_path,
    organisation_path,
    standing_path,
    state_path,
)
from foedus.collection.charts.markup import clean
from foedus.law.answers.answers import PartyStanding, StatusAnswer
from foedus.law.answers.data import word_of
from foedus.law.answers.speech.names import kind_name, word_name
from foedus.law.answers.told import Told, told_day
from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.days import Edge
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.register import Party, Register
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Wording

ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
EDTF: Final = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")

_PREFIXES: Final = {
    "dcterms": str(DCTERMS),
    "eli": str(ELI),
    "prov": str(PROV),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "time": str(TIME),
    "xsd": str(XSD),
}

_RELATIONS: Final = {
    RelationRule.AMENDS: ELI.amends,
    RelationRule.TERMINATES: ELI.repeals,
    RelationRule.INTEGRAL_PART: DCTERMS.isPartOf,
}
"""Relations that ELI and Dublin Core know; every other one is `eli:related_to`."""


class _Addresses:
    """The identifiers of things under one base."""

    def __init__(self, base: str) -> None:
        if not base.startswith(("http://", "https://")) or any(c in base for c in ' <>"{}|\\^`#?'):
            raise BadQuestion(f"{base!r} is no address under which identifiers could stand.")
        self._base = base.rstrip("/")

    def at(self, path: str) -> URIRef:
        return URIRef(self._base + path)


def graph_of(
    register: Register,
    base: str,
    *,
    instruments: Iterable[str] = (),
    organisations: Iterable[str] = (),
    standings: Iterable[StatusAnswer] = (),
) -> Graph:
    """The graph of some instruments with their acts, of organisations, and of standings.

    Parties that occur are described. The register should be as it was known on the day that is
    asked about (`as_known`). KeyError for what is not held, BadQuestion for a base that is none.
    """
    known = _Addresses(base)
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    named: set[str] = set()
    for name in instruments:
        named |= _instrument(graph, known, register, register.instrument[name])
    for name in organisations:
        _organisation(graph, known, register.organisation[name])
    for answer in standings:
        _status(graph, known, answer)
        named |= {row.party for row in answer.parties}
    for code in sorted(named & set(register.party)):
        _party(graph, known, register.party[code])
    return graph


def whole_graph(register: Register, base: str) -> Graph:
    """The graph of all instruments and organisations of a register, with their acts."""
    return graph_of(
        register, base, instruments=register.instrument, organisations=register.organisation
    )


def turtle(graph: Graph) -> str:
    """*graph* as Turtle."""
    return graph.serialize(format="longturtle")


def json_ld(graph: Graph) -> str:
    """*graph* as JSON-LD with its context inside; the same graph gives the same text."""
    data = json.loads(
        graph.serialize(format="json-ld", context=dict(_PREFIXES), auto_compact=False)
    )
    if "@graph" not in data:  # a single thing, or none
        things = {key: value for key, value in data.items() if key != "@context"}
        data = {"@context": dict(_PREFIXES), "@graph": [things] if things else []}
    data["@graph"] = [_in_order(thing) for thing in data["@graph"]]
    data["@graph"].sort(key=lambda thing: thing.get("@id", ""))
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _in_order(value: Any) -> Any:  # noqa: ANN401 - JSON
    """*value* with its arrays sorted: they are sets, for no list is written."""
    if isinstance(value, dict):
        return {key: _in_order(held) for key, held in value.items()}
    if isinstance(value, list):
        return sorted((_in_order(one) for one in value), key=json.dumps)
    return value


def _words(graph: Graph, thing: URIRef, term: URIRef, words: Wording) -> None:
    for language, text in (("en", words.en), ("ru", words.ru)):
        if text:
            graph.add((thing, term, Literal(clean(text), lang=language)))


def _plain(graph: Graph, thing: URIRef, term: URIRef, text: str) -> None:
    if text:
        graph.add((thing, term, Literal(clean(text))))


def _day(graph: Graph, thing: URIRef, term: URIRef, when: When | None) -> None:
    """A day as ``xsd:date``, or in EDTF where it is not certain."""
    if when is not None:
        kind = XSD.date if isinstance(when, date) else EDTF
        graph.add((thing, term, Literal(when.isoformat(), datatype=kind)))


def _instrument(graph: Graph, known: _Addresses, register: Register, held: Instrument) -> set[str]:
    """An instrument and its acts; the codes of the parties that occur are returned."""
    thing = known.at(instrument_path(held.id))
    graph.add((thing, RDF.type, ELI.LegalResource))
    _words(graph, thing, DCTERMS.title, held.title)
    _plain(graph, thing, ELI.id_local, held.id)
    _plain(graph, thing, DCTERMS.type, held.kind)
    _day(graph, thing, ELI.date_document, held.adopted)
    for language in held.languages:
        _plain(graph, thing, DCTERMS.language, language)
    for subject in held.subjects:
        _plain(graph, thing, DCTERMS.subject, subject)
    if held.within in register.organisation:
        graph.add((thing, DCTERMS.relation, known.at(organisation_path(held.within))))
    for relation in held.clauses.relations:
        for other in relation.others:
            term = _RELATIONS.get(relation.rule, ELI.related_to)
            graph.add((thing, term, known.at(instrument_path(other))))
    for act in held.acts:
        _act(graph, known, act)
    return {act.party for act in held.acts if act.party} | set(held.negotiating)


def _act(graph: Graph, known: _Addresses, act: Act) -> None:
    """What somebody did: an activity that somebody is associated with."""
    thing = known.at(act_path(act.id))
    graph.add((thing, RDF.type, PROV.Activity))
    graph.add((thing, PROV.used, known.at(instrument_path(act.instrument))))
    if act.party:
        graph.add((thing, PROV.wasAssociatedWith, known.at(state_path(act.party))))
    _plain(graph, thing, DCTERMS.identifier, act.id)
    _plain(graph, thing, DCTERMS.type, str(act.kind))
    kind = Wording(kind_name(act.kind, "en"), kind_name(act.kind, "ru"))
    _words(graph, thing, RDFS.label, kind)
    _words(graph, thing, DCTERMS.description, act.words)
    _day(graph, thing, DCTERMS.date, act.date)
    _day(graph, thing, DCTERMS.dateSubmitted, act.received)
    _day(graph, thing, DCTERMS.valid, act.effect)
    for source in act.evidence.sources:
        _plain(graph, thing, DCTERMS.source, source)
    _plain(graph, thing, RDFS.comment, f"confidence: {act.evidence.confidence}")


def _party(graph: Graph, known: _Addresses, party: Party) -> None:
    thing = known.at(state_path(party.code))
    graph.add((thing, RDF.type, SDO.Organization if party.organisation else SDO.Country))
    _words(graph, thing, SDO.name, party.name)
    _plain(graph, thing, DCTERMS.identifier, party.code)


def _organisation(graph: Graph, known: _Addresses, held: Organisation) -> None:
    thing = known.at(organisation_path(held.id))
    graph.add((thing, RDF.type, SDO.Organization))
    _words(graph, thing, SDO.name, held.title)
    _plain(graph, thing, DCTERMS.identifier, held.id)
    if held.constituent:
        graph.add((thing, DCTERMS.relation, known.at(instrument_path(held.constituent))))


def _status(graph: Graph, known: _Addresses, answer: StatusAnswer) -> None:
    """How an instrument and each state stand on a day."""
    thing = known.at(instrument_path(answer.instrument))
    if answer.in_force.certain:
        held = "InForce-inForce" if answer.in_force.value else "InForce-notInForce"
        graph.add((thing, ELI.in_force, ELI[held]))
    _told(graph, thing, ELI.first_date_entry_in_force, answer.in_force_from)
    _told(graph, thing, ELI.date_no_longer_in_force, answer.in_force_until)
    for row in answer.parties:
        _standing(graph, known, answer, row)


def _told(graph: Graph, thing: URIRef, term: URIRef, told: Told[Edge | None]) -> None:
    text = told_day(told)
    if text is not None:
        kind = EDTF if text.startswith("[") else XSD.date
        graph.add((thing, term, Literal(text, datatype=kind)))


def _standing(graph: Graph, known: _Addresses, answer: StatusAnswer, row: PartyStanding) -> None:
    """A role of a state under an instrument, with its days as a span."""
    thing = known.at(standing_path(answer.instrument, row.party))
    graph.add((thing, RDF.type, SDO.Role))
    graph.add((thing, DCTERMS.references, known.at(instrument_path(answer.instrument))))
    graph.add((thing, DCTERMS.subject, known.at(state_path(row.party))))
    word = word_of(row.word)
    _words(graph, thing, SDO.roleName, Wording(word_name(word, "en"), word_name(word, "ru")))
    _told(graph, thing, SDO.startDate, row.since)
    _told(graph, thing, SDO.endDate, row.until)
    day = answer.moment.known
    knowledge = "everything recorded" if day is None else day.isoformat()
    _plain(graph, thing, RDFS.comment, f"as of {answer.moment.on}, knowledge of {knowledge}")
    _span(graph, thing, row)


def _span(graph: Graph, thing: URIRef, row: PartyStanding) -> None:
    """The days as an interval, where both its ends are certain; its end day is not within it."""
    if not row.since.certain or not isinstance(row.since.value, date) or not row.until.certain:
        return
    span = URIRef(f"{thing}#days")
    graph.add((thing, DCTERMS.temporal, span))
    graph.add((span, RDF.type, TIME.ProperInterval))
    for name, term, edge in (
        ("first", TIME.hasBeginning, row.since.value),
        ("end", TIME.hasEnd, row.until.value),
    ):
        if isinstance(edge, date):
            instant = URIRef(f"{thing}#{name}")
            graph.add((span, term, instant))
            graph.add((instant, RDF.type, TIME.Instant))
            graph.add((instant, TIME.inXSDDate, Literal(edge.isoformat(), datatype=XSD.date)))
