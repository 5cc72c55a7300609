"""Acts as pages show them: a sentence, every date, the evidence, rival claims named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from foedus.collection.addresses import (
    act_path,
    instrument_path,
    office_path,
    organisation_path,
    state_path,
)
from foedus.collection.pages.days import when_shown
from foedus.collection.pages.kinds import KIND_NAMES, LETTERS, QUALIFICATIONS
from foedus.collection.pages.lookups import lookups_of
from foedus.collection.pages.parts import ActShown, Named, Quote, SourceShown
from foedus.collection.pages.sessions_paths import body_path, session_path
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act, Kind, Manner, Qualification, Stated
from foedus.law.terms.clauses import Text
from foedus.law.terms.wording import Wording

W = Wording

_STATED = {
    Stated.PARTY: W("bound", "участвует"),
    Stated.NOT_PARTY: W("not a party", "не участвует"),
    Stated.PROVISIONAL: W("provisionally applied", "применяется временно"),
    Stated.SUSPENDED: W("suspended", "приостановлено"),
    Stated.ENDED: W("ended", "прекращено"),
    Stated.IN_FORCE: W("in force", "в силе"),
    Stated.NOT_IN_FORCE: W("not in force", "не в силе"),
}
_MANNERS = {
    Manner.DEFINITIVE: W("definitive", "окончательное"),
    Manner.SUBJECT_TO_PROCEDURES: W("subject to procedures", "с условием процедур"),
    Manner.AD_REFERENDUM: W("ad referendum", "ad referendum"),
}
_INFERRED = W("inferred", "предположительно")
_TOWARDS = W("towards {}", "в отношении: {}")


def party_named(view: View, code: str) -> Named:
    """A party, with its page; nothing for an act of an organ or of the depositary."""
    if not code:
        return Named("", "")
    return Named(code, view.name_of(code), state_path(code))


def thing_named(view: View, name: str) -> Named:
    """What an id stands for: an instrument, organisation, office, party, body or session."""
    register = view.opened.register
    if name in register.instrument:
        return Named(name, view.name_of(name), instrument_path(name))
    if name in register.organisation:
        return Named(name, view.name_of(name), organisation_path(name))
    if name in register.office:
        return Named(name, view.name_of(name), office_path(name))
    if name in register.party:
        return party_named(view, name)
    return Named(name, view.name_of(name), _path_of_part(view, name))


def _path_of_part(view: View, name: str) -> str:
    """The page of a body or a session; empty for what has none."""
    held = lookups_of(view.opened)
    if name in held.bodies:
        return body_path(name)
    return session_path(name) if name in held.sessions else ""


def sources_shown(view: View, ids: Iterable[str]) -> tuple[SourceShown, ...]:
    """Sources with their titles, each once; a source that the register does not list has its id."""
    titles = lookups_of(view.opened).sources
    return tuple(SourceShown(one, titles.get(one, one)) for one in dict.fromkeys(ids))


def quote_of(view: View, text: Text | None) -> Quote | None:
    """What a clause says, in the reader's language where that is held; None without words."""
    if text is None or not (text.words or text.paraphrase or text.cite):
        return None
    held = text.words or text.paraphrase
    words = view.say(held)
    own = held.ru if view.language == "ru" else held.en
    other = "en" if view.language == "ru" else "ru"
    return Quote(
        cite=text.cite,
        words=words,
        language=view.language if own or not words else other,
        is_paraphrase=not text.words,
        confidence=text.confidence,
        sources=sources_shown(view, text.sources),
    )


def act_shown(view: View, act: Act) -> ActShown:
    """An act in the reader's language."""
    language = view.language
    subject = thing_named(view, act.instrument)
    party = party_named(view, act.party)
    counts = act.legal_when if act.legal_when is not None else act.effect
    return ActShown(
        id=act.id,
        href=act_path(act.id),
        kind=act.kind,
        kind_name=act_words(view, act),
        letter=LETTERS.get(act.kind, ""),
        subject=subject,
        party=party,
        sentence=act_sentence(view, act, subject.name, party.name),
        day=when_shown(counts, language),
        done=when_shown(act.date, language),
        received=when_shown(act.received, language),
        effect=when_shown(act.effect, language),
        until=when_shown(act.until, language),
        recorded=act.recorded,
        towards=tuple(party_named(view, code) for code in act.towards),
        provisions=act.provisions,
        goods=act.goods,
        person=act.person,
        place=act.place,
        words=view.say(act.words),
        note=view.say(act.evidence.note),
        sources=sources_shown(view, act.evidence.sources),
        confidence=act.evidence.confidence,
        dispute=act.rival.dispute if act.rival is not None else "",
        reading=reading_title(view, act.rival.reading) if act.rival is not None else "",
    )


def acts_shown(view: View, acts: Iterable[Act]) -> tuple[ActShown, ...]:
    """Acts in the reader's language, in their order."""
    return tuple(act_shown(view, act) for act in acts)


def reading_title(view: View, reading: str) -> str:
    """What a named reading means; its name where the register does not say."""
    title = lookups_of(view.opened).readings.get(reading)
    return reading if title is None else view.say(title)


_OF_PERSONS: Final = frozenset({Kind.APPOINTMENT, Kind.DISMISSAL, Kind.TERM_ENDED})
"""What is done to a person; in other acts a person only signs."""


def act_sentence(view: View, act: Act, subject: str, party: str) -> str:
    """Who did what about which: ``Ukraine: ratification – Charter``."""
    who = act.person if act.person and act.kind in _OF_PERSONS else party
    said = " – ".join(part for part in (act_words(view, act), subject) if part)
    return f"{who}: {said}" if who else said[:1].upper() + said[1:]


def act_words(view: View, act: Act) -> str:
    """The kind of an act with its manner, qualification and addressees."""
    said = view.say(KIND_NAMES[act.kind])
    if act.kind is Kind.STATEMENT:
        said = f"{said}: {view.say(_STATED[act.states])}"
    more = [view.say(_MANNERS[act.manner])] if act.manner in _MANNERS else []
    if act.qualification is not Qualification.NONE:
        more.append(view.say(QUALIFICATIONS[act.qualification]))
    if act.inferred:
        more.append(view.say(_INFERRED))
    if act.towards:
        names = ", ".join(view.name_of(code) for code in act.towards)
        more.append(view.say(_TOWARDS).format(names))
    return ", ".join((said, *more))
