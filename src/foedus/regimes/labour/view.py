"""A case and its answers as a page in one language: sections of plain sentences, still unset.

Text and HTML set the same page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording
from foedus.regimes.labour.answers import Answer, Answered, OnDocument, Stretch
from foedus.regimes.labour.facts import facts_of
from foedus.regimes.labour.pairs import standings, states_in
from foedus.regimes.labour.parts import (
    Ground,
    Part,
    basis_in,
    grounds_of,
    missing_of,
    outcome_words,
    parts_of,
)
from foedus.regimes.labour.speaking import Voice
from foedus.regimes.rules.decisions import Basis
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import REFER, Picks

W = Wording

DECIDED, REFERRED, NOT_APPLICABLE = "decided", "referred", "not-applicable"
MARKS: Final = {DECIDED: "●", REFERRED: "?", NOT_APPLICABLE: "–"}
"""A mark for each kind of answer: it survives black-and-white print."""

_NOT_APPLICABLE: Final = {"not-applicable", "not-asked", "not-a-border-worker", "no-family", "none"}
_SINCE: Final = W("since {day}", "с {day}")
_AT_LATEST: Final = W("since {day} at the latest", "не позднее чем с {day}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in law that an answer rests on, how the states stand to it, and the sources."""

    instrument: str
    title: str
    article: str
    states: tuple[str, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class Said:
    """One answer in words.

    *label* (in a table *short*) says what it is about, where a question has several; *terms* are
    the answers of a question that every rule answers for itself.
    """

    label: str
    short: str
    kind: str
    answer: str
    terms: tuple[str, ...]
    why: tuple[str, ...]
    places: tuple[Place, ...]
    missing: tuple[str, ...]
    alternatives: tuple[str, ...]
    cures: tuple[str, ...]
    level: Confidence
    confidence: str


@dataclass(frozen=True, slots=True)
class Section:
    """A question and what is said to it."""

    id: str
    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The page of one case."""

    row: int
    title: str
    note: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    level: Confidence
    confidence: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Puts answers into words."""

    voice: Voice
    law: Law

    def view(self, answered: Answered) -> View:
        """The page of one case."""
        worker, say = answered.worker, self.voice.say
        return View(
            row=worker.row,
            title=self._title(answered),
            note=say(worker.note),
            as_of=self._as_of(answered),
            facts=facts_of(worker, self.voice),
            sections=tuple(self._section(one, answered) for one in answered.answers),
            level=answered.confidence,
            confidence=self.voice.confidence(answered.confidence),
        )

    def _title(self, answered: Answered) -> str:
        values, state = answered.worker.values, self.voice.state
        unknown = self.voice.say(W("not told", "не указано"))
        person, host = (
            state(str(values[name])) if name in values else unknown
            for name in ("nationality", "host")
        )
        words = W("{person} → {host}, {day}", "{person} → {host}, {day}")
        day = self.voice.day(answered.worker.on)
        return self.voice.say(words).format(person=person, host=host, day=day)

    def _as_of(self, answered: Answered) -> str:
        day, known = self.voice.day(answered.worker.on), self.law.known
        if known is None:
            words = W("Law as of {day}, by everything recorded", "Право на {day}, по всем записям")
            return self.voice.say(words).format(day=day)
        words = W("Law as of {day}, as known on {known}", "Право на {day}, по сведениям на {known}")
        return self.voice.say(words).format(day=day, known=self.voice.day(known))

    def _section(self, answer: Answer, answered: Answered) -> Section:
        said = tuple(self._said(part) for part in parts_of(answer, answered.worker))
        title = self.voice.say(answer.question.title)
        return Section(answer.question.name, title, said or (self._nothing(),))

    def _nothing(self) -> Said:
        words = self.voice.say(W("The case names none.", "В деле таких нет."))
        level = Confidence.HIGH
        known = self.voice.confidence(level)
        return Said("", "", NOT_APPLICABLE, words, (), (), (), (), (), (), level, known)

    def _said(self, part: Part) -> Said:
        decision, say = part.decision, self.voice.say
        grounds = grounds_of(self.voice.regime, part)
        words = outcome_words(part.question, decision.outcome, decision.gives)
        every = part.question.picks is Picks.EVERY
        return Said(
            label=self._label(part),
            short=self._short(part),
            kind=_kind(decision.outcome),
            answer=sentence(say(words)),
            terms=tuple(self._term(one) for one in grounds if every and one.applies),
            why=() if every else tuple(say(one.words) for one in grounds if _explains(one, part)),
            places=tuple(self._place(one, part) for one in basis_in(part, grounds)),
            missing=tuple(sentence(say(one)) for one in missing_of(part)),
            alternatives=() if every else self._alternatives(part, grounds),
            cures=tuple(dict.fromkeys(say(one.cure) for one in grounds if one.cure)),
            level=decision.confidence,
            confidence=self.voice.confidence(decision.confidence),
        )

    def _term(self, ground: Ground) -> str:
        words = self.voice.say(ground.words)
        unsure = ground.confidence is Confidence.LOW
        return words + (self.voice.say(W(" (unverified)", " (не проверено)")) if unsure else "")

    def _alternatives(self, part: Part, grounds: tuple[Ground, ...]) -> tuple[str, ...]:
        """What it may be, where nobody can say."""
        if part.decision.outcome != REFER or part.decision.rule is not None:
            return ()
        say = self.voice.say
        others = (one for one in grounds if one.answer != REFER)
        return tuple(f"{sentence(say(one.outcome))} {say(one.words)}" for one in others)

    def _label(self, part: Part) -> str:
        about, values = part.about, part.values
        state = self.voice.say(W("state not told", "государство не указано"))
        if isinstance(about, Stretch):
            found = values.get("period_state")
            name = state if found is None else self.voice.state(str(found))
            return f"{name}, {self.voice.span(about.span)}"
        if isinstance(about, OnDocument):
            found = values.get("education_state")
            name = state if found is None else self.voice.state(str(found))
            return f"{values.get('education_field', '…')}, {name}"
        return ""

    def _short(self, part: Part) -> str:
        about, values = part.about, part.values
        if isinstance(about, Stretch):
            until = self.voice.say(W("until", "до"))
            span = f"{about.span.start.isoformat()} {until} {about.span.end.isoformat()}"
            return f"{values.get('period_state', '?')} {span}"
        if isinstance(about, OnDocument):
            return f"{values.get('education_state', '?')} {values.get('education_field', '?')}"
        return ""

    def _place(self, basis: Basis, part: Part) -> Place:
        return Place(
            instrument=basis.instrument,
            title=self.voice.title(basis.instrument),
            article=self.voice.article(basis.article),
            states=tuple(self._states(basis, part)),
            sources=", ".join(basis.evidence.sources),
        )

    def _states(self, basis: Basis, part: Part) -> Iterator[str]:
        """How each state of the case stands to the instrument; since when a national rule is."""
        states, voice = states_in(self.voice.regime, part.values), self.voice
        found = list(standings(self.law, basis.instrument, states, part.on))
        for one in found:
            words = " / ".join(voice.status(word) for word in one.words)
            told = _AT_LATEST if one.at_latest else _SINCE
            since = "".join(f" {voice.say(told).format(day=voice.day(day))}" for day in one.since)
            yield f"{voice.state(one.state)}: {words}{since}"
        if not found and basis.since is not None:
            yield voice.say(_SINCE).format(day=voice.day(basis.since))


def _kind(outcome: str) -> str:
    if outcome == REFER:
        return REFERRED
    return NOT_APPLICABLE if outcome in _NOT_APPLICABLE else DECIDED


def _explains(ground: Ground, part: Part) -> bool:
    """Whether a rule says why: it applies, and the case is not referred for another one."""
    return ground.applies and part.decision.outcome != REFER


def sentence(words: str) -> str:
    """Words as a sentence: a capital, a full stop.

    >>> sentence("no visa is needed")
    'No visa is needed.'
    """
    return words if not words else f"{words[0].upper()}{words[1:]}".rstrip(".") + "."
