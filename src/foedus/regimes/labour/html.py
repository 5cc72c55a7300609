"""A page as HTML that stands alone: no script, no font, nothing fetched; it prints well."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Language, Wording
from foedus.regimes.labour.findings import Fault
from foedus.regimes.labour.style import STYLE
from foedus.regimes.labour.view import REFERRED, Place, Said, Section, View

W = Wording

_TITLE: Final = W("May this person work here?", "Может ли лицо здесь работать?")
_CONTENTS: Final = W("Questions", "Вопросы")
_FACTS: Final = W("The case", "Дело")
_WHY: Final = W("Why", "Почему")
_RESTS: Final = W("Rests on", "Основание")
_TERMS: Final = W("Terms", "Условия")
_LOW: Final = W("unverified", "не проверено")
_MISSING: Final = W("What is missing", "Чего не хватает")
_MAY_BE: Final = W("It may be", "Возможно")
_CURE: Final = W("What would help", "Что поможет")
_CONFIDENCE: Final = W("Confidence", "Надёжность")
_LOWEST: Final = W("Lowest confidence of any answer", "Наименьшая надёжность ответа")
_SOURCES: Final = W("sources", "источники")
_UNVERIFIED: Final = W("no source: unverified", "источника нет: не проверено")
_FAULTS: Final = W("Rows with faults", "Строки с ошибками")
_KINDS: Final = {
    "decided": W("decided", "решено"),
    "referred": W("refer", "передать на решение"),
    "not-applicable": W("not applicable", "не применимо"),
}
_CAUTION: Final = W(
    "An answer is as sure as the weakest fact that it rests on. Where the register does not know, "
    "it says so, and what is missing.",
    "Ответ надёжен настолько, насколько надёжен слабейший из фактов в его основе. Где реестр не "
    "знает, он говорит об этом и о том, чего не хватает.",
)


def page(views: Iterable[View], faults: Iterable[Fault], counts: str, language: Language) -> str:
    """All cases on one page, and the rows that were not answered."""
    setter = _Setter(language)
    body = "".join(setter.case(view) for view in views)
    title = escape(_TITLE.in_language(language))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{body}{setter.faults(list(faults))}{setter.foot(counts)}"
        "</main>\n</body>\n</html>\n"
    )


class _Setter:
    """Sets pages in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, words: Wording) -> str:
        return escape(words.in_language(self.language))

    def case(self, view: View) -> str:
        facts = "".join(
            f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
            for name, value in view.facts
        )
        note = f'<p class="note">{escape(view.note)}</p>' if view.note else ""
        sections = "".join(self._section(one, view.row) for one in view.sections)
        return (
            f'<article aria-labelledby="case-{view.row}">\n'
            f'<h2 id="case-{view.row}">{escape(view.title)}</h2>\n{note}'
            f'<p class="quiet">{escape(view.as_of)}. {self.say(_LOWEST)}: '
            f"{escape(view.confidence)}.</p>\n"
            f'<dl class="facts" aria-label="{self.say(_FACTS)}">{facts}</dl>\n'
            f"{self._contents(view)}{sections}</article>\n"
        )

    def _contents(self, view: View) -> str:
        """The answers at one glance, each leading to its reasons."""
        items = "".join(
            f'<li><a href="#{section.id}-{view.row}">{escape(section.title)}</a>'
            f"<div>{''.join(self._short(said) for said in section.said)}</div></li>"
            for section in view.sections
        )
        return f'<nav aria-label="{self.say(_CONTENTS)}"><ul>{items}</ul></nav>\n'

    def _short(self, said: Said) -> str:
        """An answer at one glance: a mark, the words, and whether it is unverified."""
        label = f'<span class="quiet">{escape(said.short)}</span> ' if said.short else ""
        words = f'<span class="mark">{label}{escape(said.answer)}</span>'
        if said.level is Confidence.LOW and said.kind != REFERRED:
            words += f' <span class="unsure">({self.say(_LOW)})</span>'
        return f'<p class="{said.kind}">{words}</p>'

    def _section(self, section: Section, row: int) -> str:
        said = "".join(self._said(one) for one in section.said)
        return (
            f'<section aria-labelledby="{section.id}-{row}">'
            f'<h3 id="{section.id}-{row}">{escape(section.title)}</h3>{said}</section>\n'
        )

    def _said(self, said: Said) -> str:
        label = f"<h4>{escape(said.label)}</h4>" if said.label else ""
        kind = f'<span class="kind">{self.say(_KINDS[said.kind])}</span>'
        return (
            f'<div class="said {said.kind}">{label}'
            f'<p class="answer">{escape(said.answer)} {kind}</p>'
            f"{self._listed(_TERMS, said.terms)}{self._listed(_WHY, said.why)}"
            f"{self._listed(_MISSING, said.missing)}"
            f"{self._listed(_MAY_BE, said.alternatives)}{self._listed(_CURE, said.cures)}"
            f"{self._places(said.places)}"
            f"{self._sure(said)}</div>"
        )

    def _sure(self, said: Said) -> str:
        """How sure an answer is; one that rests on nothing but the case needs no such line."""
        if not said.places and said.level is Confidence.HIGH:
            return ""
        words = f"{self.say(_CONFIDENCE)}: {escape(said.confidence)}"
        return f'<p class="sure {said.level}">{words}</p>'

    def _listed(self, title: Wording, lines: tuple[str, ...]) -> str:
        if not lines:
            return ""
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        return f'<div class="row"><p class="head">{self.say(title)}</p><ul>{items}</ul></div>'

    def _places(self, places: tuple[Place, ...]) -> str:
        if not places:
            return ""
        items = "".join(self._place(one) for one in places)
        return (
            f'<div class="row"><p class="head">{self.say(_RESTS)}</p>'
            f'<ul class="places">{items}</ul></div>'
        )

    def _place(self, place: Place) -> str:
        states = "; ".join(place.states)
        sources = (
            f"{self.say(_SOURCES)}: {escape(place.sources)}"
            if place.sources
            else self.say(_UNVERIFIED)
        )
        quiet = " · ".join(filter(None, (escape(states), sources)))
        where = ", ".join(filter(None, (place.title, place.article)))
        return f'<li>{escape(where)}<br><span class="quiet">{quiet}</span></li>'

    def faults(self, told: list[Fault]) -> str:
        if not told:
            return ""
        items = "".join(f"<li>{escape(str(fault))}</li>" for fault in told)
        return f"<section><h2>{self.say(_FAULTS)}</h2><ul>{items}</ul></section>\n"

    def foot(self, counts: str) -> str:
        return f'<footer><p>{escape(counts)}</p><p class="quiet">{self.say(_CAUTION)}</p></footer>'
