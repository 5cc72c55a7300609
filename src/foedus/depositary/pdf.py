"""A notification as a PDF (A4, serif), typeset by Typst without system libraries or fonts.

The template is fixed; every text reaches it as data (JSON) and is only ever shown, never read as
markup. The bytes depend on the words alone: the day of the notification is the document's date.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import Any, Final

import typst

from foedus.depositary.errors import CannotPrint
from foedus.depositary.letters import Letter, letter_of
from foedus.depositary.notification import Notification
from foedus.depositary.paragraphs import ParagraphKind
from foedus.depositary.words import day_words
from foedus.law.terms.wording import Language, Wording

W = Wording

_TEMPLATE: Final = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.reference + " " + d.title, author: d.depositary)
#set text(font: "Libertinus Serif", size: 11pt, lang: d.language, hyphenate: true)
#set page(
  paper: "a4",
  margin: (top: 28mm, bottom: 26mm, left: 30mm, right: 26mm),
  footer: context [
    #set text(size: 8.5pt, fill: luma(90))
    #d.footer
    #h(1fr)
    #counter(page).display("1") / #counter(page).final().first()
  ],
)
#set par(justify: true, leading: 0.68em, spacing: 1.05em)
#show heading: set text(weight: "regular")
#text(size: 11pt)[#d.depositary]
#v(-4pt)
#line(length: 100%, stroke: 0.6pt)
#grid(columns: (1fr, auto), column-gutter: 8mm,
  text(size: 10pt)[#d.labels.reference: #d.reference],
  text(size: 10pt)[#d.date],
)
#v(12mm)
#align(center)[
  #text(size: 11pt, style: "italic")[#d.labels.notification]
  #v(2mm)
  #heading(level: 1, outlined: false)[#text(size: 15pt)[#d.title]]
  #text(size: 10.5pt, style: "italic")[#d.concluded]
  #v(3mm)
  #text(size: 12pt)[#d.subject]
]
#v(8mm)
#for one in d.paragraphs {
  if one.kind == "quote" {
    pad(left: 9mm, right: 9mm, text(size: 10.5pt, one.words))
  } else {
    par(one.words)
  }
}
"""

_LABELS: Final = {
    "reference": W("Reference", "Исх."),
    "notification": W("Depositary notification", "Уведомление депозитария"),
}
_FOOTER: Final = W("Depositary notification {}", "Уведомление депозитария {}")
_QUOTES: Final = {"en": "“{}”", "ru": "«{}»"}


def as_pdf(told: Notification | Letter, language: Language) -> bytes:
    """A notification, or the letter kept of it, as a PDF in *language*; the same bytes every time.

    Raises `CannotPrint` with the reason if it cannot be typeset.
    """
    letter = told if isinstance(told, Letter) else letter_of(told)
    try:
        data = json.dumps(_data(letter, language), ensure_ascii=False)
        made = typst.compile(
            _TEMPLATE.encode(),
            format="pdf",
            sys_inputs={"data": data},
            ignore_system_fonts=True,
            timestamp=datetime.combine(letter.on, time(), tzinfo=UTC),
        )
    except (typst.TypstError, UnicodeEncodeError) as fault:
        raise CannotPrint(f"{letter.reference}: {fault}") from fault
    if not isinstance(made, bytes):
        raise CannotPrint(f"{letter.reference}: no document was made.")
    return made


def _data(letter: Letter, language: Language) -> dict[str, Any]:
    return {
        "language": language,
        "reference": letter.reference,
        "depositary": letter.depositary.in_language(language),
        "title": letter.title.in_language(language),
        "concluded": letter.concluded.in_language(language),
        "subject": letter.subject.in_language(language),
        "date": day_words(letter.on).in_language(language),
        "labels": {key: words.in_language(language) for key, words in _LABELS.items()},
        "footer": _FOOTER.in_language(language).format(letter.reference),
        "paragraphs": [
            {
                "kind": str(one.kind),
                "words": _quoted(one.words.in_language(language), one.kind, language),
            }
            for one in letter.paragraphs
        ],
    }


def _quoted(text: str, kind: ParagraphKind, language: Language) -> str:
    return _QUOTES[language].format(text) if kind is ParagraphKind.QUOTE else text
