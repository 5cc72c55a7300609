"""Answers as tables: a title, lines of context, rows, notes. Terminal, text and HTML draw them.

Every table says both times of the answer: "status as of …, knowledge of …". A state of knowledge
is told by a mark and by a word, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any

from foedus.law.answers import answers as given
from foedus.law.answers.data import group_of, signature_word, why_sentence, word_of
from foedus.law.answers.render import as_text, when_text
from foedus.law.answers.speech.conditions import condition_sentence
from foedus.law.answers.speech.names import party_name, word_name
from foedus.law.answers.told import Told, told_day
from foedus.law.terms.days import Edge
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording

W = Wording

MARKS = {
    "party": "●",
    "in-force": "●",
    "bound-through": "◉",
    "suspended": "‖",
    "provisional": "◐",
    "contracting": "○",
    "signed": "○",
    "former": "[]",
    "disputed": "◈",
    "unknown": "?",
    "none": "–",
    "displaced": "→",
    "precluded": "×",
}
"""A mark for every word, so that it survives black-and-white print."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be drawn: its words are already in the reader's language."""

    title: str
    lead: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the language, and the register that knows the names."""

    register: Register
    language: Language

    def say(self, words: Wording) -> str:
        """*words* in the reader's language."""
        return words.in_language(self.language)

    def party(self, code: str) -> str:
        """A party by code and name."""
        name = party_name(self.register, code, self.language)
        return code if name == code else f"{code}  {name}"

    def word(self, told: Told[Any]) -> str:
        """A mark and a word; for a doubt, all the alternatives."""
        word = word_of(told)
        text = f"{MARKS.get(word, ' ')} {word_name(word, self.language)}"
        if told.certain:
            return text
        said = (word_name(str(v or "none"), self.language) for v in told.values)
        return f"{text}: {' / '.join(dict.fromkeys(said))}"

    def as_of(self, on: date, known: date | None) -> str:
        """The line that stands on every page: both times."""
        everything = W("everything recorded", "всем записям")
        knowledge = self.say(everything) if known is None else known.isoformat()
        by = "по" if known is None else "по сведениям на"
        words = W("Status as of {on}, knowledge of {known}", f"Состояние на {{on}} {by} {{known}}")
        return self.say(words).format(on=on.isoformat(), known=knowledge)


SINCE, UNTIL = W("since", "с"), W("until", "до")
PARTY, STATUS = W("party", "сторона"), W("status", "статус")
INSTRUMENT = W("instrument", "документ")


def _day(told: Told[Edge | None]) -> str:
    return told_day(told) or ""


def _status(answer: given.StatusAnswer, speaker: Speaker) -> Table:
    rows = (
        (
            speaker.party(row.party),
            speaker.word(row.word),
            _day(row.since),
            _day(row.until),
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
    since, until = _day(answer.in_force_from), told_day(answer.in_force_until)
    if not since:
        return speaker.say(W("Not in force", "Не в силе"))
    text = speaker.say(W("In force from {}", "В силе с {}")).format(since)
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


def _why(answer: given.WhyAnswer, speaker: Speaker) -> Table:
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


def _timeline(answer: given.TimelineAnswer, speaker: Speaker) -> Table:
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


def _between(answer: given.BetweenAnswer, speaker: Speaker) -> Table:
    order = {"bonds": 0, "suspended": 1, "in_doubt": 2, "not_applied": 3}
    bonds = sorted(answer.bonds, key=lambda bond: (order[group_of(bond)], _sortable(bond.since)))
    rows = (
        (
            bond.instrument,
            speaker.word(bond.bond),
            _day(bond.since),
            "; ".join(_bond_remarks(bond, speaker)),
        )
        for bond in bonds
    )
    first, second = (party_name(speaker.register, code, speaker.language) for code in answer.pair)
    shared = "; ".join(f"{o} ({c})" for o, c in answer.memberships)
    return Table(
        title=f"{first} – {second}",
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        columns=(
            *map(speaker.say, (INSTRUMENT, STATUS, SINCE)),
            speaker.say(W("remarks", "пометы")),
        ),
        rows=tuple(rows),
        notes=(speaker.say(W("Both belong to: ", "Оба состоят в: ")) + shared,) if shared else (),
    )


def _sortable(told: Told[Edge | None]) -> str:
    return _day(told).lstrip("[")


_RESERVED = {
    "modified": W("modified by a reservation", "изменено оговоркой"),
    "not-applied": W(
        "not applied, reservation objected to", "не применяется, возражение на оговорку"
    ),
    "pending": W("reservation not yet accepted", "оговорка пока не принята"),
    "precluded": W("objection opposing entry into force", "возражение против вступления в силу"),
}


def _bond_remarks(bond: given.BondAnswer, speaker: Speaker) -> Iterator[str]:
    if bond.through:
        yield speaker.say(W("through another instrument", "через другой документ"))
    for one in bond.reserved:
        yield speaker.say(_RESERVED[one.effect]) + (
            f": {', '.join(one.provisions)}" * bool(one.provisions)
        )
    for act in bond.measures:
        yield speaker.say(W("measure of ", "мера ")) + act.party
    if bond.amended_by:
        yield speaker.say(W("as amended by ", "с изменениями ")) + ", ".join(bond.amended_by)


def _members(answer: given.MembersAnswer, speaker: Speaker) -> Table:
    sure = [(speaker.party(m.party), _day(m.since), "●") for m in answer.members]
    doubt = [
        (speaker.party(m.party), _day(m.since), "◈ " + "; ".join(_grounds(m)))
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


def _holders(answer: given.HoldersAnswer, speaker: Speaker) -> Table:
    over = speaker.say(W("holding over", "до вступления преемника"))
    rows = (
        (
            one.person + ("" if one.certain else " ◈"),
            speaker.say(one.title) + (f" ({over})" if one.holding_over else ""),
            _day(one.since),
            _day(one.until),
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


def _chairs(answer: given.ChairsAnswer, speaker: Speaker) -> Table:
    rows = (
        (
            speaker.party(one.party) + ("" if one.certain else " ◈"),
            _day(one.since),
            _day(one.until),
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


def _missing(answer: given.MissingAnswer, speaker: Speaker) -> Table:
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
    since = _day(answer.in_force_from)
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


def _changes(answer: given.ChangesAnswer, speaker: Speaker) -> Table:
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


def _hangs(answer: given.HangsAnswer, speaker: Speaker) -> Table:
    ends = speaker.say(W("ends with it", "прекращается"))
    goes = speaker.say(W("goes on", "продолжается"))
    return Table(
        title=f"{answer.organisation}: {answer.criterion} · {speaker.party(answer.party)}",
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        columns=(speaker.say(INSTRUMENT), ""),
        rows=(*((one, ends) for one in answer.end_with_it), *((one, goes) for one in answer.go_on)),
        notes=tuple(answer.bodies),
    )


def _lint(answer: given.LintAnswer, speaker: Speaker) -> Table:
    return Table(
        title=speaker.say(W("Findings", "Замечания")),
        lead=(str(len(answer.findings)),),
        columns=("", "", "", ""),
        rows=tuple((str(f.where), f.code, f.message, f.remedy) for f in answer.findings),
    )


_DRAWN: dict[type, Callable[[Any, Speaker], Table]] = {
    given.StatusAnswer: _status,
    given.WhyAnswer: _why,
    given.TimelineAnswer: _timeline,
    given.BetweenAnswer: _between,
    given.MembersAnswer: _members,
    given.HoldersAnswer: _holders,
    given.ChairsAnswer: _chairs,
    given.MissingAnswer: _missing,
    given.ChangesAnswer: _changes,
    given.HangsAnswer: _hangs,
    given.LintAnswer: _lint,
}


NOTHING_RECORDED = W("Nothing is recorded.", "Записей нет.")


def table_of(answer: object, speaker: Speaker) -> Table:
    """The table of any answer."""
    table = _DRAWN[type(answer)](answer, speaker)
    if table.rows or not table.columns:
        return table
    return replace(table, columns=(), notes=(speaker.say(NOTHING_RECORDED), *table.notes))


def as_plain(table: Table) -> str:
    """A table as plain text, columns aligned."""
    grid = [row for row in (table.columns, *table.rows) if any(row)]
    widths = [max(len(cell) for cell in column) for column in zip(*grid, strict=True)]
    body = (
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in grid
    )
    return "\n".join((table.title, *table.lead, *body, *table.notes))


def as_html(table: Table) -> str:
    """A table as HTML, with its title as caption and headers for screen readers."""
    lead = "".join(f"<p>{escape(line)}</p>" for line in table.lead)
    heads = "".join(f"<th scope='col'>{escape(name)}</th>" for name in table.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    notes = "".join(f"<div style='white-space:pre-wrap'>{escape(n)}</div>" for n in table.notes)
    caption = f"<caption>{escape(table.title)}</caption>"
    body = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if not table.columns:
        body = f"<h4>{escape(table.title)}</h4>"
    return f"<div>{body}{lead}{notes}</div>"
