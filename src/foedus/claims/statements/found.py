"""A phrase found in a sentence, asked for what it names in each role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.mentions.organs import head_office_of, office_of
from foedus.claims.phrases.matching import Match
from foedus.claims.pieces.row import (
    Document,
    InOrganisation,
    Piece,
    Somebody,
    Sort,
    States,
    Thing,
)
from foedus.claims.terms.said import (
    NO_COUNT,
    NO_STATES,
    NOTHING_NAMED,
    CountSaid,
    Named,
    StatesSaid,
)
from foedus.claims.terms.times import NO_TIME, Relation, TimeSaid

_BESIDE: Final = 3
"""A time or place stands beside a match if at most so many words lie between."""
_BACK: Final = 12
_HEADED: Final = 3
_AFTER_A_DAY: Final = frozenset({"-", "–", "—", ":", "."})
_CLAUSE_ENDS: Final = frozenset({";", ":", "."})


@dataclass(frozen=True, slots=True)
class Found:
    """A match in its sentence, the further words of its phrase, and what was named before."""

    match: Match
    pieces: tuple[Piece, ...]
    means: Mapping[str, str]
    setting: Setting
    memory: Memory

    def means_as(self, key: str, usual: str) -> str:
        """A further word of the phrase: the label of a list in that role, or what it means."""
        return self.match.labels.get(key) or self.means.get(key, usual)

    def states(self, role: str = "states") -> StatesSaid:
        """The states in a role (of an official, those whom they act for), or those last named."""
        sense = self._sense(role) or self._last(role, Sort.STATES)
        if isinstance(sense, States):
            return sense.said
        return sense.states if isinstance(sense, Somebody) else NO_STATES

    def through(self, role: str = "states") -> str:
        """By whom the states act, where that is said: "heads-of-state"."""
        sense = self._sense(role)
        return sense.through if isinstance(sense, States) else ""

    def organisation(self, role: str = "organisation") -> Named:
        """The organisation in a role, of a body or office there, or the last one if so meant."""
        piece = self.match.roles.get(role)
        sense = None if piece is None else piece.sense
        if isinstance(sense, Thing):
            return Named(sense.named.words, sense.named.id)
        if isinstance(sense, InOrganisation):
            return sense.organisation
        if self.means.get(role) != "last" or self._speaks_of_another():
            return NOTHING_NAMED
        last = self._last_organisation()
        return Named("", last.id) if last.id else last

    def _speaks_of_another(self) -> bool:
        """Whether an organisation that no register holds is named in what is said, or after it."""
        pieces = self.pieces[self.match.first : rest_end(self.pieces, self.match.last)]
        held = (one.sense for one in pieces if one.sort is Sort.ORGANISATION)
        return any(isinstance(sense, Thing) and not sense.named.id for sense in held)

    def group(self, role: str = "organisation") -> Named:
        """The organisation in a role, or the very body: "the Court is composed of …"."""
        sense = self._sense(role)
        if isinstance(sense, InOrganisation) and sense.named.id and not sense.meets:
            return sense.named
        return self.organisation(role)

    def body(self, role: str = "body") -> Named:
        """The body in a role, or the last one if so meant."""
        sense = self._sense(role)
        if isinstance(sense, InOrganisation):
            return sense.named
        last = self._last(role, Sort.BODY)
        named = last.named if isinstance(last, InOrganisation) else NOTHING_NAMED
        return Named("", named.id) if named.id else named

    def body_organisation(self, role: str = "body") -> Named:
        """The organisation of the body in a role."""
        sense = self._sense(role)
        return sense.organisation if isinstance(sense, InOrganisation) else NOTHING_NAMED

    def instrument(self, role: str = "instrument") -> Named:
        """The instrument in a role, or the last one if so meant."""
        sense = self._sense(role) or self._last(role, Sort.INSTRUMENT)
        return sense.named if isinstance(sense, Document) else NOTHING_NAMED

    def subject(self, role: str = "instrument") -> str:
        """What the instrument in a role is about."""
        sense = self._sense(role)
        return sense.subject if isinstance(sense, Document) else ""

    def person(self, role: str = "person") -> Named:
        """The person in a role, or the last one if so meant."""
        sense = self._sense(role) or self._last(role, Sort.PERSON)
        return sense.named if isinstance(sense, Somebody) else NOTHING_NAMED

    def count(self, role: str = "count") -> CountSaid:
        """The number in a role, or in that of the states, of what the label "of" says."""
        sense = self._sense(role) or self._sense("states")
        if not isinstance(sense, CountSaid):
            return NO_COUNT
        return sense if sense.of else replace(sense, of=self.match.labels.get("of", ""))

    def rest(self) -> str:
        """The words after the match up to the end of its clause."""
        last = self.match.last
        end = rest_end(self.pieces, last)
        if end == last:
            return ""
        start, stop = self.pieces[last].stretch.start, self.pieces[end - 1].stretch.end
        return self.setting.text[start:stop]

    def has(self, role: str) -> bool:
        """Whether something stands in a role."""
        return role in self.match.roles

    def _sense(self, role: str) -> object:
        piece = self.match.roles.get(role)
        return None if piece is None else piece.sense

    def office(self, role: str = "office") -> InOrganisation | None:
        """The office in a role, or the last one; of a body, the office that heads it."""
        sense = self._sense(role) or self._last(role, Sort.OFFICE)
        piece = self.match.roles.get(role)
        if not isinstance(sense, InOrganisation):
            return self._usual_office() if self.means.get(role) == "last" else None
        if piece is None or piece.sort is not Sort.BODY:
            return sense
        own = head_office_of(self.setting.register, sense.organisation.id, sense.named.id)
        return InOrganisation(Named(sense.named.words, own), sense.organisation)

    def _usual_office(self) -> InOrganisation | None:
        """The only office of the organisation last named, or of that which the report is about."""
        topic = self.memory.topic.sense if self.memory.topic is not None else None
        about = topic.named if isinstance(topic, Thing) else NOTHING_NAMED
        for organisation in (self._last_organisation(), about):
            own = office_of(self.setting.register, organisation.id)
            if own:
                return InOrganisation(Named("", own), organisation)
        return None

    def _last(self, role: str, sort: Sort) -> object:
        """What was last named of a sort, in this sentence or before, if the phrase means that."""
        if self.means.get(role) != "last":
            return None
        before = [p for p in reversed(self.pieces[: self.match.first]) if p.sort is sort]
        near = next((p.sense for p in before if p.names and not _is_unknown(p)), None)
        return near or self._remembered(sort)

    def _remembered(self, sort: Sort) -> object:
        """What was last named of a sort before; an instrument that is held comes first."""
        sense = self.memory.sense(sort)
        held = list(self.memory.documents.values())
        known = isinstance(sense, Document) and bool(sense.named.id)
        if sort is Sort.INSTRUMENT and held and not known:
            return Document(Named("", held[-1]))
        return sense

    def meeting_of(self) -> Named:
        """The organisation whose meeting was last spoken of, else that of the whole report."""
        meeting, topic = self.memory.meeting, self.memory.topic
        here = (p for p in reversed(self.pieces) if p.sort is Sort.BODY)
        near = next(here, meeting)
        if near is not None and isinstance(near.sense, InOrganisation) and near.sense.organisation:
            return near.sense.organisation
        about = None if topic is None else topic.sense
        return about.named if isinstance(about, Thing) else NOTHING_NAMED

    def organisation_of(self, piece: Piece) -> Named:
        """The organisation that a piece names, or whose body or office it is."""
        if isinstance(piece.sense, InOrganisation):
            return piece.sense.organisation
        if piece.sort is Sort.ORGANISATION and isinstance(piece.sense, Thing):
            return piece.sense.named
        return NOTHING_NAMED

    def named_with(self) -> tuple[Piece, ...]:
        """The pieces of the match, of the row of names before it and of the rest of its clause."""
        begin = self.match.first
        while begin > 0 and self._in_a_row(self.pieces[begin - 1]):
            begin -= 1
        return self.pieces[begin : rest_end(self.pieces, self.match.last)]

    def _in_a_row(self, piece: Piece) -> bool:
        words = self.setting.book.vocabulary
        return piece.names or any(words.has(name, piece) for name in ("joints", "articles"))

    def context(self) -> Named:
        """The organisation that the report speaks of here; nothing where it names none."""
        return self._last_organisation()

    def _last_organisation(self) -> Named:
        """The organisation last named, be it by one of its bodies, in this sentence or before."""
        for piece in reversed(self.pieces[: self.match.last]):
            sense = piece.sense
            if isinstance(sense, InOrganisation) and sense.organisation:
                return sense.organisation
            if piece.sort is Sort.ORGANISATION and isinstance(sense, Thing):
                return sense.named
        last = self.memory.sense(Sort.ORGANISATION)
        return last.named if isinstance(last, Thing) else NOTHING_NAMED

    def when(self) -> TimeSaid:
        """The time in the role "when", within the match, or beside it in its clause."""
        own = self._sense("when")
        if isinstance(own, TimeSaid):
            return own
        near = (p.sense for p in self._near(Sort.TIME) if isinstance(p.sense, TimeSaid))
        return next(near, self._heading())

    def _heading(self) -> TimeSaid:
        """The time that heads a line of a chronology: "27 June – Moldova deposits …"."""
        if len(self.pieces) < _HEADED or self.pieces[1].lower not in _AFTER_A_DAY:
            return NO_TIME
        sense = self.pieces[0].sense
        return sense if isinstance(sense, TimeSaid) and self.match.first > 1 else NO_TIME

    def place(self) -> Named:
        """The town in the role "place", within the match, or beside it in its clause."""
        own = self._sense("place")
        if isinstance(own, Thing):
            return own.named
        return next(
            (p.sense.named for p in self._near(Sort.TOWN) if isinstance(p.sense, Thing)),
            NOTHING_NAMED,
        )

    def _near(self, sort: Sort) -> list[Piece]:
        """Pieces of a sort within the match, then after it, then before it, nearest first."""
        first, last = max(self.match.first, self.match.begin), self.match.last
        places = sorted({*range(first, last)} - {*self.match.asides})
        within = [self.pieces[n] for n in places if self.pieces[n].sort is sort]
        return [
            *within,
            *self._beside(range(last, len(self.pieces)), sort),
            *self._beside(range(first - 1, self._opening(first) - 1, -1), sort),
        ]

    def _opening(self, first: int) -> int:
        """Where the words begin that may still belong to the match: after a dateline, an "and"."""
        words = self.setting.book.vocabulary
        for place in range(first - 1, max(-1, first - _BACK), -1):
            piece = self.pieces[place]
            mark = piece.sort is Sort.MARK and piece.lower != ","
            if mark or words.has("going_on", piece):
                return place + 1
        return max(0, first - _BACK)

    def _beside(self, places: range, sort: Sort) -> list[Piece]:
        gap = 0
        for place in places:
            piece = self.pieces[place]
            if piece.sort is sort:
                return [piece]
            if piece.lower in _CLAUSE_ENDS or gap >= _BESIDE or _other_name(piece, sort):
                return []
            gap += piece.sort is not Sort.MARK
        return []


def rest_end(pieces: Sequence[Piece], place: int) -> int:
    """Where the clause ends that goes on at *place*: at a comma or a full stop."""
    end = place
    while end < len(pieces) and pieces[end].lower not in _CLAUSE_ENDS | {","}:
        end += 1
    return end


def _is_unknown(piece: Piece) -> bool:
    return isinstance(piece.sense, Document) and not piece.sense.named.id


def _other_name(piece: Piece, sort: Sort) -> bool:
    return piece.names and piece.sort not in {Sort.TIME, Sort.TOWN, Sort.LAND, sort}


def is_ahead(when: TimeSaid, today: date) -> bool:
    """Whether a time lies wholly after the day of the report."""
    return when.relation is not Relation.UNSAID and when.span.start > today
