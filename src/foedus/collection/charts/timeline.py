"""How each state stood to one instrument over time: a bar a state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from foedus.collection.charts.rows import Row, pieces_of
from foedus.collection.charts.tracks import TrackChart
from foedus.law.answers.answers import TimelineAnswer
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.wording import Wording

_STATE: Final = Wording("State", "Государство")


def timeline_chart(
    answer: TimelineAnswer,
    speaker: Speaker,
    *,
    on: date,
    drawn_to: date,
    also: Sequence[str] = (),
) -> TrackChart:
    """The timeline of *answer* as a chart, with *on* as the chosen day.

    What has no end is drawn as far as *drawn_to* (today, where there is a clock). *also* are
    codes of states that are shown though nothing is recorded of them: "no bond".
    """
    held = dict(answer.rows)
    codes = (*held, *(code for code in also if code not in held))
    return TrackChart(
        title=speaker.say(answer.title),
        lead=(speaker.as_of(on, answer.known),),
        head=speaker.say(_STATE),
        rows=tuple(
            Row(
                name=party_name(speaker.register, code, speaker.language),
                pieces=pieces_of(held.get(code, ())),
            )
            for code in codes
        ),
        on=on,
        drawn_to=drawn_to,
        language=speaker.language,
    )
