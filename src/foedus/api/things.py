"""What the register holds, as plain data; the keys are those of `shapes.things`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from foedus.law.answers.speech.conditions import condition_sentence
from foedus.law.terms.clauses import Text
from foedus.law.terms.evidence import Source
from foedus.law.terms.instruments import Dispute, Instrument
from foedus.law.terms.organisations import Criterion, Office, Organisation
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Language, Wording
from foedus.register.models import ActRow

Data = dict[str, Any]

_TOPICS = (
    "signature",
    "entry_into_force",
    "provisional",
    "participation",
    "reservations",
    "withdrawal",
    "suspension",
    "duration",
    "amendment",
    "depositary",
    "membership",
    "relations",
)


def instrument_brief(one: Instrument) -> Data:
    """An instrument in a list."""
    return {
        "id": one.id,
        "title": _words(one.title),
        "kind": one.kind,
        "adopted": one.adopted.isoformat(),
        "within": one.within or None,
        "binding": one.binding,
        "subjects": list(one.subjects),
        "acts": len(one.acts),
    }


def instrument_told(one: Instrument) -> Data:
    """An instrument with what its text says."""
    return {
        **instrument_brief(one),
        "place": one.place,
        "bilateral": one.bilateral,
        "languages": list(one.languages),
        "text_held": str(one.text_held),
        "also": list(one.also),
        "negotiating": sorted(one.negotiating),
        "clauses": list(_clauses(one)),
        "disputes": [_dispute(dispute) for dispute in one.disputes],
        "sources": list(one.evidence.sources),
        "confidence": str(one.evidence.confidence),
    }


def party_told(one: Party) -> Data:
    """A state, or an organisation that does acts."""
    return {
        "code": one.code,
        "name": _words(one.name),
        "also": list(one.also),
        "existed_from": _day(one.existed_from),
        "existed_until": _day(one.existed_until),
        "organisation": one.organisation,
    }


def organisation_brief(one: Organisation, language: Language) -> Data:
    """An organisation in a list, with its criteria."""
    return {
        "id": one.id,
        "title": _words(one.title),
        "constituent": one.constituent or None,
        "criteria": [_criterion(criterion, language) for criterion in one.criteria],
    }


def organisation_told(one: Organisation, register: Register, language: Language) -> Data:
    """An organisation with its bodies, offices and links."""
    return {
        **organisation_brief(one, language),
        "bodies": [
            {"id": body.id, "title": _words(body.title), "founded_by": body.founded_by}
            for body in one.bodies
        ],
        "offices": [office.id for office in register.offices if office.organisation == one.id],
        "links": [
            {
                "to": link.to,
                "relation": link.relation,
                "since": _day(link.since),
                "instrument": link.instrument,
                "words": _words(link.words),
            }
            for link in one.links
        ],
        "disputes": [_dispute(dispute) for dispute in one.disputes],
    }


def office_told(one: Office) -> Data:
    """An office, and what it was called since when."""
    titles = [{"since": title.since, "title": _words(title.title)} for title in one.titles]
    return {"id": one.id, "organisation": one.organisation, "titles": titles}


def source_told(one: Source) -> Data:
    """Where something is written down."""
    return {"id": one.id, "title": one.title, "note": one.note}


def act_told(row: ActRow) -> Data:
    """An act as recorded; *row* comes with its block."""
    return {
        "id": row.act,
        "instrument": row.instrument,
        "party": row.party,
        "kind": row.kind,
        "date": row.done,
        "received": row.received,
        "effect": row.effect,
        "until": row.until,
        "legal_from": _day(row.legal_from),
        "known_from": _day(row.known_from),
        "entry": row.block.entry_id,
    }


def act_in_full(row: ActRow) -> Data:
    """An act with all that is recorded of it; *row* comes with its block and entry."""
    return {
        **act_told(row),
        "value": msgspec.Raw(row.value.encode()),
        "text": row.block.text,
        "leaf": row.block.entry.leaf,
    }


def _clauses(one: Instrument) -> Iterator[Data]:
    for topic in _TOPICS:
        held = getattr(one.clauses, topic)
        for clause in held if isinstance(held, tuple) else (held,):
            if clause is not None:
                yield _clause(topic, clause.text)


def _clause(topic: str, text: Text) -> Data:
    return {
        "topic": topic,
        "cite": text.cite,
        "quote": _words(text.words),
        "paraphrase": _words(text.paraphrase),
    }


def _criterion(one: Criterion, language: Language) -> Data:
    return {
        "name": one.name,
        "title": _words(one.title),
        "reading": one.reading,
        "cite": one.text.cite,
        "condition": condition_sentence(one.condition, language),
    }


def _dispute(one: Dispute) -> Data:
    return {
        "id": one.id,
        "question": _words(one.question),
        "settled": one.settled,
        "reason": _words(one.reason),
    }


def _words(words: Wording) -> Data:
    return {"en": words.en, "ru": words.ru}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
