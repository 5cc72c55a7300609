"""The statements of a whole report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from foedus.claims.lexicon.lexicon import Lexicon, lexicon_of
from foedus.claims.mentions.context import Setting, about, remembering, topic_of
from foedus.claims.mentions.naming import named
from foedus.claims.mentions.sentences import met_in, pieces_of
from foedus.claims.mentions.titles import Titles, titles_of
from foedus.claims.phrases.book import Book, book_in
from foedus.claims.pieces.grammar import is_future, is_past
from foedus.claims.pieces.row import Piece, Somebody, Sort
from foedus.claims.statements.repeated import repeated
from foedus.claims.statements.sentence import claims_in
from foedus.claims.terms.claims import Claim
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import TimeSaid
from foedus.claims.times.phrases import phrases_in
from foedus.claims.times.reading import mentions_between, within
from foedus.claims.times.terms import Leaning, Rests, TimeMention
from foedus.claims.words.forms import Tongue
from foedus.law.terms.days import ONE_DAY, Span
from foedus.law.terms.register import Register

LONGEST: Final = 250
"""No sentence has more words and names; what is longer is no sentence, and is cut."""
_FEBRUARY: Final = 2
_SHORTEST: Final = 28


class Reader:
    """Reads the statements of reports in one language, by the names of one register.

    It is made once and reads any number of reports; *beyond* are registers that know more states.
    """

    def __init__(self, register: Register, beyond: Iterable[Register], language: Tongue) -> None:
        self.register = register
        self.book: Book = book_in(language)
        self.lexicon: Lexicon = lexicon_of(register, beyond, language)
        self.titles: Titles = titles_of(register, self.book.vocabulary, self.book.forms)

    def claims(self, text: str, sentences: Sequence[Stretch], today: date) -> tuple[Claim, ...]:
        """The statements in *sentences* of *text*, told on *today*."""
        return self.claims_of_some_day(text, sentences, Span(today, today + ONE_DAY), today)

    def claims_of_some_day(
        self, text: str, sentences: Sequence[Stretch], when: Span, by: date
    ) -> tuple[Claim, ...]:
        """The statements in *sentences* of *text*, told on some day of *when*.

        *when* holds no day where nothing is known of it; then what is counted from the day of the
        report ("yesterday") is no time. What is told as past is taken to have happened by *by*.
        """
        setting = Setting(self.register, self.lexicon, self.book, self.titles, text, by)
        rows = _named(sentences, setting, when)
        memory = about(topic_of(rows))
        met: dict[str, Somebody] = {}
        found: list[Claim] = []
        for row in rows:
            pieces = pieces_of(row, met, setting, memory)
            own = claims_in(pieces, setting, memory)
            own += repeated(pieces, own, found[-1] if found else None, setting)
            found.extend(sorted(own, key=lambda one: one.stretch.start))
            memory = remembering(memory, pieces)
            met |= met_in(pieces)
        return tuple(found)


def _named(sentences: Sequence[Stretch], setting: Setting, when: Span) -> list[tuple[Piece, ...]]:
    """The names, times and numbers of each sentence.

    Of one that speaks of what is to come, the weekdays and days lie ahead.
    """
    language, text = setting.book.language, setting.text
    phrases = tuple(phrases_in(text, 0, len(text), language))
    behind = mentions_between(text, phrases, when, Leaning.PAST)
    ahead = mentions_between(text, phrases, when, Leaning.AHEAD)
    rows: list[tuple[Piece, ...]] = []
    for one in sentences:
        row = named(one, within(behind, one.start, one.end), setting)
        if _is_ahead(row, setting):
            row = named(one, within(ahead, one.start, one.end), setting)
        elif _is_behind(row, setting):
            own = (_before(time, setting.today) for time in within(behind, one.start, one.end))
            row = named(one, tuple(own), setting)
        rows.extend(row[n : n + LONGEST] for n in range(0, max(1, len(row)), LONGEST))
    return rows


def _is_ahead(row: tuple[Piece, ...], setting: Setting) -> bool:
    """Whether a sentence speaks of what is to come, and names a time."""
    words = setting.book.vocabulary["ahead"]
    return any(piece.sort is Sort.TIME for piece in row) and any(
        words.at(row, place) is not None or is_future(row[place]) for place in range(len(row))
    )


def _is_behind(row: tuple[Piece, ...], setting: Setting) -> bool:
    """Whether a sentence in the past tense names a time after the day of the report."""
    late = any(
        isinstance(piece.sense, TimeSaid) and piece.sense.span.start > setting.today
        for piece in row
    )
    words = setting.book.vocabulary
    return late and any(is_past(piece) or words.has("past", piece) for piece in row)


def _before(time: TimeMention, today: date) -> TimeMention:
    """The same month or day a year earlier, where its year was only taken as the nearest."""
    span = time.said.span
    if time.rests is not Rests.NEAREST or span.start <= today or not isinstance(span.end, date):
        return time
    earlier = Span(_year_before(span.start), _year_before(span.end))
    return replace(time, said=replace(time.said, span=earlier))


def _year_before(day: date) -> date:
    last = day.month == _FEBRUARY and day.day > _SHORTEST
    return day.replace(year=day.year - 1, day=_SHORTEST if last else day.day)


def moved(claim: Claim, by: int) -> Claim:
    """The same claim, *by* characters further on."""
    start, end = claim.stretch.start + by, claim.stretch.end + by
    return replace(claim, stretch=Stretch(start, end))
