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
from foedus.published.dates import bare_date, is_date
from foedus.published.terms import Mark
from foedus.published.words import BEFORE, BY_WORDS, SHORT, USUAL_LETTERS

_LETTERED: Final = re.compile(r"(.*?) ?\((\w{1,3})\)")
"""A heading and its letter; some write a blank before the bracket."""

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
    """A cell taken apart: the date as written, the letter, the brackets, the footnotes.

    *words*: what the cell itself calls the act, as in "Accession: 28 March 1994".
    """

    date: str
    letter: str = ""
    mark: Mark = Mark.STANDS
    footnotes: str = ""
    words: str = ""


def kind_of(words: str) -> Kind | None:
    """The kind of act that a heading's words begin with; None if none is known.

    >>> kind_of("Accession to the Convention as amended")
    <Kind.ACCESSION: 'accession'>
    >>> kind_of("Date of deposit of instrument of ratification")
    <Kind.RATIFICATION: 'ratification'>
    """
    plain = " ".join(words.casefold().replace("’", "'").split())
    found = next((kind for begin, kind in BY_WORDS if plain.startswith(begin)), None)
    before = next((one for one in BEFORE if plain.startswith(one)), None)
    if found is not None or before is None:
        return found
    return kind_of(plain.removeprefix(before).strip())


@lru_cache(maxsize=1024)
def acts_of_heading(heading: str) -> tuple[Named, ...]:
    """The acts that a column heading names, each with its letter."""
    plain = " ".join(heading.split())
    parts: list[str] = []
    for part in filter(None, (one.strip() for one in _BETWEEN.split(plain))):
        if parts and part[0].islower() and plain[0].isupper() and not _is_lettered(part):
            parts[-1] += f", {part}"  # a comma within the words: "… of 1923, as amended(A)"
        else:
            parts.extend(_parted(part))
    return tuple(_named(part) for part in parts)


_BETWEEN: Final = re.compile(r", ?|\s*/\s*(?=[^\W\d_a-zа-я])|; ?")
"""What parts the acts of a heading."""


def _is_lettered(part: str) -> bool:
    """Whether it is an act with a letter of its own, though it begins small: "acceptance (A)"."""
    return _LETTERED.fullmatch(part) is not None and kind_of(part) is not None


def _parted(part: str) -> list[str]:
    """The acts that stand in a heading without a comma: "Ratification Accession (a)"."""
    words, found = part.split(), [""]
    for word in words:
        ended = found[-1].endswith(")") or kind_of(found[-1].rpartition(" ")[2]) is not None
        begins = word[0].isupper() and kind_of(word) is not None
        if found[-1] and ended and begins:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    return found


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
    if not fitting and all(not one.letter for one in named):
        usual = _by_initial(named, letter) or _usual(letter)
        if usual is not None:
            return usual
    asked = f"the letter {letter!r} under {heading!r}" if letter else repr(heading)
    return f"No kind of act is known for {asked}."


def _by_initial(named: tuple[Named, ...], letter: str) -> Meant | None:
    """The one act of a heading without letters that begins with *letter*."""
    begin = [one for one in named if one.kind and one.words.casefold()[:1] == letter.casefold()]
    if len(named) == 1 or len(begin) != 1 or begin[0].kind is None:
        return None
    return Meant(begin[0].kind, notes=(f"letter {letter!r} read as {begin[0].words}",))


def _usual(letter: str) -> Meant | None:
    """What *letter* means in the tables of the UN."""
    kind = USUAL_LETTERS.get(letter)
    if kind is None:
        return None
    manner = Manner.DEFINITIVE if kind is Kind.SIGNATURE else Manner.AS_CLAUSE_SAYS
    return Meant(kind, manner, (f"letter {letter!r} by UN practice",))


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
    if any(word in plain for word in ("definiti", "définiti", "ohne ratifikationsvorbehalt")):
        return Manner.DEFINITIVE
    return Manner.AD_REFERENDUM if "ad referendum" in plain else Manner.AS_CLAUSE_SAYS


_FOOTNOTES: Final = re.compile(r"[\s,;]*((?:\d{1,3}|[¹²³⁰⁴-⁹]+|\*+)(?:\s*,\s*\d{1,3})*)$")
_SUPERSCRIPT: Final = re.compile(r"\s*([¹²³⁰⁴-⁹*†‡]+(?:\s*,\s*[¹²³⁰⁴-⁹]+)*)$")
_LETTER: Final = re.compile(
    r"^(.*[\d~?%\]])(?: г\.| года)?\s*\(?(?!X)([^\W\d_]{1,2})\)?"
    r"(?:\s*(\d{1,3}(?:\s*,\s*\d{1,3})*))?$",
)
_TRAILING: Final = re.compile(
    r"^(.*[^\W\d_][ .,-]*(?:1[89]|20)\d\d(?=\D|\d{1,2}(?:\D|$))|\d{4}-\d\d-\d\d(?=\s))"
    r"\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)$",
)


def take_apart(text: str) -> CellText:
    """The parts of one cell of a status table.

    >>> cell = take_apart("[ 2 Oct 1995 a 3 ]")
    >>> cell.date, cell.letter, str(cell.mark), cell.footnotes
    ('2 Oct 1995', 'a', 'taken-back', '3')
    """
    plain = " ".join(text.split())
    mark = Mark.STANDS
    # an EDTF set such as [1994..1996] has brackets, too
    if plain.startswith("[") and ".." not in plain:
        mark = Mark.TAKEN_BACK
        plain = plain[1:].replace("]", " ", 1)
    elif plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1]
    plain, footnotes = _without_superscripts(bare_date(plain))
    plain, words = _without_words(plain)
    lettered = _LETTER.fullmatch(plain)
    if lettered is not None:
        notes = _joined(lettered[3], footnotes)
        return CellText(bare_date(lettered[1]), lettered[2], mark, notes, words)
    trailing = _TRAILING.fullmatch(plain)
    if trailing is not None:
        return CellText(trailing[1], "", mark, _joined(trailing[2], footnotes), words)
    return CellText(plain, "", mark, footnotes, words)


_SAID_WITH_COLON: Final = re.compile(r"([^\W\d_][^\d:]*?) ?: ?(\S.*\d.*)")
_SAID_FIRST: Final = re.compile(r"([^\W\d_][^\d:]*?)(?: on| le| am| el)? (\S.*\d.*)")
_SAID_LAST: Final = re.compile(r"(.*\d) ?[(,]? ?([^\W\d_][^\d()]{2,})\)?")


def _without_words(plain: str) -> tuple[str, str]:
    """A cell's date, and the words for its act before or behind it, if it has such.

    >>> _without_words("Accession: November 9, 2020")
    ('November 9, 2020', 'Accession')
    """
    for pattern, date, words in _SAID:
        match = pattern.fullmatch(plain)
        if match is None or not is_date(match[date]):
            continue
        if not isinstance(meant_by_word(match[words]), str):
            return match[date], match[words]
    return plain, ""


_SAID: Final = ((_SAID_WITH_COLON, 2, 1), (_SAID_FIRST, 2, 1), (_SAID_LAST, 1, 2))
"""How a cell may name its act, and in which parts the date and the words stand."""


def meant_by_word(word: str) -> Meant | str:
    """The kind of act that a cell in a column of kinds names, or why that is not known."""
    plain = " ".join(word.split())
    folded = plain.casefold().strip("*+. ")
    if folded in set(Kind):
        return Meant(Kind(folded))
    if folded in SHORT:
        notes = ("'A' read as accession, by Hague practice",) if plain[:1] == "A" else ()
        return Meant(SHORT[folded], notes=notes if len(folded) == 1 else ())
    if kind_of(plain) is not None:
        return meant(plain.replace(", ", " "), "")
    return f"No kind of act is known for {word!r}."


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


_ACT_BEHIND: Final = re.compile(r"(.+?)\s*\(([^\W\d_][^()\d]*)\)")
_FORMER: Final = re.compile(r"\s*\(\s*<\s*[\d ./-]+\)$")
"""How the Dutch register marks a state that is no more: "Yugoslavia (< 25-06-1991)"."""


def name_and_act(name: str) -> tuple[str, str]:
    """A participant's name, and the word for its act where that stands in brackets behind it.

    >>> name_and_act("Algeria (accession)")
    ('Algeria', 'accession')
    >>> name_and_act("Bolivia (Plurinational State of)")
    ('Bolivia (Plurinational State of)', '')
    """
    bare = _FORMER.sub("", name)
    match = _ACT_BEHIND.fullmatch(bare)
    if match is None or kind_of(match[2]) is None:
        return bare, ""
    return match[1], match[2]
