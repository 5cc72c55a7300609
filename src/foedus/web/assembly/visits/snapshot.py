"""The progress of preparations of a session in words, as it is on the day of a visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from foedus.assembly.models.sessions import Meeting
from foedus.assembly.preparing.feeding import besides
from foedus.assembly.preparing.gathering import preparations_of
from foedus.assembly.sessions.board import SECRETARIAT, Board, WaitsRow, board
from foedus.collection.pages.view import View
from foedus.law.terms.wording import Wording

W = Wording


def progress_words(meeting: Meeting, view: View, at: datetime) -> str:
    """What the head of the secretariat can report: days left, what is ready, what waits for whom.

    Empty where no day of the session was ever planned.
    """
    try:
        made = board(preparations_of(meeting, at, besides(meeting, at)))
    except ValueError:
        return ""
    return "\n".join(_lines(made, view))


def _lines(made: Board, view: View) -> Iterator[str]:
    today, day = made.today.isoformat(), made.day.isoformat()
    yield view.say(
        W(
            f"As of {today}. The session is on {day}: {made.days_left} days left.",
            f"На {today}. Заседание {day}: осталось дней – {made.days_left}.",
        )
    )
    whole = len(made.documents)
    yield view.say(
        W(
            f"Documents ready: {made.ready} of {whole}. Questions: {len(made.questions)}. "
            f"Delegations announced: {made.announced} of {len(made.delegations)}.",
            f"Готово документов: {made.ready} из {whole}. Вопросов: {len(made.questions)}. "
            f"Объявлено делегаций: {made.announced} из {len(made.delegations)}.",
        )
    )
    yield from (f"– {_waits(row, view)}" for row in made.waits)


def _waits(row: WaitsRow, view: View) -> str:
    who = ", ".join(_name(one, view) for one in row.who)
    due = row.waits.due
    until = "" if due is None else view.say(W(f" (until {due})", f" (до {due})"))
    return f"{who}: {view.say(row.waits.what)}{until}"


def _name(code: str, view: View) -> str:
    return view.say(W("secretariat", "секретариат")) if code == SECRETARIAT else view.name_of(code)
