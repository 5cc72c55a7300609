"""Which document a statement means that does not call it by its title.

"The protocol", "the founding agreement", "the pension agreement of 13 March 1992" name a sort of
document, or say what it is about. Whoever reads the whole report knows which one is meant; so the
statement is judged by each document that its words and its time may mean, and the one of which it
is so is taken. The document that the reader of the report took it for comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeAlias

from foedus.claims.judging.adopted import (
    is_called,
    is_of_kind,
    kind_said,
    names_of_organisations,
    words_of,
)
from foedus.claims.judging.asked import Case
from foedus.claims.judging.indefinite import is_indefinite
from foedus.claims.judging.lemmas import akin, base_words, content_words
from foedus.claims.judging.meaning import ANY, DECIDED, SO, Meaning
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.signers import SIGNED
from foedus.claims.judging.weighing import NO, YES
from foedus.claims.terms.claims import (
    Content,
    EntryIntoForce,
    Participation,
    Ratification,
    Signature,
    Withdrawal,
)
from foedus.claims.terms.said import NOTHING_NAMED, Named
from foedus.claims.terms.times import NO_TIME, Relation
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.acts import Act, dates_of
from foedus.law.terms.days import ONE_DAY, Edge, Span
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible

OfDocument: TypeAlias = Signature | Ratification | EntryIntoForce | Withdrawal | Participation
"""The statements that may name a document."""

MOST: Final = 6
"""No more documents are tried."""
HALF: Final = 0.5
"""The share of the words said that a document of the time said must have."""
NARROW: Final = timedelta(days=31)
"""A time that is no longer than a month tells documents apart."""
A_YEAR: Final = timedelta(days=366)
RECENTLY: Final = timedelta(days=7)
"""What was signed at a time that is not said was signed so shortly before the report."""


def with_each_document(content: OfDocument, case: Case) -> Iterator[Meaning]:
    """The statement, and then the same about each other document that it may mean."""
    named = content.instrument
    own = case.seen.instrument(named.id)
    yield Meaning(content if own is None else _about(content, own), ANY)
    if isinstance(content, Withdrawal) and not named:
        yield from (Meaning(one, SO | {Verdict.DEPENDS}) for one in _left_within(content, case))
    elif _is_open(content) and not (own and _is_title(named, own)):
        for one, described in _that_may_be_meant(content, case):
            if one.id != named.id:
                yield Meaning(_about(content, one), DECIDED if described else SO)


def _is_open(content: OfDocument) -> bool:
    """Whether one document is named, and not by two organisations that bind each other."""
    bond = isinstance(content, Signature) and len(content.signers) > 1 and not content.states
    return bool(content.instrument) and not is_indefinite(content.instrument) and not bond


def _about(content: OfDocument, one: Instrument) -> OfDocument:
    """The statement about a document; the day in the name of the document is no time of its own."""
    when = content.when
    in_name = _DAY_OF_NAME.match(when.words) and Meant(when, date.max, ahead=False).event(
        one.adopted
    )
    own_time = not isinstance(content, Signature) and in_name and in_name != NO
    return replace(
        content,
        instrument=Named(content.instrument.words, one.id),
        when=NO_TIME if own_time else when,
    )


_DAY_OF_NAME: Final = re.compile(r"(?:of|dated|from|от)\b", re.IGNORECASE)
"""How the day begins that belongs to the name of a document."""


def _is_title(named: Named, one: Instrument) -> bool:
    """Whether words are one of the names of a document, in whatever case."""
    words = _named(named.words)
    return any(words == _named(name) for name in (one.title.en, one.title.ru, *one.also))


def _named(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a name, and its numbers: "1994 Free Trade Agreement" is not any such one."""
    return base_words(words), frozenset(_NUMBER.findall(words))


_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is known of a document that is not called by its title."""

    kind: str
    words: frozenset[str]
    years: frozenset[int]
    then: Span | None

    @property
    def tells(self) -> bool:
        """Whether the words themselves tell of which document it is."""
        return bool(self.words or self.years)


def _that_may_be_meant(content: OfDocument, case: Case) -> tuple[tuple[Instrument, bool], ...]:
    """The documents that words and time may mean, most alike first; whether all words fit."""
    sought = _sought(content, case)
    pool = [one for one in case.register.instruments if _is_open_to(content, case, one)]
    named_so = [one for one in pool if is_called(one, sought.kind)]
    pool = named_so or [one for one in pool if is_of_kind(one, sought.kind)]
    if sought.years:
        pool = [one for one in pool if first_possible(one.adopted).year in sought.years]
    alike = [(share, one) for one in pool if (share := _share(case, sought, one)) >= HALF]
    found = [(s, one) for s, one in alike if s >= _least(content, case, sought, one)]
    within = _within(content)
    ordered = sorted(found, key=lambda pair: (pair[1].within != within, -pair[0]))
    return tuple(
        (one, share == 1.0 and _is_told(content, sought, one)) for share, one in ordered[:MOST]
    )


def _is_told(content: OfDocument, sought: _Sought, one: Instrument) -> bool:
    """Whether words, or the very day, tell that it is this document and no other."""
    of_day = _is_of_day(one, sought.then)
    return of_day if content.instrument.held else of_day or sought.tells


def _is_of_day(one: Instrument, then: Span | None) -> bool:
    """Whether a time is the very day on which a document was adopted: "the Protocol of 2 April"."""
    return then is not None and one.adopted == then.start and then.end == _after(then.start)


def _sought(content: OfDocument, case: Case) -> _Sought:
    subject = content.subject if isinstance(content, Signature) else ""
    words = content_words(f"{content.instrument.words} {subject}") - names_of_organisations(case)
    named = content.instrument.words
    years = frozenset(int(year) for year in _YEAR.findall(named))
    return _Sought(kind_said(named), words, years, _then(content, case))


_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def _then(content: OfDocument, case: Case) -> Span | None:
    """The time that tells documents apart: a month at most; of a signature, the last days."""
    meant = case.meant(content.when)
    if meant.unsaid:
        recent = isinstance(content, Signature) and not case.ahead and case.on > _FIRST
        return Span(case.on - RECENTLY, _after(case.on)) if recent else None
    span = content.when.span
    narrow = isinstance(span.end, date) and span.end - span.start <= NARROW
    return span if narrow else None


_FIRST: Final = date.min + RECENTLY


def _after(day: date) -> Edge:
    return day + ONE_DAY if day < date.max else day


def _is_open_to(content: OfDocument, case: Case, one: Instrument) -> bool:
    """Whether a document is held, and is one of the states named where it is between two."""
    if case.seen.instrument(one.id) is None:
        return False
    codes = set(content.states.codes)
    return not one.bilateral or bool(codes and codes <= {act.party for act in one.acts})


def _share(case: Case, sought: _Sought, one: Instrument) -> float:
    """How many of the words said a document has in its names and subjects."""
    if not sought.words:
        return 1.0
    return len(akin(sought.words, words_of(case, one))) / len(sought.words)


def _least(content: OfDocument, case: Case, sought: _Sought, one: Instrument) -> float:
    """So many of the words said a document must have: all, or half if it is of the time said.

    More than any, where nothing but its time could tell that it is meant.
    """
    if sought.then is not None and _happened(content, case, one, sought.then):
        return HALF
    made_then = isinstance(content, Signature) and not content.states.codes
    return _NEVER if content.instrument.held or made_then or not sought.tells else 1.0


_NEVER: Final = 2.0


def _happened(content: OfDocument, case: Case, one: Instrument, then: Span) -> bool:
    """Whether it was made in a time, or what is said happened to it: an act, its force."""
    meant = Meant(replace(_AT, span=then), then.start, ahead=False)
    if meant.event(one.adopted) != NO:
        return True
    if any(_is_of(act, meant) for act in one.acts if _may_be_said(content, act)):
        return True
    if not isinstance(content, EntryIntoForce):
        return False
    began = (held.begins for held in case.seen.force(one.id).values)
    return any(day in then for day in began if isinstance(day, date))


def _may_be_said(content: OfDocument, act: Act) -> bool:
    """Whether an act is of a state named, and a signature where one is spoken of."""
    codes = content.states.codes
    of_kind = not isinstance(content, Signature) or act.kind in SIGNED
    return of_kind and (not codes or act.party in codes)


_AT: Final = replace(NO_TIME, relation=Relation.AT)


def _is_of(act: Act, meant: Meant) -> bool:
    return any(meant.event(day) == YES for _, day in dates_of(act))


def _within(content: OfDocument) -> str:
    own = () if isinstance(content, Ratification | EntryIntoForce) else (content.organisation.id,)
    return next(iter(own), "")


def _left_within(content: Withdrawal, case: Case) -> Iterator[Content]:
    """The instruments of an organisation that states left then, where it is not said what is left.

    An organisation without words of its own is only what the report is about.
    """
    when = case.meant(content.when)
    then = content.when.span
    whole = isinstance(then.end, date) and then.end - then.start <= A_YEAR
    if (
        when.relation is not Relation.AT
        or not whole
        or content.organisation.words
        or not content.states.codes
    ):
        return
    for one in case.register.instruments:
        codes = set(content.states.codes)
        acted = one.within == content.organisation.id and case.seen.instrument(one.id)
        if acted and codes <= {a.party for a in one.acts} and _happened(content, case, one, then):
            yield replace(content, instrument=Named("", one.id), organisation=NOTHING_NAMED)
