"""What the verbs of a statement say of its time, where its place in the sentence does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from foedus.claims.judging.named import LONGEST
from foedus.claims.terms.claims import Chair, Content, Course, MembershipList, OfficeHolder
from foedus.claims.terms.times import Relation
from foedus.claims.words.forms import forms_in

InCourse: TypeAlias = Chair | MembershipList | OfficeHolder
"""The statements that say where in its course a thing is."""

_PAST: Final = re.compile(
    r"\b(?:was|were|had|held|served|headed|chaired|presided|led|belonged|ran)\b", re.IGNORECASE
)
_PRESENT: Final = re.compile(r"\b(?:has|have|is|are|holds?|chairs?|leads?)\b", re.IGNORECASE)
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]+")


def in_its_tense(content: Content, words: str) -> Content:
    """A statement that something was so since a day, told as past, says that it was so once."""
    if not isinstance(content, InCourse) or content.course is not Course.IS:
        return content
    past = content.when.relation is Relation.SINCE and is_past(words)
    return replace(content, course=Course.WAS) if past else content


def is_past(words: str) -> bool:
    """Whether a statement is told as past: what began then need not be so still."""
    said = words[:LONGEST]
    if _CYRILLIC.search(said):
        return "past" in set(_tenses(said)) and "pres" not in set(_tenses(said))
    return bool(_PAST.search(said)) and not _PRESENT.search(said)


def _tenses(words: str) -> Iterator[str]:
    for word in _CYRILLIC.findall(words.casefold()):
        form = next(iter(forms_in("ru").of(word)), None)
        if form is not None and form.part == "VERB":
            yield form.tense
