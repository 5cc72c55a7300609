"""The main thing that acts would change, in sentences; or why they change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.depositary.changes.instruments import status_in
from foedus.depositary.changes.terms import PreviewChange, SubjectKind
from foedus.depositary.findings import filled
from foedus.depositary.measured import measure_told
from foedus.depositary.supposed import Supposed
from foedus.depositary.words import day_words, name_of, names_joined
from foedus.law.answers.answers import Missing, Moment
from foedus.law.answers.questions.missing import missing
from foedus.law.answers.speech.conditions import condition_sentence
from foedus.law.answers.speech.steps import REASONS
from foedus.law.derive.status import Status
from foedus.law.terms.acts import Kind
from foedus.law.terms.conditions import Condition
from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.register import Register
from foedus.law.terms.steps import Omitted, Steps
from foedus.law.terms.wording import Language, Wording

W = Wording

_ENTERS = W(
    "If recorded, “{title}” enters into force on {day}.",
    "После регистрации «{title}» вступает в силу {day}.",
)
_ENTERED_EARLIER = W(
    "If recorded, “{title}” is in force from {day}, and not from {other}.",
    "После регистрации «{title}» в силе с {day}, а не с {other}.",
)
_STATE = W(
    "{party}: {before} → {after}, from {day}.",
    "{party}: {before} → {after}, с {day}.",
)
_STATE_UNTIL = W(
    "{party}: {before} → {after}, from {day} until {end}.",
    "{party}: {before} → {after}, с {day} до {end}.",
)
_STILL_NOT = W(
    "“{title}” does not enter into force by it: {condition}; there are {count} ({names}), "
    "{needed} more needed.",
    "«{title}» этим в силу не вступает: {condition}; есть {count} ({names}), нужно ещё {needed}.",
)
_UNMET = W(
    "“{title}” does not enter into force by it: still open: {condition}.",
    "«{title}» этим в силу не вступает: не выполнено: {condition}.",
)
_NOTHING = W("It changes nothing yet.", "Пока ничего не меняется.")
_BECAUSE = W("It changes nothing yet, because {reason}.", "Пока ничего не меняется: {reason}.")
_TOLD: Final = W(
    "The act is put on record and notified; no standing changes by it.",
    "Акт регистрируется и рассылается; ничьё положение он не меняет.",
)
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru")
_ONLY_TOLD: Final = frozenset(
    {
        Kind.COMMUNICATION,
        Kind.DECLARATION,
        Kind.DOMESTIC,
        Kind.AUTHORITY_DESIGNATION,
        Kind.CORRECTION_PROPOSED,
        Kind.CORRECTION_OBJECTED,
    },
)


def leads(both: Supposed, changes: tuple[PreviewChange, ...], on: date) -> tuple[Wording, ...]:
    """Entry into force, acting states, measures, and what is still missing; or why nothing."""
    told = [*_entries(both), *_acting(both, changes), *_measures(both)]
    told += _still_missing(both, on)
    if not changes and any(act.kind is not Kind.MEASURE for act in both.acts):
        told = [*_why_nothing(both), *told]
    elif not told:
        told = list(_of_others(both, changes))
    return tuple(dict.fromkeys(told))


def _entries(both: Supposed) -> Iterator[Wording]:
    """The instruments that enter into force by the acts, or at another time."""
    for instrument in both.dependents:
        old = status_in(both.before.first(), instrument.id).entry.day
        new = status_in(both.after.first(), instrument.id).entry.day
        if new is not None and new != old:
            words = _ENTERS if old is None else _ENTERED_EARLIER
            day, other = day_words(new), day_words(old)
            yield filled(words, title=instrument.title, day=day, other=other)


def _measures(both: Supposed) -> Iterator[Wording]:
    for act in both.acts:
        if act.kind is Kind.MEASURE:
            yield measure_told(both.register, act)


def _acting(both: Supposed, changes: tuple[PreviewChange, ...]) -> Iterator[Wording]:
    for one in changes:
        if one.subject.kind is SubjectKind.ACTING_STATE:
            party = name_of(both.register, one.subject.parties[0])
            yield _shift(party, one.span, one.before, one.after)


def _shift(who: Wording, span: Span, before: Wording, after: Wording) -> Wording:
    """Of whom, what was and what would be, from when and until when."""
    return filled(
        _STATE if span.end == FOREVER else _STATE_UNTIL,
        party=who,
        before=before,
        after=after,
        day=day_words(span.start),
        end=day_words(span.end),
    )


def _of_others(both: Supposed, changes: tuple[PreviewChange, ...]) -> Iterator[Wording]:
    """What changes for others, where nothing does for whoever acts: said once for all alike."""
    alike: dict[tuple[Span, Wording, Wording], list[PreviewChange]] = {}
    for one in changes:
        alike.setdefault((one.span, one.before, one.after), []).append(one)
    for (span, before, after), group in alike.items():
        names = [_who(both, one) for one in group]
        who = Wording(*(", ".join(n.in_language(at) for n in names) for at in _LANGUAGES))
        yield _shift(who, span, before, after)


def _who(both: Supposed, change: PreviewChange) -> Wording:
    """The states that a change is about, or the instrument, office or organisation itself."""
    about = change.subject
    if not about.parties:
        held = both.register.instrument.get(about.holder)
        return Wording(about.holder, about.holder) if held is None else held.title
    names = [name_of(both.register, code) for code in about.parties]
    return Wording(*(" – ".join(n.in_language(at) for n in names) for at in _LANGUAGES))


def _still_missing(both: Supposed, on: date) -> Iterator[Wording]:
    """What each instrument acted under still lacks, where it is not in force with the acts."""
    latest = max([on, *(when for when in map(_day_of, both.acts) if when is not None)])
    for instrument in both.dependents:
        held = status_in(both.after.first(), instrument.id)
        if instrument.id in both.holders and instrument.binding and held.entry.day is None:
            answer = missing(both.after, instrument.id, Moment(on=latest))
            for part in answer.parts:
                if not part.met:
                    yield lacking(both.register, instrument.title, part)


def _day_of(act: object) -> date | None:
    when = getattr(act, "legal_when", None)
    return when if isinstance(when, date) else None


def lacking(register: Register, title: Wording, part: Missing) -> Wording:
    """What one part of the condition still lacks, with what there is."""
    if not part.needed:
        return filled(_UNMET, title=title, condition=_condition(part.condition))
    return filled(
        _STILL_NOT,
        title=title,
        condition=_condition(part.condition),
        count=str(len(part.done)),
        names=names_joined(register, part.done) if part.done else W("–", "–"),
        needed=str(part.needed),
    )


def _condition(condition: Condition) -> Wording:
    return Wording(condition_sentence(condition, "en"), condition_sentence(condition, "ru"))


def _why_nothing(both: Supposed) -> Iterator[Wording]:
    reasons = tuple(dict.fromkeys(_reasons(both)))
    if reasons:
        yield from (filled(_BECAUSE, reason=reason) for reason in reasons)
    elif all(act.kind in _ONLY_TOLD for act in both.acts):
        yield _TOLD
    else:
        yield _NOTHING


def _reasons(both: Supposed) -> Iterator[Wording]:
    """Why the law does not count an act: the reasons of the proofs that leave it out."""
    own = {act.id for act in both.acts}
    for name in both.holders & both.register.instrument.keys():
        for one in _left_out(status_in(both.after.first(), name)):
            if one.act.id in own:
                yield REASONS.get(one.reason, Wording(one.reason, one.reason))


def _left_out(status: Status) -> Iterator[Omitted]:
    yield from status.consents.omitted
    yield from _omitted((*status.entry.steps, *status.ending.steps))
    for record in status.records.values():
        for fact in record.facts:
            yield from _omitted((*fact.steps, *fact.end_steps))


def _omitted(steps: Steps) -> Iterator[Omitted]:
    for step in steps:
        yield from step.omitted
        yield from _omitted(step.because)
