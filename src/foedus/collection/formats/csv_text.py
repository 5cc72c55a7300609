"""Comma-separated values (RFC 4180), safe to open in a spreadsheet.

The status of an instrument is written in both layouts of depositary practice (depositary-rules,
section 5): the matrix (State by column) and the act log (Country, Action, Action date, Effective
date). Days are ISO 8601, EDTF where they are in doubt. The text is to be sent as UTF-8.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import Any, Final

from foedus.collection.charts.markup import clean
from foedus.law.answers.answers import (
    BetweenAnswer,
    ChangesAnswer,
    MembersAnswer,
    Moment,
    StatusAnswer,
    Stretch,
    TimelineAnswer,
)
from foedus.law.answers.data import signature_word, word_of
from foedus.law.answers.render import when_text
from foedus.law.answers.speech.names import kind_name, party_name, word_name
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.answers.told import Told, told_day
from foedus.law.derive.visible import visible_acts
from foedus.law.terms.acts import Act
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

W = Wording

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula, or for the end of one."""

_COUNTRY: Final = W("Country", "Государство")
_CODE: Final = W("Code", "Код")
_STATUS: Final = W("Status", "Статус")
_SINCE: Final = W("Since", "С")
_UNTIL: Final = W("Until", "До")
_SIGNATURE: Final = W("Signature", "Подпись")
_INSTRUMENT: Final = W("Instrument", "Документ")
_TITLE: Final = W("Title", "Название")
_ON: Final = W("Status as of", "Состояние на")
_KNOWN: Final = W("Knowledge of", "По сведениям на")


def guarded(cell: str) -> str:
    """*cell* as a spreadsheet must see it: an apostrophe keeps it from being run as a formula.

    >>> guarded("=1+1"), guarded("2012-09-20")
    ("'=1+1", '2012-09-20')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def csv_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A header and rows as RFC 4180 text: lines end with CR LF, cells are quoted where needed.

    >>> csv_of(("a", "b"), [("1", 'say "x", y')])
    'a,b\r\n1,"say ""x"", y"\r\n'
    """
    text = StringIO()
    writer = csv.writer(text)
    for row in (header, *rows):
        writer.writerow([guarded(clean(cell)) for cell in row])
    return text.getvalue()


def status_csv(answer: StatusAnswer, speaker: Speaker) -> str:
    """The status of an instrument on a day, a row a state."""
    header = (_CODE, _COUNTRY, _STATUS, _SINCE, _UNTIL, _SIGNATURE, *_moment_heads())
    rows = (
        (
            row.party,
            party_name(speaker.register, row.party, speaker.language),
            _word(row.word, speaker),
            told_day(row.since) or "",
            told_day(row.until) or "",
            signature_word(row.signature) or "",
            *_moment(answer.moment),
        )
        for row in answer.parties
    )
    return csv_of([speaker.say(head) for head in header], rows)


def matrix_csv(answers: Sequence[StatusAnswer], codes: Sequence[str], speaker: Speaker) -> str:
    """How each state of *codes* stands to each document: a row a document, a column a state."""
    heads = [speaker.say(head) for head in (_INSTRUMENT, _TITLE)]

    def cells(answer: StatusAnswer) -> Iterator[str]:
        found = {row.party: row for row in answer.parties}
        for code in codes:
            row = found.get(code)
            yield "" if row is None else f"{_word(row.word, speaker)} {told_day(row.since) or ''}"

    rows = (
        (
            answer.instrument,
            speaker.say(answer.title),
            *(cell.rstrip() for cell in cells(answer)),
            *_moment(answer.moment),
        )
        for answer in answers
    )
    return csv_of([*heads, *codes, *map(speaker.say, _moment_heads())], rows)


def _moment_heads() -> tuple[Wording, Wording]:
    return _ON, _KNOWN


def _moment(moment: Moment) -> tuple[str, str]:
    """Both dates stand in every row: a row that is copied out of the table keeps them."""
    return moment.on.isoformat(), moment.known.isoformat() if moment.known is not None else ""


def _word(told: Told[Any], speaker: Speaker) -> str:
    """The word; for a doubt, with what may hold."""
    word = word_name(word_of(told), speaker.language)
    if told.certain:
        return word
    may = dict.fromkeys(word_name(str(v or "none"), speaker.language) for v in told.values)
    return f"{word}: {' / '.join(may)}"


_LOG: Final = (
    _COUNTRY,
    W("Action", "Действие"),
    W("Action date", "Дата действия"),
    W("Effective date", "Дата вступления в силу"),
    W("Received", "Получено"),
    W("Until", "До"),
    W("Towards", "В отношении"),
    W("Remark", "Примечание"),
    W("Sources", "Источники"),
    W("Confidence", "Достоверность"),
    W("Identifier", "Идентификатор"),
)


def act_log_csv(instrument: str, known: date | None, speaker: Speaker) -> str:
    """The acts under *instrument* that were known on *known*, a row an act, the earliest first.

    "Effective date" is the day that the act itself names or that a source states; the computed
    day is in the other layout, which has a proof. KeyError for an instrument that is not held.
    """
    acts = visible_acts(speaker.register.instrument[instrument].acts, known)
    rows = (_log_row(act, speaker) for act in sorted(acts, key=_when))
    return csv_of([speaker.say(head) for head in _LOG], rows)


def _when(act: Act) -> tuple[date, str]:
    when = act.legal_when if act.legal_when is not None else act.effect
    return date.max if when is None else first_possible(when), act.id


def _log_row(act: Act, speaker: Speaker) -> tuple[str, ...]:
    language = speaker.language
    towards = (party_name(speaker.register, code, language) for code in act.towards)
    return (
        party_name(speaker.register, act.party, language) if act.party else "",
        kind_name(act.kind, language),
        *(when_text(when) if when is not None else "" for when in _days(act)),
        "; ".join(towards),
        speaker.say(act.words),
        "; ".join(act.evidence.sources),
        str(act.evidence.confidence),
        act.id,
    )


def _days(act: Act) -> tuple[Any, ...]:
    return act.date, act.effect, act.received, act.until


def members_csv(answer: MembersAnswer, speaker: Speaker) -> str:
    """Who meets a criterion of an organisation, certainly or perhaps."""
    words = {True: W("certain", "несомненно"), False: W("in doubt", "под вопросом")}
    header = (_CODE, _COUNTRY, W("Criterion", "Критерий"), _SINCE, _STATUS, *_moment_heads())
    rows = (
        (
            one.party,
            party_name(speaker.register, one.party, speaker.language),
            answer.criterion,
            told_day(one.since) or "",
            speaker.say(words[one.belongs.certain]),
            *_moment(answer.moment),
        )
        for one in (*answer.members, *answer.in_doubt)
    )
    return csv_of([speaker.say(head) for head in header], rows)


def between_csv(answer: BetweenAnswer, speaker: Speaker) -> str:
    """What stands between two states on a day, a row an instrument."""
    header = (
        W("First state", "Первое государство"),
        W("Second state", "Второе государство"),
        *(_INSTRUMENT, _TITLE, W("Bond", "Связь"), _SINCE),
        W("Amended by", "Изменено"),
        W("Gives way to", "Уступает"),
        *_moment_heads(),
    )
    rows = (
        (
            *answer.pair,
            bond.instrument,
            speaker.say(bond.title),
            _word(bond.bond, speaker),
            told_day(bond.since) or "",
            "; ".join(bond.amended_by),
            "; ".join(bond.gives_way_to),
            *_moment(answer.moment),
        )
        for bond in answer.bonds
    )
    return csv_of([speaker.say(head) for head in header], rows)


def timeline_csv(answer: TimelineAnswer, speaker: Speaker) -> str:
    """How each state stood over time, a row a stretch of days; the second day is not held."""
    header = (_CODE, _COUNTRY, _STATUS, _SINCE, _UNTIL)
    rows = (
        (
            party,
            party_name(speaker.register, party, speaker.language),
            _word(one.word, speaker),
            one.since.isoformat(),
            one.until.isoformat() if isinstance(one.until, date) else "",
        )
        for party, stretches in answer.rows
        for one in stretches
    )
    return csv_of([speaker.say(head) for head in header], rows)


def changes_csv(answer: ChangesAnswer, speaker: Speaker) -> str:
    """What the register tells otherwise, a row a stretch; "before" and "after" name the side."""
    sides = (W("before", "было"), W("after", "стало"))
    header = (_INSTRUMENT, _CODE, _COUNTRY, W("Side", "Сторона"), _STATUS, _SINCE, _UNTIL)

    def lines() -> Iterator[tuple[str, ...]]:
        for one in answer.changes:
            name = party_name(speaker.register, one.party, speaker.language)
            for side, stretches in zip(sides, (one.before, one.after), strict=True):
                for cells in _stretch_cells(stretches, speaker):
                    yield one.instrument, one.party, name, speaker.say(side), *cells

    return csv_of([speaker.say(head) for head in header], lines())


def _stretch_cells(stretches: tuple[Stretch, ...], speaker: Speaker) -> Iterator[tuple[str, ...]]:
    if not stretches:
        yield word_name("none", speaker.language), "", ""
    for one in stretches:
        until = one.until.isoformat() if isinstance(one.until, date) else ""
        yield _word(one.word, speaker), one.since.isoformat(), until
