"""What one author makes of one paragraph of the text: its words, and lines before and after it.

The number that stands before the words is no part of them; who changes it is told apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from foedus.drafting.word.groups import Group
from foedus.drafting.word.slots import Slot
from foedus.drafting.word.views import Accepts, is_there, nothing


@dataclass(frozen=True, slots=True)
class Token:
    """Some words: whether they stand in the text before and after, and when that changed."""

    words: str
    before: bool
    after: bool
    at: datetime | None = None


@dataclass(slots=True)
class Portion:
    """What a group of paragraphs becomes.

    *tokens* are those of its own words, without its number; a line end among them parts lines.
    *lines_before* and *lines_after* were put in beside it. *keeps* is whether anything of the
    paragraph is left, *renumbered* whether its number became *new_number*, *joined* whether
    its end was taken out and it flows into the next.
    """

    tokens: list[Token] = field(default_factory=list)
    lines_before: list[list[Token]] = field(default_factory=list)
    lines_after: list[list[Token]] = field(default_factory=list)
    keeps: bool = True
    renumbered: bool = False
    new_number: str = ""
    joined: bool = False
    at: datetime | None = None

    @property
    def before(self) -> str:
        """Its words before."""
        return "".join(one.words for one in self.tokens if one.before)

    @property
    def after(self) -> str:
        """Its words after."""
        return "".join(one.words for one in self.tokens if one.after)


def portion_of(group: Group, slot: Slot | None, accepts: Accepts) -> Portion:
    """What *group* becomes if what *accepts* takes is accepted, and the rest rejected."""
    lines = _lines(group, accepts)
    own = [place for place, line in enumerate(lines) if any(one.before for one in line)]
    first, last = (own[0], own[-1]) if own else (len(lines), len(lines) - 1)
    made = Portion(
        lines_before=[line for line in lines[:first] if after_of(line).strip()],
        lines_after=[line for line in lines[last + 1 :] if after_of(line).strip()],
        at=latest(token.at for line in lines for token in line),
    )
    for place, line in enumerate(lines[first : last + 1]):
        made.tokens += [Token("\n", before=False, after=True, at=made.at)] if place else []
        made.tokens += line
    made.joined = not is_there(group.paragraphs[-1].mark, accepts)
    made.keeps = any(one.before and one.after for one in made.tokens) or bool(made.after.strip())
    _without_number(made, "" if slot is None else slot.number)
    return made


def _lines(group: Group, accepts: Accepts) -> list[list[Token]]:
    """The tokens, in lines as they stand after; the end of the last belongs to what follows."""
    lines: list[list[Token]] = [[]]
    for paragraph in group.paragraphs:
        for piece in paragraph.pieces:
            before, after = is_there(piece.changes, nothing), is_there(piece.changes, accepts)
            at = None
            if before is not after:
                at = latest(c.at for c in piece.changes if accepts(c))
            if before or after:
                lines[-1].append(Token(spaced(piece.words), before, after, at))
        if paragraph is not group.paragraphs[-1] and is_there(paragraph.mark, accepts):
            lines.append([])
    return lines


def spaced(words: str) -> str:
    r"""*words* with plain spaces and composed letters, and without signs that cannot be seen.

    >>> spaced("30\u00a0дней\u200b\t")
    '30 дней '
    """
    composed = unicodedata.normalize("NFC", words)
    kept = (" " if one.isspace() and one != "\n" else one for one in composed)
    return "".join(one for one in kept if one == "\n" or unicodedata.category(one)[0] != "C")


def _without_number(portion: Portion, number: str) -> None:
    """Take the number, and what parts it from the words, from the front."""
    told = portion.before
    if not number or not told.startswith(number):
        portion.renumbered = bool(number)
        return
    rest = told[len(number) :]
    size = len(number) + len(rest) - len(rest.lstrip())
    kept: list[Token] = []
    for token in portion.tokens:
        if size and not token.before:
            portion.new_number += token.words  # within the number: no words of the provision
            continue
        cut = min(size, len(token.words)) if token.before else 0
        size -= cut
        portion.new_number += token.words[:cut] if token.after else ""
        if token.words[cut:]:
            kept.append(Token(token.words[cut:], token.before, token.after, token.at))
    portion.renumbered = portion.new_number.strip() != number
    if kept and not kept[0].before:  # what parts it from the first words that it gets
        first = kept[0]
        kept[0] = Token(first.words.lstrip(), before=False, after=True, at=first.at)
    portion.tokens = kept


def after_of(line: list[Token]) -> str:
    """What a line reads after."""
    return "".join(one.words for one in line if one.after)


def latest(moments: Iterable[datetime | None]) -> datetime | None:
    """The last of some moments, where any is known."""
    return max((one for one in moments if one is not None), default=None)
