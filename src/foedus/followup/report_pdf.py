"""The report as a PDF: A4 landscape, heads repeated on every page, typeset by Typst.

The template is fixed; every text reaches it as data (JSON) and is only ever shown, never read as
markup. The bytes depend on the report alone: its day is the document's date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

import typst

from foedus.followup import report_words as say
from foedus.followup.bodies import BodyCount, total
from foedus.followup.errors import CannotTypeset, TooLong
from foedus.followup.report import Document, Report, StateList
from foedus.law.terms.wording import Language

MOST_PRINTED: Final = 3_000
"""So many documents are typeset at once; beyond, a body or a subject is to be chosen."""

_ACROSS: Final = 14
"""So many states stand beside each other; the next ones have a table of their own."""

_TEMPLATE: Final = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.author)
#set text(font: "Libertinus Serif", size: 8pt, lang: d.language, hyphenate: true)
#set page(paper: "a4", flipped: true, margin: (top: 12mm, bottom: 13mm, x: 11mm),
  footer: context [
    #set text(size: 7pt, fill: luma(80))
    #d.asof
    #h(1fr)
    #counter(page).display("1") / #counter(page).final().first()
  ])
#set table(stroke: (x, y) => (bottom: 0.3pt + luma(150)), inset: (x: 1.3mm, y: 1mm))
#show heading: set text(weight: "regular")
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 11pt)
#let head(words) = text(size: 7pt, weight: "semibold", words)
#align(center)[
  #heading(level: 1, d.title)
  #text(size: 10pt, style: "italic", d.within)
  #v(0.5mm)
  #text(size: 10pt, d.asof)
]
#v(2mm)
#text(size: 7.5pt)[#text(weight: "semibold", d.labels.legend + ": ")
  #d.legend.map(one => [#text(weight: "semibold", one.sign) #sym.dash.en #one.words]).join("; ").]
#for part in d.parts [
  #v(2mm)
  #table(
    columns: (7mm, 62mm, 17mm, ..part.states.map(one => 1fr)),
    align: (x, y) => if x == 1 { left } else if x == 0 { right } else { center },
    table.header(head(d.labels.number), head(d.labels.document), head(d.labels.force),
      ..part.states.map(one => head(one))),
    ..part.rows.map(row => (
      str(row.number),
      if row.italics { emph(row.title) } else { row.title },
      text(size: 6.6pt, hyphenate: false, row.entry),
      ..row.cells.map(cell => text(size: 6.6pt, hyphenate: false, cell)),
    )).flatten(),
  )
]
#for one in d.counts [
  #v(3mm)
  #block(breakable: false)[
    #heading(level: 2, one.title)
    #table(
      columns: (1fr, ..one.heads.slice(1).map(h => auto)),
      align: (x, y) => if x == 0 { left } else { right },
      table.header(..one.heads.map(head)),
      ..one.rows.flatten(),
    )
  ]
]
#v(2mm)
#text(size: 7.5pt, d.note)
"""


def as_pdf(found: Report, today: date, language: Language) -> bytes:
    """The report as a PDF in *language* (in which it was made); the same bytes every time.

    Raises:
        TooLong: more documents than are typeset at once (E171).
        CannotTypeset: a text that cannot be typeset (E172).

    """
    if len(found.documents) > MOST_PRINTED:
        raise TooLong(len(found.documents), MOST_PRINTED)
    try:
        made = typst.compile(
            _TEMPLATE.encode(),
            format="pdf",
            sys_inputs={"data": json.dumps(_data(found, today, language), ensure_ascii=False)},
            ignore_system_fonts=True,
            timestamp=datetime.combine(found.on, time(), tzinfo=UTC),
        )
    except (typst.TypstError, UnicodeEncodeError) as fault:
        raise CannotTypeset(f"The report cannot be printed: {fault}") from fault
    if not isinstance(made, bytes):
        raise CannotTypeset("The report cannot be printed: no document was made.")
    return made


def _data(found: Report, today: date, language: Language) -> dict[str, Any]:
    within = found.organisation.name
    return {
        "language": language,
        "title": say.TITLE.in_language(language),
        "author": within or "Foedus",
        "within": say.WITHIN.in_language(language).format(within) if within else "",
        "asof": say.as_of(found, today, language),
        "note": say.NOT_AUTHENTIC.in_language(language),
        "labels": {
            "number": say.NUMBER.in_language(language),
            "document": say.DOCUMENT.in_language(language),
            "force": say.IN_FORCE.in_language(language),
            "legend": say.LEGEND.in_language(language),
        },
        "legend": [{"sign": o.sign, "words": o.words} for o in (*found.legend, *found.beyond)],
        "parts": [_part(found, first) for first in range(0, max(len(found.states), 1), _ACROSS)],
        "counts": [_by_body(found, language), _by_state(found, language)],
    }


def _part(found: Report, first: int) -> dict[str, Any]:
    """The table of some states: those from place *first* on."""
    last = first + _ACROSS
    return {
        "states": [one.id for one in found.states[first:last]],
        "rows": [
            _row(number, one, first, last) for number, one in enumerate(found.documents, start=1)
        ],
    }


def _row(number: int, one: Document, first: int, last: int) -> dict[str, Any]:
    adopted = one.row.adopted.text
    return {
        "number": number,
        "title": one.row.instrument.name + (f", {adopted}" if adopted else ""),
        "italics": one.row.italics,
        "entry": _breakable(one.entry.text),
        "cells": [_breakable(cell.text) for cell in one.row.cells[first:last]],
    }


def _breakable(day: str) -> str:
    """A day in doubt (EDTF) may be broken between its bounds."""
    return day.replace("..", "..\u200b").replace(",", ",\u200b")


def _by_body(found: Report, language: Language) -> dict[str, Any]:
    unnamed, whole = say.NO_BODY.in_language(language), say.TOTAL.in_language(language)
    rows = [_counts(one.body.name or unnamed, one) for one in found.bodies]
    return {
        "title": say.BY_BODY.in_language(language),
        "heads": list(_heads(say.BODY.in_language(language), say.BODY_COUNTS, language)),
        "rows": [*rows, _counts(whole, total(found.bodies))],
    }


def _counts(name: str, one: BodyCount) -> list[str]:
    return [name, *(str(getattr(one, field)) for field, _ in say.BODY_COUNTS)]


def _by_state(found: Report, language: Language) -> dict[str, Any]:
    return {
        "title": say.BY_STATE.in_language(language),
        "heads": list(_heads(say.STATE.in_language(language), say.STATE_COUNTS, language)),
        "rows": [_sizes(one) for one in found.lists],
    }


def _sizes(one: StateList) -> list[str]:
    return [one.state.name, *(str(len(getattr(one, field))) for field, _ in say.STATE_COUNTS)]


def _heads(first: str, columns: Sequence[tuple[str, Any]], language: Language) -> Iterator[str]:
    yield first
    for _field, words in columns:
        yield words.in_language(language)
