"""The comments of a Word file as remarks on provisions of a text."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.drafting.word.groups import Laid
from foedus.drafting.word.portions import spaced
from foedus.drafting.word.proposed import Remark
from foedus.drafting.word.slots import Slot
from foedus.drafting.word.values import WordComment, WordParagraph, WordText
from foedus.drafting.word.views import is_there, nothing


def remarks_of(word: WordText, beside: Laid) -> tuple[Remark, ...]:
    """Every comment, on what it is: in the order of the file."""
    return tuple(_remark(one, beside) for one in word.comments)


def _remark(comment: WordComment, beside: Laid) -> Remark:
    element, passage = _anchored(comment.number, beside)
    return Remark(
        element=element,
        passage=passage,
        words=comment.words,
        author=comment.author,
        at=comment.at,
        number=comment.number,
        answers=comment.answers,
    )


def _anchored(number: str, beside: Laid) -> tuple[str, str]:
    """The provision that a comment is on, and the passage; empty where it is on all of it."""
    behind = ""
    for paragraph, slot in _paragraphs(beside):
        behind = slot.wid if slot is not None else behind
        marked = [one for one in paragraph.pieces if number in one.comments]
        if marked:
            held = "".join(one.words for one in marked if is_there(one.changes, nothing))
            return behind, _passage(spaced(held), slot)
    return "", ""


def _paragraphs(beside: Laid) -> Iterator[tuple[WordParagraph, Slot | None]]:
    for group in beside.groups:
        for paragraph in group.paragraphs:
            yield paragraph, group.slot


def _passage(held: str, slot: Slot | None) -> str:
    """The commented words, if they are a part of the words of the provision."""
    if slot is None or held.strip() == slot.words or held not in slot.words:
        return ""
    return held if held.strip() else ""
