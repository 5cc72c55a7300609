"""Lint of final clauses: what a drafter should settle before adoption, each with its code.

Rule source: UN Handbook, chapter 6 (drafting final clauses); VCLT 24, 56.
A rule is a function whose docstring is the sentence the reader sees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from foedus.law.derive.acceptance import is_permitted
from foedus.law.derive.certain import certain_acts
from foedus.law.derive.entitlement import is_entitled
from foedus.law.derive.history import history_of
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    Every,
    Group,
    HasActed,
    Includes,
    Is,
    Listed,
    Meets,
    Not,
    Share,
    Stands,
    parts_of,
)
from foedus.law.terms.delays import Delay, Expiry
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity
from foedus.law.terms.instruments import Instrument, TextHeld


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule: its check, and what to do."""

    check: Callable[[Instrument], Iterator[tuple[str, Place]]]
    remedy: str
    severity: Severity = Severity.WARNING


def no_entry_into_force(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """Without a clause on entry into force, all negotiating states must consent (VCLT 24(2))."""
    if _is_whole(instrument) and instrument.clauses.entry_into_force is None:
        yield "The text has none.", instrument.where


def unclear_count(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A number of consents should say whose they are, or accessions may be argued about."""
    clause = instrument.clauses.entry_into_force
    for part in parts_of(clause.condition) if clause is not None else ():
        if isinstance(part, Count) and part.among is Group.ANY and not instrument.bilateral:
            yield f"It counts {part.number} without saying of whom.", clause.text.where  # type: ignore[union-attr]


def days_or_nth_day(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """Upon "the expiry of 30 days" can mean the thirtieth day or the day after it."""
    clause = instrument.clauses.entry_into_force
    if clause is None:
        return
    delays = [d for d in (clause.delay, clause.later, clause.accession) if d is not None]
    if any(_is_plain_days(d) for d in delays) and _speaks_of_expiry(clause.text):
        yield "The clause says expiry of a number of days.", clause.text.where


def _is_plain_days(delay: Delay) -> bool:
    return delay.days > 0 and delay.expiry is Expiry.ON_LAST_DAY


def _speaks_of_expiry(text: Text) -> bool:
    words = f"{text.words.en} {text.words.ru}".lower()
    return any(sign in words for sign in ("expiry", "expiration", "по истечении"))


def no_withdrawal(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """Without a withdrawal clause no state may leave unless that was intended (VCLT 56)."""
    if _is_whole(instrument) and instrument.clauses.withdrawal is None:
        yield "The text has none.", instrument.where


def no_depositary(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A multilateral text should name its depositary (VCLT 76)."""
    if _is_whole(instrument) and not instrument.bilateral and not instrument.clauses.depositary:
        yield "The text names none.", instrument.where


def no_languages(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A text should say which languages are authentic (VCLT 10, 33)."""
    if not instrument.languages and instrument.binding:
        yield "No language is given.", instrument.where


def no_rule_for_later(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """Without a rule for later parties the treaty binds them on the day of consent (VCLT 24(3))."""
    clause = instrument.clauses.entry_into_force
    silent = clause is not None and clause.later is None and clause.condition is not None
    if silent and _is_open(instrument) and clause is not None:
        yield "The clause is silent on them.", clause.text.where


def _is_open(instrument: Instrument) -> bool:
    clause = instrument.clauses.entry_into_force
    parts = list(parts_of(clause.condition)) if clause is not None else []
    return not instrument.bilateral and not any(isinstance(p, Every) for p in parts)


def no_reservations(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """Without a reservations clause the compatibility test decides, state by state (VCLT 19(c))."""
    bilateral = instrument.bilateral
    if _is_whole(instrument) and not bilateral and instrument.clauses.reservations is None:
        yield "The text has none.", instrument.where


def only_paraphrased(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A clause should be quoted in its own words: a paraphrase proves nothing."""
    clauses = instrument.clauses
    held = (clauses.entry_into_force, clauses.withdrawal, clauses.duration, clauses.provisional)
    for clause in held:
        if clause is not None and not clause.text.words:
            yield f"{clause.text.cite} is only paraphrased.", clause.text.where


def term_without_sequel(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A fixed term should say what follows it: an end, a renewal, an extension."""
    clause = instrument.clauses.duration
    if clause is None or clause.term is None:
        return
    if clause.renewal is None and not clause.extended_by:
        yield "Nothing is said of what follows the term.", clause.text.where


def provisional_without_end(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """Provisional application should come with a way to end it (VCLT 25(2))."""
    clause = instrument.clauses.provisional
    if clause is not None and not clause.end_notice.days and not clause.end_notice.months:
        yield "The clause names no notice by which it ends.", clause.text.where


def cannot_hold(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A condition must be able to hold."""
    clause = instrument.clauses.entry_into_force
    for condition in (clause.condition, clause.floor) if clause is not None else ():
        reason = why_never(condition, instrument)
        if reason and clause is not None:
            yield reason, clause.text.where


def about_one_state(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A condition of entry into force cannot ask about "the state": there is none."""
    clause = instrument.clauses.entry_into_force
    asked = (clause.condition, clause.floor) if clause is not None else ()
    for part in (part for condition in asked for part in parts_of(condition)):
        if isinstance(part, Stands | Is | Meets | HasActed) and clause is not None:
            yield "Such conditions belong to criteria of membership.", clause.text.where


def prohibited_reservation(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A reservation that the treaty prohibits has no effect (VCLT 19(a), (b))."""
    acts = certain_acts(instrument.acts, instrument.id, {})
    history = history_of(replace(instrument, acts=acts))
    for done in history.of(Kind.RESERVATION):
        if not is_permitted(history, done):
            yield f"{done.act.party} made one.", done.act.where


def unentitled_accession(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """Accession is for states to which the treaty, or all its parties, open it (VCLT 15)."""
    history = history_of(replace(instrument, acts=certain_acts(instrument.acts, instrument.id, {})))
    for done in history.of(Kind.ACCESSION):
        if not is_entitled(history, done):
            yield f"{done.act.party} acceded, and no route is open to it.", done.act.where


def settlement_without_time(instrument: Instrument) -> Iterator[tuple[str, Place]]:
    """A step that follows another should say after how long, or talks can be drawn out for ever."""
    clause = instrument.clauses.settlement
    for step in clause.steps if clause is not None else ():
        if step.follows and step.wait is None:
            yield f"The step “{step.name}” names no time.", step.text.where


RULES: Final[dict[str, LintRule]] = {
    "L01": LintRule(no_entry_into_force, "Add a clause: how many consents, of whom, what delay."),
    "L02": LintRule(unclear_count, 'Say whose consents count: "signatories", "parties", a list.'),
    "L03": LintRule(days_or_nth_day, 'Write "on the thirtieth day after", or set `expiry`.'),
    "L04": LintRule(no_withdrawal, "Add a withdrawal clause, or say that there is to be none."),
    "L05": LintRule(no_depositary, "Name the depositary."),
    "L06": LintRule(no_languages, "Name the authentic languages."),
    "L07": LintRule(no_rule_for_later, "Say when it binds a state that consents later."),
    "L08": LintRule(no_reservations, "Allow, list or prohibit reservations."),
    "L09": LintRule(only_paraphrased, "Obtain the text and quote it."),
    "L10": LintRule(term_without_sequel, "Add a renewal or say that the treaty then ends."),
    "L11": LintRule(provisional_without_end, "Add a notice period for ending it."),
    "L12": LintRule(cannot_hold, "Lower the number, or widen the states.", Severity.ERROR),
    "L13": LintRule(about_one_state, "Use count, share, every, includes.", Severity.ERROR),
    "L14": LintRule(prohibited_reservation, "Ask the state to withdraw or to explain it."),
    "L15": LintRule(unentitled_accession, "Record the invitation or the consents, or ask why."),
    "L16": LintRule(settlement_without_time, "Say after how many days the next step is open."),
}
"""The rules, by their codes."""


def lint(instrument: Instrument) -> tuple[Finding, ...]:
    """All findings about the final clauses of one instrument."""
    return tuple(_findings(instrument))


def _findings(instrument: Instrument) -> Iterator[Finding]:
    for code, rule in RULES.items():
        sentence = (rule.check.__doc__ or "").strip()
        for particular, where in rule.check(instrument) if instrument.binding else ():
            yield Finding(
                code=code,
                message=f"{instrument.id}: {particular} {sentence}",
                remedy=rule.remedy,
                where=where if where.file else instrument.where,
                about=instrument.id,
                severity=rule.severity,
            )


def why_never(condition: Condition | None, instrument: Instrument) -> str:
    """Why a condition can never hold; empty when it can."""
    match condition:
        case Count(number, _, Listed(parties)) if number > len(parties):
            return f"{number} are needed, and only {len(parties)} are listed."
        case Count(number, _, Group.NEGOTIATING) if 0 < len(instrument.negotiating) < number:
            return f"{number} are needed of {len(instrument.negotiating)} negotiating states."
        case Count(number) if instrument.bilateral and number > 2:  # noqa: PLR2004 - two sides
            return f"{number} are needed in a bilateral treaty."
        case Share(share, more_than=True) if share >= 1:
            return "It asks for more than the whole."
        case Every(Listed(parties)) | Includes(parties) if not parties:
            return "It asks for every one of no states."
        case AnyOf(conditions):
            reasons = [why_never(one, instrument) for one in conditions]
            return reasons[0] if reasons and all(reasons) else ""
        case All(conditions):
            return _why_never_all(conditions, instrument)
        case _:
            return ""


def _why_never_all(conditions: tuple[Condition, ...], instrument: Instrument) -> str:
    for one in conditions:
        reason = why_never(one, instrument)
        if reason:
            return reason
        if isinstance(one, Not) and one.condition in conditions:
            return "It asks for a thing and for its contrary."
    return ""


def _is_whole(instrument: Instrument) -> bool:
    return instrument.text_held is TextHeld.WHOLE
