"""A certified copy on paper (A4, serif), typeset by Typst without system libraries or fonts.

The template is fixed; every text reaches it as data (JSON) and is only ever shown, never read as
markup. The pages depend on the copy, the certificate and the moment alone.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

import typst

from foedus.law.terms.wording import Language
from foedus.signing.certified.certificates import Certifier
from foedus.signing.certified.copies import CopyOf
from foedus.signing.certified.errors import CannotCertify
from foedus.signing.certified.paper import paper_of

_TEMPLATE: Final = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.short.title, author: d.short.depositary, description: d.description,
  keywords: d.keywords)
#set text(font: "Libertinus Serif", size: 11pt, lang: d.language, hyphenate: true)
#set page(
  paper: "a4",
  margin: (top: 26mm, bottom: 26mm, left: 28mm, right: 24mm),
  footer: context [
    #set text(size: 8.5pt, fill: luma(80))
    #line(length: 100%, stroke: 0.4pt + luma(120))
    #v(-7pt)
    #d.footer
    #h(1fr)
    #counter(page).display("1") / #counter(page).final().first()
  ],
)
#set par(justify: true, leading: 0.66em, spacing: 0.95em)
#show heading: set text(weight: "regular", hyphenate: false)
#show heading: set par(justify: false)

#let section(words) = block(above: 9mm, below: 4mm, sticky: true,
  heading(level: 2, text(size: 12.5pt, weight: "bold", words)))

#let headed(level, is_short, words) = if is_short { heading(level: level, words) } else { words }

#let titled(one) = headed(one.level, one.is_short, {
  text(size: if one.style == "part" { 12pt } else { 11.5pt }, weight: "bold", one.number)
  if one.number != "" and one.heading != "" { linebreak() }
  text(size: 11pt, style: "italic", one.heading)
})

#let provision(one) = {
  set text(lang: d.text_language)
  if one.style == "part" or one.style == "article" {
    block(above: 6mm, below: 3.2mm, width: 100%, sticky: true, align(center, titled(one)))
    for words in one.paragraphs { par(words) }
  } else if one.style == "annex" {
    pagebreak(weak: true)
    block(width: 100%, below: 5mm, align(right, titled(one)))
    for words in one.paragraphs { par(words) }
  } else {
    pad(left: one.indent * 7mm, {
      if one.heading != "" { par(text(style: "italic", one.heading)) }
      if one.number != "" and one.paragraphs.len() > 0 {
        par(one.number + sym.space.nobreak + one.paragraphs.first())
        for words in one.paragraphs.slice(1) { par(words) }
      } else if one.number != "" { par(one.number) } else {
        for words in one.paragraphs { par(words) }
      }
    })
  }
}

#let people(rows) = table(
  columns: (1.15fr, 1fr, 1.35fr, auto),
  stroke: (x, y) => (bottom: if y == 0 { 0.8pt } else { 0.4pt + luma(150) }),
  inset: (x: 2mm, y: 1.7mm),
  align: left,
  table.header(..d.columns.map(one => text(size: 9pt, weight: "bold", hyphenate: false, one))),
  ..rows.map(row => row.map(one => {
    set par(justify: false)
    text(size: 10pt, one)
  })).flatten(),
)

#text(size: 11pt)[#d.depositary]
#v(-4pt)
#line(length: 100%, stroke: 0.6pt)
#grid(columns: (1fr, auto), column-gutter: 8mm,
  text(size: 10pt)[#d.reference],
  text(size: 10pt)[#d.certified_on],
)
#v(10mm)
#align(center)[
  #text(size: 12.5pt, weight: "bold", tracking: 0.06em)[#upper(d.name)]
  #v(3mm)
  #headed(1, d.title == d.short.title, text(size: 16pt, d.title))
  #text(size: 10.5pt, style: "italic")[#d.adopted]
]
#v(7mm)
#for words in d.certifies { par(words) }

#if d.provisions.len() > 0 {
  section(d.sections.text)
  for one in d.provisions { provision(one) }
}

#section(d.sections.signatures)
#if d.signatures.len() > 0 { people(d.signatures) } else { par(d.none) }

#if d.not_signing.len() > 0 {
  section(d.sections.not_signing)
  people(d.not_signing)
}

#if d.statements.len() > 0 {
  section(d.sections.statements)
  for one in d.statements {
    block(above: 4mm, below: 2mm, sticky: true, text(size: 10.5pt, weight: "bold", one.by))
    pad(left: 7mm, right: 7mm, for words in one.paragraphs { par(words) })
  }
}

#section(d.sections.status)
#par(d.status)

#v(6mm)
#block(breakable: false, width: 100%, stroke: 0.6pt, inset: 5mm, {
  set par(justify: false)
  block(below: 3mm, text(weight: "bold", d.seal.title))
  grid(columns: (auto, 1fr), column-gutter: 5mm, row-gutter: 2.4mm,
    ..d.seal.rows.map(((name, value)) => (
      text(size: 9.5pt, fill: luma(60), name), text(size: 9.5pt, value),
    )).flatten())
  block(above: 3.5mm, text(size: 9.5pt, d.seal.how))
})
"""


def typeset(copy: CopyOf, language: Language, certifier: Certifier, at: datetime) -> bytes:
    """The pages of a certified copy as PDF/A-2b, not yet sealed. Raises `CannotCertify`."""
    try:
        data = json.dumps(paper_of(copy, language, certifier, at), ensure_ascii=False)
        made = typst.compile(
            _TEMPLATE.encode(),
            format="pdf",
            sys_inputs={"data": data},
            ignore_system_fonts=True,
            pdf_standards="a-2b",
            timestamp=at,
        )
    except (typst.TypstError, UnicodeEncodeError) as fault:
        raise CannotCertify(f"{copy.reference}: {fault}") from fault
    if not isinstance(made, bytes):
        raise CannotCertify(f"{copy.reference}: no document was made.")
    return made
