"""The text of a notification, paragraph by paragraph, in English and Russian."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.depositary.actions import action
from foedus.depositary.adopted import signatures_told
from foedus.depositary.clocks import Clock
from foedus.depositary.corrections import UN_PRACTICE_DAYS
from foedus.depositary.effects import Effect, first_day
from foedus.depositary.findings import filled
from foedus.depositary.leads import lacking
from foedus.depositary.measured import measure_told
from foedus.depositary.words import cite_words, day_words, name_of, rule_words
from foedus.law.answers.answers import Moment
from foedus.law.answers.questions.missing import missing
from foedus.law.answers.speech.conditions import delay_sentence
from foedus.law.answers.told import told_day
from foedus.law.answers.worlds import worlds_of
from foedus.law.derive.acceptance import is_late
from foedus.law.derive.certain import certain_day
from foedus.law.derive.history import Done, history_of
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind
from foedus.law.terms.clauses import Text
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import When, first_possible
from foedus.law.terms.wording import Wording

W = Wording

_WORK = CONSENT_KINDS | {Kind.SIGNATURE, Kind.SUCCESSION, Kind.CONTINUATION}


class ParagraphKind(StrEnum):
    """How a paragraph is set."""

    TEXT = "text"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in both languages; a quote stands in the language in which it is held."""

    words: Wording
    kind: ParagraphKind = ParagraphKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that the text of a notification tells."""

    register: Register
    instrument: Instrument
    act: Act
    party: Wording
    on: date
    depositary: Wording
    effect: Effect
    reservations: tuple[Act, ...]
    clocks: tuple[Clock, ...]


_OPENING = W(
    "{depositary}, acting in its capacity as depositary, communicates the following:",
    "{depositary}, действуя в качестве депозитария, сообщает следующее:",
)
_WITH_WORDS = W("The communication reads as follows:", "Сообщение гласит:")
_RESERVES = W(
    "The instrument is accompanied by the following reservation:",
    "К документу приложена следующая оговорка:",
)
_WILL = W(
    "“{title}” will enter into force for {party} on {day}.",
    "«{title}» вступит в силу для указанной стороны {day}.",
)
_DID = W(
    "“{title}” entered into force for {party} on {day}.",
    "«{title}» действует для указанной стороны с {day}.",
)
_BY_CLAUSE = W("This follows from {cite}, which reads as follows:", "Основание: {cite}. Текст:")
_IN_SUBSTANCE = W(
    "This follows from {cite}, which provides in substance:",
    "Основание: {cite}. В изложении:",
)
_DOUBT = W(
    "The day of entry into force for {party} cannot be stated with certainty: {days}.",
    "День вступления в силу для указанной стороны нельзя назвать с уверенностью: {days}.",
)
_CONDITIONS_MET = W(
    "By this act the conditions for entry into force are met: “{title}” enters into force on "
    "{day}.",
    "Этим актом выполнены условия вступления в силу: «{title}» вступает в силу {day}.",
)
_IN_FORCE = W(
    "“{title}” enters into force on {day}.",
    "«{title}» вступает в силу {day}.",
)
_LEAVES = W(
    "The withdrawal of {party} takes effect on {day}. It may be revoked at any time before that "
    "day (Vienna Convention on the Law of Treaties, article 68).",
    "Выход указанной стороны вступает в действие {day}. До этого дня он может быть отозван в любое "
    "время (статья 68 Венской конвенции о праве международных договоров).",
)
_LEAVES_UNKNOWN = W(
    "The day on which the withdrawal takes effect cannot be computed from the treaty.",
    "День, с которого выход вступает в действие, по договору вычислить нельзя.",
)
_LATE = W(
    "The reservation was made after the consent to be bound. In accordance with depositary "
    "practice it will be accepted in deposit only if no contracting state objects, to the deposit "
    "itself or to the procedure, within twelve months of this notification.",
    "Оговорка сделана после выражения согласия на обязательность. Согласно практике депозитариев "
    "она будет принята на хранение, только если в течение двенадцати месяцев с этого уведомления "
    "ни одно договаривающееся государство не возразит против принятия или самой процедуры.",
)
_ABOUT = W(
    "It concerns the act of {party} of {day} ({kind}).",
    "Относится к акту от {day}: {party} ({kind}).",
)
_OPPOSES = W(
    "{party} opposes the entry into force of the treaty between itself and the reserving state.",
    "Указанная сторона возражает против вступления договора в силу между нею и государством, "
    "сделавшим оговорку.",
)
_CORRECTS = W("{field}: {day} instead of {wrong}.", "{field}: {day} вместо {wrong}.")
_FIELDS = {
    "date": W("Date of the act", "Дата акта"),
    "received": W("Date of receipt", "Дата получения"),
    "effect": W("Date of effect", "Дата вступления в действие"),
    "until": W("End", "Окончание"),
}
_OBJECT_UNTIL = W(
    "Objections may be raised within {days} days of this notification; without an objection the "
    "correction is deemed accepted.",
    "Возражения могут быть заявлены в течение {days} дней с этого уведомления; при отсутствии "
    "возражений исправление считается принятым.",
)
_CLOCK = W(
    "{what}: {delay} from the day of receipt of this notification ({rule}).",
    "{what}: {delay} со дня получения этого уведомления ({rule}).",
)
_CLOSING = W(
    "This notification is received by each addressee on the day on which it reaches it; periods "
    "that run from it run for each addressee from that day (article 78(c) of the Vienna "
    "Convention).",
    "Уведомление считается полученным каждым адресатом в день, когда оно до него дошло; сроки, "
    "исчисляемые с уведомления, текут для каждого адресата с этого дня (статья 78(c) Венской "
    "конвенции).",
)


def paragraphs(told: Told) -> tuple[Paragraph, ...]:
    """The text, from the opening to the sentence on receipt."""
    return (
        Paragraph(filled(_OPENING, depositary=told.depositary)),
        *_effected(told),
        *_about(told),
        *_correction(told),
        *_reservations(told),
        *_consequences(told),
        *_clocks(told),
        Paragraph(_CLOSING),
    )


def _effected(told: Told) -> Iterator[Paragraph]:
    day = told.act.legal_when
    said = filled(action(told.act.kind)[1], day=when_words(day), party=told.party)
    yield Paragraph(said)
    if told.act.words:
        yield Paragraph(_WITH_WORDS)
        yield Paragraph(told.act.words, ParagraphKind.QUOTE)
    if told.act.kind is Kind.ADOPTION:
        for words in signatures_told(told.register, told.instrument):
            yield Paragraph(words)


def when_words(when: When | None) -> Wording:
    """A day written out, or the bounds of one that is not known."""
    day = certain_day(when) if not _is_bounded(when) else None
    if day is None and when is not None:
        return Wording(when.isoformat(), when.isoformat())
    return day_words(day)


def _is_bounded(when: When | None) -> bool:
    return when is not None and not isinstance(when, date)


def _about(told: Told) -> Iterator[Paragraph]:
    """The other act that the act is about, told by its party, its day and its kind."""
    other = next((a for a in told.instrument.acts if a.id == told.act.about), None)
    if other is None:
        return
    party = name_of(told.register, other.party) if other.party else told.depositary
    kind = action(other.kind)[0]
    day = when_words(other.legal_when)
    yield Paragraph(filled(_ABOUT, party=party, day=day, kind=kind))
    if told.act.kind is Kind.OBJECTION and told.act.opposes_entry_into_force:
        yield Paragraph(filled(_OPPOSES, party=told.party))


def _correction(told: Told) -> Iterator[Paragraph]:
    other = next((a for a in told.instrument.acts if a.id == told.act.about), None)
    for field, day in told.act.corrects:
        wrong = getattr(other, field, None) if field in _FIELDS else None
        name = _FIELDS.get(field, W(field, field))
        words = filled(_CORRECTS, field=name, day=when_words(day), wrong=when_words(wrong))
        yield Paragraph(words, ParagraphKind.QUOTE)
    if told.act.kind is Kind.CORRECTION_PROPOSED:
        days = UN_PRACTICE_DAYS if not told.clocks else told.clocks[0].delay.days
        yield Paragraph(filled(_OBJECT_UNTIL, days=str(days)))


def _reservations(told: Told) -> Iterator[Paragraph]:
    for one in told.reservations:
        yield Paragraph(_RESERVES)
        yield Paragraph(one.words, ParagraphKind.QUOTE)
    if told.act.kind is Kind.RESERVATION and _is_late(told):
        yield Paragraph(_LATE)


def _is_late(told: Told) -> bool:
    when = told.act.legal_when
    if when is None or any(_is_bounded(act.legal_when) for act in told.instrument.acts):
        return False
    return is_late(history_of(told.instrument), Done(told.act, first_possible(when)))


def _consequences(told: Told) -> Iterator[Paragraph]:
    if told.act.kind is Kind.WITHDRAWAL:
        yield from _leaves(told)
    elif told.act.kind is Kind.ADOPTION:
        yield from _in_force_at_once(told)
    elif told.act.kind is Kind.MEASURE:
        yield Paragraph(measure_told(told.register, told.act))
    elif told.act.kind in _WORK:
        yield from _enters(told)


def _leaves(told: Told) -> Iterator[Paragraph]:
    day = first_day(told.effect.for_state)
    if day is None:
        yield Paragraph(_LEAVES_UNKNOWN)
        return
    yield Paragraph(filled(_LEAVES, party=told.party, day=day_words(day)))
    yield from _quoted(told.effect.text)


def _enters(told: Told) -> Iterator[Paragraph]:
    title, day = told.instrument.title, first_day(told.effect.for_state)
    if told.effect.enters_by_it:
        met = filled(_CONDITIONS_MET, title=title, day=day_words(told.effect.in_force))
        yield Paragraph(met)
    if day is not None:
        words = _WILL if told.on < day else _DID
        yield Paragraph(filled(words, title=title, party=told.party, day=day_words(day)))
        yield from _quoted(told.effect.text)
    elif not told.effect.for_state.certain:
        days = told_day(told.effect.for_state) or "–"  # type: ignore[arg-type]
        yield Paragraph(filled(_DOUBT, party=told.party, days=days))
    elif not told.effect.enters_by_it:
        yield from _still_missing(told)


def _in_force_at_once(told: Told) -> Iterator[Paragraph]:
    """Whether the document is in force by its adoption and signing, or what is missing."""
    day, clause = told.effect.in_force, told.instrument.clauses.entry_into_force
    if not isinstance(day, date):
        yield from _still_missing(told)
        return
    yield Paragraph(filled(_IN_FORCE, title=told.instrument.title, day=day_words(day)))
    yield from _quoted(None if clause is None else clause.text)


def _quoted(text: Text | None) -> Iterator[Paragraph]:
    """The clause in its own words, or as the register paraphrases it, and says so."""
    if text is None:
        return
    words = text.words or text.paraphrase
    if words:
        lead = _BY_CLAUSE if text.words else _IN_SUBSTANCE
        yield Paragraph(filled(lead, cite=cite_words(text.cite)))
        yield Paragraph(words, ParagraphKind.QUOTE)


def _still_missing(told: Told) -> Iterator[Paragraph]:
    worlds = worlds_of(as_known(told.register, None), frozenset())
    answer = missing(worlds, told.instrument.id, Moment(on=told.on))
    for part in answer.parts:
        if not part.met:
            yield Paragraph(lacking(told.register, told.instrument.title, part))


def _clocks(told: Told) -> Iterator[Paragraph]:
    for clock in told.clocks:
        if told.act.kind is Kind.CORRECTION_PROPOSED:
            continue  # the sentence on objections says it
        delay = Wording(*(delay_sentence(clock.delay, at).lstrip("+ ") for at in ("en", "ru")))
        yield Paragraph(filled(_CLOCK, what=clock.what, delay=delay, rule=rule_words(clock.rule)))
