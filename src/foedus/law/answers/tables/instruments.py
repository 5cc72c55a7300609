"""Tables about one instrument: its status, a proof, its timeline, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foedus.law.answers import answers as given
from foedus.law.answers.data import signature_word, why_sentence, word_of
from foedus.law.answers.render import as_text, when_text
from foedus.law.answers.speech.conditions import condition_sentence
from foedus.law.answers.speech.names import word_name
from foedus.law.answers.tables.speaker import (
    INSTRUMENT,
    PARTY,
    SINCE,
    STATUS,
    UNTIL,
    Speaker,
    day_text,
)
from foedus.law.answers.tables.table import Table
from foedus.law.answers.told import told_day
from foedus.law.derive.visible import visible_acts
from foedus.law.terms.wording import Wording

W = Wording


def status_table(answer: given.StatusAnswer, speaker: Speaker) -> Table:
    """The status table of an instrument."""
    rows = (
        (
            speaker.party(row.party),
            speaker.word(row.word),
            day_text(row.since),
            day_text(row.until),
            _manner(row, speaker),
        )
        for row in answer.parties
    )
    return Table(
        title=f"{speaker.say(answer.title)} · {answer.instrument}",
        lead=(
            _in_force_line(answer, speaker),
            speaker.as_of(answer.moment.on, answer.moment.known),
        ),
        columns=(*map(speaker.say, (PARTY, STATUS, SINCE, UNTIL)), ""),
        rows=tuple(rows),
        notes=tuple(_status_notes(answer, speaker)),
    )


_MANNERS = {
    "not-signed": W("did not sign", "не подписало"),
    "reservation": W("signed with a reservation", "подписано с оговоркой"),
    "special-opinion": W("signed with a special opinion", "подписано с особым мнением"),
    "special-position": W("signed with a special position", "подписано с особой позицией"),
    "remark": W("signed with a remark", "подписано с замечанием"),
}
_INFERRED = W("signature inferred", "подпись предполагается")


def _manner(row: given.PartyStanding, speaker: Speaker) -> str:
    """How the state signed, where there is something to say."""
    word, _, inferred = (signature_word(row.signature) or "").partition(" ")
    said = [_MANNERS[word]] if word in _MANNERS else []
    return "; ".join(map(speaker.say, (*said, *([_INFERRED] if inferred else []))))


def _in_force_line(answer: given.StatusAnswer, speaker: Speaker) -> str:
    if not answer.binding:
        return speaker.say(W("A political document: not in force", "Политический документ"))
    since, until = day_text(answer.in_force_from), told_day(answer.in_force_until)
    if not since:
        held = speaker.register.instrument[answer.instrument]
        words = W("Not in force by the acts on record: {}", "Не в силе по учтённым актам: {}")
        return speaker.say(words).format(len(visible_acts(held.acts, answer.moment.known)))
    text = speaker.say(W("In force from {}", "В силе с {}")).format(since)
    if not answer.in_force.certain:
        doubt = W("Not known whether in force; from {}", "Неизвестно, в силе ли; с {}")
        text = speaker.say(doubt).format(since)
    if answer.in_force.values == (False,) and not until:
        text = speaker.say(W("Not yet; in force from {}", "Ещё нет; в силе с {}")).format(since)
    return text + (speaker.say(W(" until {}", " до {}")).format(until) if until else "")


def _status_notes(answer: given.StatusAnswer, speaker: Speaker) -> Iterator[str]:
    for row in answer.parties:
        for dispute in row.proof.disputes:
            yield f"◈ {row.party}: {speaker.say(dispute.question)}"
    for act in answer.contradicted:
        words = W("{} states {} for {}", "{} сообщает {} для {}")
        source = ", ".join(act.evidence.sources) or "?"
        yield "≠ " + speaker.say(words).format(source, when_text(act.effect), act.party or "–")


def why_table(answer: given.WhyAnswer, speaker: Speaker) -> Table:
    """The proof of how one state stands."""
    return Table(
        title=why_sentence(answer, speaker.language),
        lead=(
            f"{speaker.say(answer.title)} · {answer.instrument}",
            speaker.as_of(answer.moment.on, answer.moment.known),
        ),
        columns=(),
        rows=(),
        notes=tuple(as_text(answer.standing.proof, speaker.language).splitlines()),
    )


def timeline_table(answer: given.TimelineAnswer, speaker: Speaker) -> Table:
    """How each state stood, over all time."""
    rows = (
        (
            speaker.party(party) if number == 0 else "",
            speaker.word(stretch.word),
            stretch.since.isoformat(),
            stretch.until.isoformat() if isinstance(stretch.until, date) else "",
        )
        for party, stretches in answer.rows
        for number, stretch in enumerate(stretches)
    )
    known = answer.known.isoformat() if answer.known else ""
    return Table(
        title=f"{speaker.say(answer.title)} · {answer.instrument}",
        lead=(speaker.say(W("Knowledge of ", "Сведения на ")) + known,) if known else (),
        columns=tuple(map(speaker.say, (PARTY, STATUS, SINCE, UNTIL))),
        rows=tuple(rows),
    )


def missing_table(answer: given.MissingAnswer, speaker: Speaker) -> Table:
    """What is missing until entry into force."""
    rows = (
        (
            "✓" if part.met else "⧗",
            condition_sentence(part.condition, speaker.language),
            str(part.needed),
            ", ".join(part.done),
            ", ".join(part.candidates),
        )
        for part in answer.parts
    )
    since = day_text(answer.in_force_from)
    done = speaker.say(W("In force from {}", "В силе с {}")).format(since) if since else ""
    return Table(
        title=f"{speaker.say(answer.title)} · {answer.instrument}",
        lead=tuple(x for x in (done, speaker.as_of(answer.moment.on, answer.moment.known)) if x),
        columns=(
            "",
            speaker.say(W("condition", "условие")),
            speaker.say(W("needed", "нужно ещё")),
            speaker.say(W("done", "есть")),
            speaker.say(W("could still", "могут ещё")),
        ),
        rows=tuple(rows),
        notes=(
            speaker.say(W("Signed without consent yet: ", "Подписали, согласия нет: "))
            + (", ".join(answer.signed_not_consented) or "–"),
        ),
    )


def changes_table(answer: given.ChangesAnswer, speaker: Speaker) -> Table:
    """What differs between two states of knowledge."""
    rows = (
        (
            one.instrument,
            speaker.party(one.party),
            "; ".join(_stretch(s, speaker) for s in one.before) or "–",
            "; ".join(_stretch(s, speaker) for s in one.after) or "–",
        )
        for one in answer.changes
    )
    before, after = (d.isoformat() if d else "…" for d in answer.known)
    return Table(
        title=speaker.say(W("What changes", "Что меняется")),
        lead=(f"{before} → {after}",),
        columns=(
            *map(speaker.say, (INSTRUMENT, PARTY)),
            *map(speaker.say, (W("before", "было"), W("after", "стало"))),
        ),
        rows=tuple(rows),
    )


def _stretch(stretch: given.Stretch, speaker: Speaker) -> str:
    until = stretch.until.isoformat() if isinstance(stretch.until, date) else ".."
    return f"{word_name(word_of(stretch.word), speaker.language)} {stretch.since}/{until}"


def lint_table(answer: given.LintAnswer, speaker: Speaker) -> Table:
    """Findings about clauses."""
    return Table(
        title=speaker.say(W("Findings", "Замечания")),
        lead=(str(len(answer.findings)),),
        columns=(
            speaker.say(W("where", "где")),
            speaker.say(W("code", "код")),
            speaker.say(W("finding", "замечание")),
            speaker.say(W("remedy", "что сделать")),
        ),
        rows=tuple((str(f.where), f.code, f.message, f.remedy) for f in answer.findings),
    )
