"""The rules of a body as a page shows them: what applies on a day, towards whom, by what words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.law.answers.questions.composition import body_of, composition_of
from foedus.law.answers.speech.conditions import rule_sentence
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.chairs import rule_on
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Condition
from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.organisations import Body
from foedus.law.terms.procedure import (
    DecisionRule,
    DueThing,
    Proposer,
    QuestionKind,
    RulesVersion,
    Silence,
)
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording
from foedus.opened import OpenRegister
from foedus.procedure.versions import Applies, applies_towards, towards, version_on

W = Wording

PROPOSERS: Final[dict[Proposer, Wording]] = {
    Proposer.SEATED: W("those who sit", "входящие в состав"),
    Proposer.MEMBERS: W("members", "члены"),
    Proposer.STATUTORY_BODIES: W("statutory bodies", "уставные органы"),
    Proposer.SECTORAL_BODIES: W("sectoral bodies", "отраслевые органы"),
    Proposer.SECRETARIAT: W("the secretariat", "секретариат"),
    Proposer.CHAIR: W("the chair", "председатель"),
}
DUE: Final[dict[DueThing, Wording]] = {
    DueThing.CONVOCATION: W("convocation", "созыв"),
    DueThing.AGENDA: W("provisional agenda", "предварительная повестка дня"),
    DueThing.DRAFTS: W("drafts", "проекты"),
    DueThing.COMMENTS: W("comments", "замечания"),
    DueThing.AMENDMENTS: W("amendments", "поправки"),
    DueThing.PROPOSALS: W("proposals for the agenda", "предложения в повестку дня"),
}
KINDS: Final[dict[QuestionKind, Wording]] = {
    QuestionKind.SUBSTANTIVE: W("questions of substance", "вопросы существа"),
    QuestionKind.PROCEDURAL: W("questions of procedure", "вопросы процедуры"),
    QuestionKind.APPOINTMENT: W("appointments", "назначения"),
    QuestionKind.DISMISSAL: W("dismissals", "освобождение от должности"),
    QuestionKind.ADMISSION: W("admissions", "приём"),
    QuestionKind.MEMBERSHIP_ENDED: W("the end of a membership", "прекращение членства"),
    QuestionKind.CHAIR: W("the chair", "председательство"),
    QuestionKind.RULES: W("the rules of procedure", "правила процедуры"),
}
_ALL_OTHERS: Final = W("all other questions", "все прочие вопросы")
_ALL: Final = W("all questions", "все вопросы")


@dataclass(frozen=True, slots=True)
class Words:
    """What a rule says: where it stands, quoted or paraphrased, and how far it can be trusted."""

    cite: str
    words: str
    is_paraphrase: bool
    confidence: Confidence
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, so many days before the session."""

    what: str
    days_before: int
    rule: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionShown:
    """A version of the rules of procedure; empty values are not held."""

    rule: Words
    span: Span
    instrument: str
    title: str
    quorum: str
    quorum_rule: Words | None
    level: str
    languages: tuple[str, ...]
    proposers: tuple[str, ...]
    proposers_rule: Words | None
    deadlines: tuple[Due, ...]
    particulars: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingShown:
    """How questions of *kinds* are decided; *strangers* sit, and are no party to *instrument*."""

    kinds: str
    condition: str
    silence_agrees: bool
    rule: Words
    span: Span
    instrument: str
    title: str
    strangers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TowardsShown:
    """The states towards which a version applies, or of which that is not known."""

    title: str
    applies: Applies
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesShown:
    """All that the register holds of how a body proceeds on a day.

    *current* None: no version is held for the day. *co_chairs*: the rule of the chair knows them.
    """

    current: VersionShown | None
    others: tuple[VersionShown, ...]
    deciding: tuple[DecidingShown, ...]
    towards: tuple[TowardsShown, ...]
    chair: Words | None
    co_chairs: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    register: Register
    language: Language

    def words(self, text: Text) -> Words:
        quoted = bool(text.words)
        said = (text.words if quoted else text.paraphrase).in_language(self.language)
        return Words(text.cite, said, not quoted, text.confidence, text.sources)

    def maybe(self, text: Text | None) -> Words | None:
        return None if text is None else self.words(text)

    def title(self, instrument: str) -> str:
        held = self.register.instrument.get(instrument)
        return instrument if held is None else held.title.in_language(self.language)

    def sentence(self, condition: Condition | None) -> str:
        return "" if condition is None else rule_sentence(condition, self.language)

    def named(self, parties: Iterator[str]) -> tuple[str, ...]:
        return tuple(party_name(self.register, party, self.language) for party in parties)


def rules_shown(
    opened: OpenRegister, body: str, on: date, known: date | None, language: Language
) -> RulesShown | None:
    """The rules of *body* on a day; None where the register holds none. Raises `UnknownName`."""
    worlds = opened.worlds(known)
    organisation, held = body_of(worlds.material.register, body)
    if not held.rules and not held.deciding:
        return None
    reader = _Reader(worlds.material.register, language)
    seats = composition_of(worlds, body, on)
    current, chair = version_on(held, on), rule_on(organisation, on)
    others = sorted(held.rules, key=lambda one: one.span.start, reverse=True)
    return RulesShown(
        current=None if current is None else _version(reader, current),
        others=tuple(_version(reader, one) for one in others if one is not current),
        deciding=tuple(_deciding(reader, worlds, held, seats.members, on)),
        towards=tuple(_grouped(reader, worlds, held, seats.members, on)),
        chair=None if chair is None else reader.words(chair.text),
        co_chairs=chair is not None and chair.co_chairs,
    )


def _version(reader: _Reader, version: RulesVersion) -> VersionShown:
    say = reader.language
    return VersionShown(
        rule=reader.words(version.text),
        span=version.span,
        instrument=version.instrument,
        title=reader.title(version.instrument),
        quorum=reader.sentence(version.quorum),
        quorum_rule=reader.maybe(version.quorum_text),
        level=version.level.in_language(say),
        languages=version.languages,
        proposers=tuple(PROPOSERS[one].in_language(say) for one in version.proposers),
        proposers_rule=reader.maybe(version.proposers_text),
        deadlines=tuple(
            Due(DUE[one.what].in_language(say), one.days_before, reader.words(one.text))
            for one in version.deadlines
        ),
        particulars=tuple(reader.words(one) for one in version.particulars),
    )


def _deciding(
    reader: _Reader, worlds: Worlds, body: Body, members: tuple[str, ...], on: date
) -> Iterator[DecidingShown]:
    then = [rule for rule in body.deciding if on in rule.span]
    for rule in sorted(then, key=lambda one: (bool(one.kinds), one.text.cite)):
        strangers = (
            party
            for party in members
            if applies_towards(worlds, rule.instrument, party, on) is Applies.NO
        )
        yield DecidingShown(
            kinds=_kinds(reader.language, rule, alone=len(then) == 1),
            condition=reader.sentence(rule.condition),
            silence_agrees=rule.silence is Silence.AGREEMENT,
            rule=reader.words(rule.text),
            span=rule.span,
            instrument=rule.instrument,
            title=reader.title(rule.instrument),
            strangers=reader.named(strangers),
        )


def _kinds(language: Language, rule: DecisionRule, *, alone: bool) -> str:
    if not rule.kinds:
        return (_ALL if alone else _ALL_OTHERS).in_language(language)
    return ", ".join(KINDS[kind].in_language(language) for kind in sorted(rule.kinds))


def _grouped(
    reader: _Reader, worlds: Worlds, body: Body, members: tuple[str, ...], on: date
) -> Iterator[TowardsShown]:
    found = towards(worlds, body, frozenset(members), on)
    groups: dict[tuple[str, Applies], list[str]] = {}
    for one in found:
        version = "" if one.version is None else one.version.text.cite
        groups.setdefault((version, one.applies), []).append(one.party)
    if body.rules:
        for (version, applies), parties in groups.items():
            yield TowardsShown(version, applies, reader.named(iter(parties)))
