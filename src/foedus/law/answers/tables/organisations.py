"""Tables about organisations: members, offices, chairs, what hangs on a membership."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.answers import answers as given
from foedus.law.answers.tables.speaker import (
    INSTRUMENT,
    PARTY,
    SINCE,
    UNTIL,
    Speaker,
    day_text,
)
from foedus.law.answers.tables.table import Table
from foedus.law.terms.wording import Wording

W = Wording


def members_table(answer: given.MembersAnswer, speaker: Speaker) -> Table:
    """Who meets a criterion."""
    sure = [(speaker.party(m.party), day_text(m.since), "●") for m in answer.members]
    doubt = [
        (speaker.party(m.party), day_text(m.since), "◈ " + "; ".join(_grounds(m)))
        for m in answer.in_doubt
    ]
    count = speaker.say(W("{} for certain", "{} несомненно")).format(len(sure))
    more = speaker.say(W(", {} in doubt", ", {} под вопросом")).format(len(doubt)) if doubt else ""
    return Table(
        title=f"{speaker.say(answer.title)}: {answer.criterion}",
        lead=(count + more, speaker.as_of(answer.moment.on, answer.moment.known)),
        columns=(speaker.say(PARTY), speaker.say(SINCE), ""),
        rows=(*sure, *doubt),
        notes=_reading_notes(answer, speaker),
    )


def _grounds(member: given.MemberAnswer) -> tuple[str, ...]:
    for alternative in member.belongs.alternatives:
        if alternative.value:
            return alternative.picks
    return ()


def _reading_notes(answer: given.MembersAnswer, speaker: Speaker) -> tuple[str, ...]:
    if not answer.readings:
        return ()
    return (speaker.say(W("Readings: ", "Толкования: ")) + ", ".join(answer.readings),)


def holders_table(answer: given.HoldersAnswer, speaker: Speaker) -> Table:
    """Who holds an office."""
    over = speaker.say(W("holding over", "до вступления преемника"))
    rows = (
        (
            one.person + ("" if one.certain else " ◈"),
            speaker.say(one.title) + (f" ({over})" if one.holding_over else ""),
            day_text(one.since),
            day_text(one.until),
        )
        for one in answer.holders
    )
    return Table(
        title=answer.office,
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        columns=(
            *map(speaker.say, (W("person", "лицо"), W("title", "должность"))),
            *map(speaker.say, (SINCE, UNTIL)),
        ),
        rows=tuple(rows),
    )


def chairs_table(answer: given.ChairsAnswer, speaker: Speaker) -> Table:
    """Who presides."""
    rows = (
        (
            speaker.party(one.party) + ("" if one.certain else " ◈"),
            day_text(one.since),
            day_text(one.until),
            ", ".join(one.co_chairs),
            "; ".join(_chair_remarks(one, speaker)),
        )
        for one in answer.chairs
    )
    held = speaker.register.organisation[answer.organisation]
    return Table(
        title=f"{speaker.say(held.title)} · {held.id}",
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        columns=(
            speaker.say(W("chair", "председатель")),
            *map(speaker.say, (SINCE, UNTIL)),
            speaker.say(W("co-chairs", "сопредседатели")),
            "",
        ),
        rows=tuple(rows),
    )


def _chair_remarks(one: given.ChairAnswer, speaker: Speaker) -> Iterator[str]:
    if one.expected:
        yield speaker.say(W("expected by the rule, not recorded", "ожидается по правилу"))
    if one.departs:
        yield speaker.say(W("instead of ", "вместо ")) + one.departs
    if one.handed_over_by:
        yield (
            speaker.say(W("took over that day from ", "в этот день принял от "))
            + one.handed_over_by
        )


def hangs_table(answer: given.HangsAnswer, speaker: Speaker) -> Table:
    """What hangs on a membership."""
    ends = speaker.say(W("ends with it", "прекращается"))
    goes = speaker.say(W("goes on", "продолжается"))
    return Table(
        title=f"{answer.organisation}: {answer.criterion} · {speaker.party(answer.party)}",
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        columns=(speaker.say(INSTRUMENT), ""),
        rows=(*((one, ends) for one in answer.end_with_it), *((one, goes) for one in answer.go_on)),
        notes=tuple(answer.bodies),
    )
