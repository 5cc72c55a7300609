"""Proofs as text, JSON and HTML.

One walk over the steps gives a tree of plain lines (`Line`); each form only writes that tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from foedus.law.answers.answers import Proof
from foedus.law.answers.speech.conditions import condition_sentence, delay_sentence, is_at_once
from foedus.law.answers.speech.names import kind_name
from foedus.law.answers.speech.steps import REASONS, SENTENCES
from foedus.law.terms.acts import Act
from foedus.law.terms.days import Edge
from foedus.law.terms.steps import Omitted, Step, Steps
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Language, Wording

_AT_ONCE = Wording("at once, {day}", "сразу, {day}")


def sentence(step: Step, language: Language = "en") -> str:
    """What a step says, in *language*."""
    template = SENTENCES[step.code].in_language(language)
    if step.delay is not None and is_at_once(step.delay):
        at_once = _AT_ONCE.in_language(language)
        template = template.replace("{base} {delay} = {day}", at_once)
    base = step.base_day.isoformat() if step.base_day is not None else ""
    return template.format(
        day=_day(step.day),
        base=base,
        delay=delay_sentence(step.delay, language) if step.delay is not None else "",
        condition=condition_sentence(step.condition, language) if step.condition else "",
        names=", ".join(name for name in step.names if name),
        count=len(step.counted),
    ).strip()


def _day(day: Edge | None) -> str:
    return day.isoformat() if isinstance(day, date) else "–"


def when_text(when: When | None) -> str:
    """A day or its bounds, as EDTF."""
    return "" if when is None else when.isoformat()


def act_line(act: Act, language: Language = "en") -> str:
    """An act in one line: who, what, when, on what evidence."""
    parts = [part for part in (act.party, kind_name(act.kind, language)) if part]
    when = act.legal_when if act.legal_when is not None else act.effect
    sources = (
        ", ".join(act.evidence.sources) or {"en": "unverified", "ru": "не проверено"}[language]
    )
    return f"{' '.join(parts)} {when_text(when)} [{sources}; {act.evidence.confidence}]".strip()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a proof: its sentence, the words of the clause, and the lines under it."""

    text: str
    cite: str = ""
    quote: str = ""
    is_paraphrase: bool = False
    under: tuple[Line, ...] = ()


def lines(steps: Steps, language: Language = "en") -> tuple[Line, ...]:
    """The lines of *steps*; a clause is quoted once, where it first matters."""
    quoted: set[str] = set()
    return tuple(_line(step, language, quoted) for step in steps)


def _line(step: Step, language: Language, quoted: set[str]) -> Line:
    cite, quote, is_paraphrase = _quote(step, language)
    if quote in quoted:
        quote = ""
    quoted.add(quote)
    cited = "; ".join(part for part in (cite, step.rule) if part)
    counted = [Line("+ " + act_line(act, language)) for act in step.counted]
    omitted = [Line("– " + _omitted_line(one, language)) for one in step.omitted]
    because = [_line(one, language, quoted) for one in step.because]
    under = (*counted, *omitted, *because)
    return Line(sentence(step, language), cited, quote, is_paraphrase, under)


def _quote(step: Step, language: Language) -> tuple[str, str, bool]:
    if step.text is None:
        return "", "", False
    words = step.text.words
    if words:
        return step.text.cite, words.in_language(language), False
    return step.text.cite, step.text.paraphrase.in_language(language), True


def _omitted_line(one: Omitted, language: Language) -> str:
    reason = REASONS.get(one.reason, Wording(one.reason)).in_language(language)
    return f"{act_line(one.act, language)}: {reason}"


_WHICHEVER = Wording(
    "The answer is the same whichever way these are decided", "Ответ не зависит от того, как решить"
)


def as_text(proof: Proof, language: Language = "en") -> str:
    """A proof as indented text."""
    written: list[str] = []
    for picks, steps in proof.branches:
        if picks:
            written.append(f"{ {'en': 'If', 'ru': 'Если'}[language] } {'; '.join(picks)}:")
        written += _text_lines(lines(steps, language), 1 if picks else 0)
    for dispute in proof.disputes:
        written.append(f"? {dispute.question.in_language(language)}")
    if proof.whichever:
        said = _WHICHEVER.in_language(language)
        written.append(f"{said}: {'; '.join(proof.whichever)}.")
    return "\n".join(written)


def _text_lines(found: tuple[Line, ...], depth: int) -> Iterator[str]:
    for line in found:
        cite = f"  [{line.cite}]" if line.cite else ""
        yield "  " * depth + line.text + cite
        if line.quote:
            marks = "({})" if line.is_paraphrase else "«{}»"
            yield "  " * (depth + 1) + marks.format(line.quote)
        yield from _text_lines(line.under, depth + 1)


def as_data(proof: Proof, language: Language = "en") -> dict[str, Any]:
    """A proof as plain data for JSON."""
    return {
        "alternatives": [
            {"if": list(picks), "steps": [step_data(step, language) for step in steps]}
            for picks, steps in proof.branches
        ],
        "disputes": [
            {"id": d.id, "question": d.question.in_language(language), "settled": d.settled}
            for d in proof.disputes
        ],
        "whichever": list(proof.whichever),
    }


def step_data(step: Step, language: Language = "en") -> dict[str, Any]:
    """A step as plain data."""
    cite, quote, is_paraphrase = _quote(step, language)
    data: dict[str, Any] = {
        "code": step.code,
        "sentence": sentence(step, language),
        "rule": step.rule,
        "cite": cite,
        "paraphrase" if is_paraphrase else "quote": quote,
        "day": step.day.isoformat() if isinstance(step.day, date) else None,
        "counted": [act_data(act) for act in step.counted],
        "not_counted": [{**act_data(o.act), "reason": o.reason} for o in step.omitted],
        "because": [step_data(one, language) for one in step.because],
    }
    return {key: value for key, value in data.items() if value not in ("", [], None)}


def act_data(act: Act) -> dict[str, Any]:
    """An act as plain data."""
    data = {
        "id": act.id,
        "party": act.party,
        "kind": str(act.kind),
        "date": when_text(act.date),
        "received": when_text(act.received),
        "effect": when_text(act.effect),
        "recorded": act.recorded.isoformat() if act.recorded else "",
        "sources": list(act.evidence.sources),
        "confidence": str(act.evidence.confidence),
        "reading": act.rival.reading if act.rival else "",
        "where": str(act.where),
    }
    return {key: value for key, value in data.items() if value not in ("", [])}


def as_html(proof: Proof, language: Language = "en") -> str:
    """A proof as an HTML list; clauses are block quotes in their own language."""
    parts = []
    for picks, steps in proof.branches:
        if picks:
            parts.append(f"<p class='if'>{escape('; '.join(picks))}</p>")
        parts.append(_html_list(lines(steps, language)))
    return "".join(parts)


def _html_list(found: tuple[Line, ...]) -> str:
    items = []
    for line in found:
        cite = f" <cite>{escape(line.cite)}</cite>" if line.cite else ""
        tag = "p" if line.is_paraphrase else "blockquote"
        quote = f"<{tag}>{escape(line.quote)}</{tag}>" if line.quote else ""
        under = _html_list(line.under) if line.under else ""
        items.append(f"<li>{escape(line.text)}{cite}{quote}{under}</li>")
    return f"<ol>{''.join(items)}</ol>"
