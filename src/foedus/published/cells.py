"""A column heading ──▶ the acts it names; a cell ──▶ its day, letter and brackets.

The UN's tables head a column with every act that may stand in it, most with a letter in brackets:
"Ratification, Accession(a), Succession(d)". A cell with a letter is the act of that letter; one
without is the act of the heading that has no letter. Square brackets mark what was withdrawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foedus.law.terms.acts import Kind, Manner
from foedus.published.terms import Mark

_LETTERED: Final = re.compile(r"(.*?) ?\((\w{1,3})\)")
"""A heading and its letter; some write a blank before the bracket."""

_BY_WORDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("confirmation of signature", Kind.CONFIRMATION_OF_SIGNATURE),
    ("withdrawal of signature", Kind.SIGNATURE_WITHDRAWN),
    ("definitive signature", Kind.SIGNATURE),
    ("signature", Kind.SIGNATURE),
    ("succession to signature", Kind.SIGNATURE),  # inherits a signature; it is no consent
    ("formal confirmation", Kind.FORMAL_CONFIRMATION),
    ("act of formal confirmation", Kind.FORMAL_CONFIRMATION),
    ("ratification", Kind.RATIFICATION),
    ("acceptance", Kind.ACCEPTANCE),
    ("definitive acceptance", Kind.ACCEPTANCE),
    ("approval", Kind.APPROVAL),
    ("accession", Kind.ACCESSION),
    ("adherence", Kind.ACCESSION),
    ("succession", Kind.SUCCESSION),
    ("declaration/notification of succession", Kind.SUCCESSION),
    ("declaration of succession", Kind.SUCCESSION),
    ("notification of succession", Kind.SUCCESSION),
    # WIPO's name for the succession of a new state; a `continuation` would need a predecessor
    ("declaration of continued application", Kind.SUCCESSION),
    ("continuation", Kind.CONTINUATION),
    ("provisional", Kind.PROVISIONAL_APPLICATION),
    ("undertaking of provisional application", Kind.PROVISIONAL_APPLICATION),
    ("notification of non-provisional application", Kind.PROVISIONAL_EXCLUDED),
    # consent by a notice: no kind of instrument is named
    ("consent to be bound", Kind.NOTIFICATION),
    ("participation", Kind.NOTIFICATION),
    ("application", Kind.NOTIFICATION),  # undertakes to apply the convention to an agency
    ("notification in respect of the agreement as amended", Kind.NOTIFICATION),
    # bound by not objecting within a time (agreement on part XI of the law of the sea, art. 5)
    ("simplified procedure", Kind.NOTIFICATION),
    # notices about a constitution's entry into force: they are no consent
    ("notification under article", Kind.COMMUNICATION),
    ("notification", Kind.NOTIFICATION),
    ("withdrawal of instrument", Kind.INSTRUMENT_WITHDRAWN),
    ("withdrawal of reservation", Kind.COMMUNICATION),
    ("withdrawal", Kind.WITHDRAWAL),
    ("denunciation", Kind.WITHDRAWAL),
    ("dénonciation", Kind.WITHDRAWAL),
    ("retrait", Kind.WITHDRAWAL),
    ("acceptation", Kind.ACCEPTANCE),
    ("adhésion", Kind.ACCESSION),
    ("adhesión", Kind.ACCESSION),
    ("approbation", Kind.APPROVAL),
    ("ratificación", Kind.RATIFICATION),
    ("подписание", Kind.SIGNATURE),
    ("ратификация", Kind.RATIFICATION),
    ("принятие", Kind.ACCEPTANCE),
    ("утверждение", Kind.APPROVAL),
    ("присоединение", Kind.ACCESSION),
    ("правопреемство", Kind.SUCCESSION),
    ("уведомление", Kind.NOTIFICATION),
    ("денонсация", Kind.WITHDRAWAL),
    ("выход", Kind.WITHDRAWAL),
)
"""How a heading begins, and the kind of act that it is; the first that fits holds."""

SHORT: Final[dict[str, Kind]] = {
    "s": Kind.SIGNATURE,
    "r": Kind.RATIFICATION,
    "a": Kind.ACCESSION,
    "aa": Kind.APPROVAL,
    "d": Kind.SUCCESSION,
    "su": Kind.SUCCESSION,
    "ac": Kind.ACCEPTANCE,
    "ap": Kind.APPROVAL,
    "signed": Kind.SIGNATURE,
    "ratified": Kind.RATIFICATION,
    "acceded": Kind.ACCESSION,
    "accepted": Kind.ACCEPTANCE,
    "approved": Kind.APPROVAL,
    "succeeded": Kind.SUCCESSION,
    "denounced": Kind.WITHDRAWAL,
    "withdrew": Kind.WITHDRAWAL,
}
"""Short words for kinds of act in a column of kinds (as the Hague Conference and others write)."""

USUAL_LETTERS: Final[dict[str, Kind]] = {
    "a": Kind.ACCESSION,
    "A": Kind.ACCEPTANCE,
    "AA": Kind.APPROVAL,
    "c": Kind.FORMAL_CONFIRMATION,
    "d": Kind.SUCCESSION,
    "n": Kind.PROVISIONAL_APPLICATION,
    "P": Kind.NOTIFICATION,
}
"""The letters of UN practice, for a heading that has none ("Ratification" with "1994 a")."""

NOT_ACTS: Final = frozenset(
    {
        "Date of Adoption",
        "Registration Date",
        "Registration Number",
        "UNTS Volume",
        "UNTS Page",
        "Resolution",
    },
)
"""Columns of the UN tables that hold no act of the participant."""

SEVERAL: Final = "several acts without a letter; the first was taken"


@dataclass(frozen=True, slots=True)
class Named:
    """An act that a heading names: its words, its letter (empty: none), its kind if known."""

    words: str
    letter: str
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Meant:
    """The kind of act that a cell records, the manner of a signature, and remarks."""

    kind: Kind
    manner: Manner = Manner.AS_CLAUSE_SAYS
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell taken apart: the date as written, the letter, the brackets, the footnotes."""

    date: str
    letter: str = ""
    mark: Mark = Mark.STANDS
    footnotes: str = ""


def kind_of(words: str) -> Kind | None:
    """The kind of act that a heading's words begin with; None if none is known.

    >>> kind_of("Accession to the Convention as amended")
    <Kind.ACCESSION: 'accession'>
    """
    plain = " ".join(words.casefold().split())
    return next((kind for begin, kind in _BY_WORDS if plain.startswith(begin)), None)


@lru_cache(maxsize=1024)
def acts_of_heading(heading: str) -> tuple[Named, ...]:
    """The acts that a column heading names, each with its letter."""
    plain = " ".join(heading.split())
    parts: list[str] = []
    for part in filter(None, (one.strip() for one in re.split(r", |/(?=[A-Z])|; ", plain))):
        if parts and part[0].islower() and plain[0].isupper():
            parts[-1] += f", {part}"  # a comma within the words: "… of 1923, as amended(A)"
        else:
            parts.append(part)
    return tuple(_named(part) for part in parts)


def _named(part: str) -> Named:
    match = _LETTERED.fullmatch(part)
    words, letter = (part, "") if match is None else (match[1], match[2])
    return Named(words, letter, kind_of(words))


@lru_cache(maxsize=4096)
def meant(heading: str, letter: str) -> Meant | str:
    """What a dated cell under *heading* with *letter* records, or why that is not known."""
    named = acts_of_heading(heading)
    fitting = [one for one in named if one.letter == letter]
    if not fitting and not letter:  # the letter is missing from the cell, or never stands in one
        fitting = list(named)
    known = [one for one in fitting if one.kind is not None]
    kinds = list(dict.fromkeys(one.kind for one in known if one.kind is not None))
    if kinds:
        notes = () if len(kinds) == 1 else (f"{SEVERAL}: {heading}",)
        return Meant(kinds[0], _manner(kinds[0], known[0].words), (*notes, *_remark(known[0])))
    usual = USUAL_LETTERS.get(letter)
    if usual is not None and all(not one.letter for one in named) and not fitting:
        return Meant(usual, notes=(f"letter {letter!r} by UN practice",))
    asked = f"the letter {letter!r} under {heading!r}" if letter else repr(heading)
    return f"No kind of act is known for {asked}."


def _remark(named: Named) -> tuple[str, ...]:
    plain = named.words.casefold()
    if plain.startswith("simplified procedure"):
        return ("simplified procedure: consent without an instrument",)
    if plain.startswith("declaration of continued application"):
        return ("declaration of continued application",)
    if plain.startswith("succession to signature"):
        return ("succession to a signature",)
    return ()


def _manner(kind: Kind, words: str) -> Manner:
    if kind is not Kind.SIGNATURE:
        return Manner.AS_CLAUSE_SAYS
    plain = words.casefold()
    if plain.startswith("definitive"):
        return Manner.DEFINITIVE
    return Manner.AD_REFERENDUM if "ad referendum" in plain else Manner.AS_CLAUSE_SAYS


_FOOTNOTES: Final = re.compile(r"[\s,;]*((?:\d{1,3}|[¹²³⁰⁴-⁹]+|\*+)(?:\s*,\s*\d{1,3})*)$")
_SUPERSCRIPT: Final = re.compile(r"\s*([¹²³⁰⁴-⁹*†‡]+(?:\s*,\s*[¹²³⁰⁴-⁹]+)*)$")
_LETTER: Final = re.compile(
    r"^(.*[\d~?%\]])\s*\(?(?!X)([A-Za-z]{1,2})\)?(?:\s*(\d{1,3}(?:\s*,\s*\d{1,3})*))?$",
)
_TRAILING: Final = re.compile(
    r"^(.*[^\W\d_][ .,-]*\d{4}|\d{4}-\d\d-\d\d)\s+(\d{1,3}(?:\s*,\s*\d{1,3})*)$",
)


def take_apart(text: str) -> CellText:
    """The parts of one cell of a status table.

    >>> take_apart("[ 2 Oct 1995 a 3 ]")
    CellText(date='2 Oct 1995', letter='a', mark=<Mark.TAKEN_BACK: 'taken-back'>, footnotes='3')
    """
    plain = " ".join(text.split())
    mark = Mark.STANDS
    # an EDTF set such as [1994..1996] has brackets, too
    if plain.startswith("[") and ".." not in plain:
        mark = Mark.TAKEN_BACK
        plain = plain[1:].replace("]", " ", 1)
    elif plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1]
    plain, footnotes = _without_superscripts(" ".join(plain.split()))
    lettered = _LETTER.fullmatch(plain)
    if lettered is not None:
        return CellText(lettered[1].strip(), lettered[2], mark, _joined(lettered[3], footnotes))
    trailing = _TRAILING.fullmatch(plain)
    if trailing is not None:
        return CellText(trailing[1], "", mark, _joined(trailing[2], footnotes))
    return CellText(plain, "", mark, footnotes)


def _without_superscripts(plain: str) -> tuple[str, str]:
    match = _SUPERSCRIPT.search(plain)
    return (plain, "") if match is None else (plain[: match.start()], match[1])


def _joined(first: str | None, second: str) -> str:
    return " ".join(part.strip() for part in (first or "", second) if part.strip())


def without_footnotes(name: str) -> tuple[str, str]:
    """A participant's name without the footnote figures behind it, and these.

    >>> without_footnotes("China 2, 3")
    ('China', '2, 3')
    """
    plain, marks = _without_superscripts(" ".join(name.split()))
    match = _FOOTNOTES.search(plain)
    if match is None or not plain[: match.start()]:
        return plain, marks
    return plain[: match.start()], _joined(match[1], marks)
