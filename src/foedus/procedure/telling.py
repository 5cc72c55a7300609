"""The proof of an outcome in sentences, in English and Russian; and as data that can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from foedus.law.answers.speech.conditions import condition_sentence, rule_sentence
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import All, Not, Share
from foedus.law.terms.procedure import QuestionKind
from foedus.law.terms.wording import Language, Wording
from foedus.procedure.counting import Between, Counted, Holds, Joined, Tally
from foedus.procedure.outcomes import Outcome, Result
from foedus.procedure.positions import POSITIONS, VOTES, Position, Vote
from foedus.procedure.proofs import ProofStep

W = Wording

KINDS: Final[dict[QuestionKind, Wording]] = {
    QuestionKind.SUBSTANTIVE: W("questions of substance", "вопросам существа"),
    QuestionKind.PROCEDURAL: W("questions of procedure", "вопросам процедуры"),
    QuestionKind.APPOINTMENT: W("appointments", "назначениям"),
    QuestionKind.DISMISSAL: W("dismissals", "освобождению от должности"),
    QuestionKind.ADMISSION: W("admissions", "приёму"),
    QuestionKind.MEMBERSHIP_ENDED: W("the end of a membership", "прекращению членства"),
    QuestionKind.CHAIR: W("the chair", "председательству"),
    QuestionKind.RULES: W("the rules of procedure", "правилам процедуры"),
}
"""What questions a rule is about; in Russian in the dative, after «по»."""

RESULTS: Final[dict[Result, Wording]] = {
    Result.ADOPTED: W("adopted", "принято"),
    Result.NOT_ADOPTED: W("not adopted", "не принято"),
    Result.PENDING: W("pending", "ожидает"),
    Result.NO_QUORUM: W("no quorum", "нет кворума"),
    Result.UNKNOWN: W("unknown", "неизвестно"),
}

_HOLDS: Final[dict[Holds, Wording]] = {
    Holds.YES: W("it holds", "выполнено"),
    Holds.NO: W("it does not hold", "не выполнено"),
    Holds.OPEN: W("still open", "ещё открыто"),
}
_MET: Final[dict[Holds, Wording]] = {
    Holds.YES: W("so it is", "так и есть"),
    Holds.NO: W("not so", "это не так"),
    Holds.OPEN: W("still open", "ещё открыто"),
}
_NOT: Final[dict[Holds, Wording]] = {
    Holds.YES: W("This must not hold, and it does not:", "Этого не должно быть, и этого нет:"),
    Holds.NO: W("This must not hold, and it does:", "Этого не должно быть, но это есть:"),
    Holds.OPEN: W("This must not hold; still open:", "Этого не должно быть; ещё открыто:"),
}

SENTENCES: Final[dict[str, Wording]] = {
    "rule": W("On {kind} the rule is: {condition}.", "По {kind} правило таково: {condition}."),
    "no-rule": W(
        "The register holds no rule by which this body decides on {kind}.",
        "В реестре нет правила, по которому этот орган решает по {kind}.",
    ),
    "no-seats": W(
        "The register does not say who sits in this body.",
        "В реестре не сказано, кто входит в этот орган.",
    ),
    "seated": W("Seated: {names} ({count}).", "Входят в состав: {names} ({count})."),
    "seats-in-doubt": W(
        "Whether these sit is in doubt, and it was looked at either way: {names}.",
        "Входят ли в состав, спорно, проверено в обоих случаях: {names}.",
    ),
    "concerned": W("The question concerns {names}.", "Вопрос касается: {names}."),
    "present": W("Present: {names} ({count}).", "Присутствуют: {names} ({count})."),
    "absent": W("Absent: {names}.", "Отсутствуют: {names}."),
    "quorum.not-held": W(
        "No quorum is held in the register; none was tested.",
        "Кворум в реестре не установлен и не проверялся.",
    ),
    "quorum.yes": W("There is a quorum: {condition}.", "Кворум есть: {condition}."),
    "quorum.no": W("There is no quorum: {condition}.", "Кворума нет: {condition}."),
    "quorum.open": W(
        "Whether there is a quorum is not known yet: {condition}.",
        "Есть ли кворум, пока не известно: {condition}.",
    ),
    "silence.agrees": W(
        "Silence is agreement by the rule, and the deadline passed at {moment}: {names}.",
        "По правилу молчание – согласие, и срок истёк {moment}: {names}.",
    ),
    "silence.not-yet": W(
        "Have not spoken, and may until {moment}: {names}.",
        "Не высказались и могут до {moment}: {names}.",
    ),
    "silence.nothing": W(
        "Have not spoken; the rule does not make silence agreement: {names}.",
        "Не высказались; молчание по правилу не означает согласия: {names}.",
    ),
    "counted": W("Counted:", "Подсчёт:"),
    "waits-for": W("It waits for {names}.", "Ожидаются: {names}."),
    "not-known": W("It is not known how these stood: {names}.", "Позиция не известна: {names}."),
    "not-bound": W("It does not bind {names}.", "Не связывает: {names}."),
    "attached": W("Words are attached to it by {names}.", "К решению приложены слова: {names}."),
    "stated": W(
        "Stated by the body, not computed: {remark}", "Заявлено органом, не вычислено: {remark}"
    ),
    "result.adopted": W("So the decision is adopted.", "Итак, решение принято."),
    "result.not-adopted": W("So the decision is not adopted.", "Итак, решение не принято."),
    "result.pending": W("So it is not decided yet.", "Итак, решения ещё нет."),
    "result.no-quorum": W("So nothing can be decided.", "Итак, решать нельзя."),
    "result.unknown": W("So the outcome is unknown.", "Итак, исход неизвестен."),
}
"""What each step says. The codes are stable: texts change, codes do not."""

_SAID: Final = W("{position}: {names}.", "{position}: {names}.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a proof: the sentence, the rule that it quotes, and the lines under it."""

    text: str
    cite: str = ""
    quote: str = ""
    is_paraphrase: bool = False
    under: tuple[Line, ...] = ()


Naming = Callable[[str], str]
"""What a reader calls a party."""

BY_CODE: Final[Mapping[Language, Naming]] = MappingProxyType({"en": str, "ru": str})
"""Parties called by their codes, in both languages."""


def lines(outcome: Outcome, language: Language, name: Naming = str) -> tuple[Line, ...]:
    """The proof of *outcome* as lines."""
    return tuple(_line(step, language, name) for step in outcome.steps)


def _line(step: ProofStep, language: Language, name: Naming) -> Line:
    cite, quote, is_paraphrase = _quoted(step.text, language)
    under = () if step.tally is None else (_counted_line(step.tally, language, name),)
    return Line(_sentence(step, language, name), cite, quote, is_paraphrase, under)


def _sentence(step: ProofStep, language: Language, name: Naming) -> str:
    names = ", ".join(name(party) for party in step.names)
    group, _, word = step.code.partition(".")
    if group in {"said", "voted"}:
        said = POSITIONS[Position(word)] if group == "said" else VOTES[Vote(word)]
        position = said.in_language(language)
        return _SAID.in_language(language).format(position=_upper(position), names=names)
    return (
        SENTENCES[step.code]
        .in_language(language)
        .format(
            kind=KINDS[step.kind].in_language(language) if step.kind else "",
            condition=rule_sentence(step.condition, language) if step.condition else "",
            names=names,
            count=len(step.names),
            moment=step.moment.strftime("%Y-%m-%d %H:%M %Z") if step.moment else "",
        )
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quoted(text: Text | None, language: Language) -> tuple[str, str, bool]:
    if text is None:
        return "", "", False
    if text.words:
        return text.cite, text.words.in_language(language), False
    return text.cite, text.paraphrase.in_language(language), True


def _counted_line(tally: Tally, language: Language, name: Naming) -> Line:
    if isinstance(tally, Joined):
        parts = tuple(_counted_line(part, language, name) for part in tally.parts)
        return Line(_joined_head(tally, language), under=parts)
    said = condition_sentence(tally.condition, language)
    holds = _HOLDS[tally.holds].in_language(language)
    under = tuple(_who(tally, language, name))
    return Line(f"{said}: {_sum(tally, language)}; {holds}.", under=under)


def _joined_head(tally: Joined, language: Language) -> str:
    if isinstance(tally.condition, Not):
        return _NOT[tally.holds].in_language(language)
    each = W("Each of these must hold", "Должно выполняться всё")
    one = W("One of these must hold", "Должно выполняться одно из")
    head = (each if isinstance(tally.condition, All) else one).in_language(language)
    return f"{head}: {_MET[tally.holds].in_language(language)}."


def _sum(tally: Counted, language: Language) -> str:
    done, whole = _between(tally.done, language), _between(tally.whole, language)
    of = W("of", "из").in_language(language)
    needed = _number(tally.needed)
    if isinstance(tally.condition, Share):
        sign = ">" if tally.condition.more_than else "≥"
        share = _number(tally.condition.share)
        least = f"{sign} {share} × {_number(tally.whole.most)} = {needed}"
        return f"{done} {of} {whole}; {least}"
    return f"{done} {of} {whole}; ≥ {needed}"


def _between(number: Between, language: Language) -> str:
    if number.least == number.most:
        return _number(number.least)
    to = W("to", "до").in_language(language)
    return f"{_number(number.least)} {to} {_number(number.most)}"


_PLAIN: Final = 10
"""Shares with so small a denominator are said as fractions."""


def _number(number: Fraction) -> str:
    """A number as a reader writes it: whole, or as a fraction; decimals only where they end soon.

    >>> _number(Fraction(7, 2)), _number(Fraction(2, 3)), _number(Fraction(65, 100))
    ('3.5', '2/3', '0.65')
    """
    if number.denominator == 1:
        return str(number.numerator)
    short = (number * 1000).denominator == 1
    if short and (number > 1 or number.denominator > _PLAIN):
        return f"{float(number):.3f}".rstrip("0")
    return f"{number.numerator}/{number.denominator}"


def _who(tally: Counted, language: Language, name: Naming) -> Iterator[Line]:
    if tally.parties:
        counted = W("counted", "учтены").in_language(language)
        yield Line(f"+ {counted}: {', '.join(map(name, tally.parties))}")
    open_still = [party for party in tally.maybe if party not in tally.parties]
    if open_still:
        words = W("may still be counted", "могут ещё быть учтены").in_language(language)
        yield Line(f"? {words}: {', '.join(map(name, open_still))}")


def as_data(outcome: Outcome, naming_in: Mapping[Language, Naming] = BY_CODE) -> dict[str, Any]:
    """An outcome as plain data, with its proof in both languages: what a decision keeps."""
    return {
        "result": str(outcome.result),
        "waits_for": list(outcome.waits_for),
        "not_known": list(outcome.not_known),
        "prevents": list(outcome.prevents),
        "not_bound": {p: str(one) for p, one in outcome.not_bound.items()},
        "attached": {p: str(one) for p, one in outcome.attached.items()},
        "codes": [step.code for step in outcome.steps],
        "proof": {
            language: [line_data(line) for line in lines(outcome, language, naming)]
            for language, naming in naming_in.items()
        },
    }


def line_data(line: Line) -> dict[str, Any]:
    """A line as plain data; what is empty is left out."""
    data = {
        "text": line.text,
        "cite": line.cite,
        "quote": line.quote,
        "is_paraphrase": line.is_paraphrase,
        "under": [line_data(one) for one in line.under],
    }
    return {key: value for key, value in data.items() if value or key == "text"}


def line_from(data: dict[str, Any]) -> Line:
    """A line from its data."""
    return Line(
        text=data["text"],
        cite=data.get("cite", ""),
        quote=data.get("quote", ""),
        is_paraphrase=data.get("is_paraphrase", False),
        under=tuple(line_from(one) for one in data.get("under", ())),
    )
