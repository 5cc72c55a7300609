"""The versions of a draft's text: append-only, numbered in each language, side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.accounts.permissions import may
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import organisation_of
from foedus.assembly.drafts.errors import BadDraft, NotReadable
from foedus.assembly.drafts.steps import ON_ITS_WAY, claimed, keep
from foedus.assembly.drafts.words import REMARK, words_of
from foedus.assembly.models import Draft, DraftVersion, Phase
from foedus.drafting.akoma.reading import LARGEST, read_akoma
from foedus.drafting.akoma.terms import ISO_639_2, Identification
from foedus.drafting.akoma.writing import write_akoma
from foedus.drafting.identity import aligned_ids, carried_ids
from foedus.drafting.structure import Text
from foedus.register.held import held

_GIVEN: Final = re.compile(r'wId="([^"]+)"')


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A text with the permanent ids that it is to keep, and what changed and why."""

    text: Text
    remark: str = ""


def latest(draft: Draft, language: str = "") -> DraftVersion | None:
    """The newest version in *language*; empty: the draft's first language that has one."""
    rows = {row.language: row for row in newest(draft)}
    if language:
        return rows.get(language)
    return next((rows[one] for one in (*draft.languages, *rows) if one in rows), None)


def newest(draft: Draft) -> tuple[DraftVersion, ...]:
    """The newest version in each language."""
    found: dict[str, DraftVersion] = {}
    for row in draft.versions.defer("text").order_by("number"):
        found[row.language] = row
    return tuple(found.values())


def version_of(draft: Draft, language: str, number: int) -> DraftVersion:
    """A version by its language and number. Raises `NotReadable`."""
    known = language in ISO_639_2
    row = draft.versions.filter(language=language, number=number).first() if known else None
    if row is None:
        raise NotReadable(f"There is no version {number} in {language[:3]!r}; open the history.")
    return row


def text_of(version: DraftVersion) -> Text:
    """The text of a version, with its ids."""
    return _text(version.text)


@lru_cache(maxsize=64)
def _text(document: str) -> Text:
    """Read once for each content: a version never changes."""
    return read_akoma(document.encode("utf-8"))


def brought_in(draft: Draft, text: Text) -> Text:
    """*text*, come from outside, with the permanent ids of what it keeps.

    It is matched with the newest version in its language; a first one with another language's.
    """
    before = latest(draft, text.language)
    given = _ever_given(draft)
    if before is not None:
        return carried_ids(text_of(before), text, given)
    other = latest(draft)
    return text if other is None else aligned_ids(text_of(other), text)


def _ever_given(draft: Draft) -> frozenset[str]:
    """The permanent ids of all versions: none is given to anything else, ever."""
    texts = draft.versions.values_list("text", flat=True)
    return frozenset(wid for document in texts for wid in _GIVEN.findall(document))


@transaction.atomic
def add_version(doing: Doing, draft: Draft | int, seen: int, new: NewVersion) -> DraftVersion:
    """Write a new version. The secretariat writes; a proposer does while it is being drafted.

    Raises `Refused`, `ChangedSince`, `NotNow`, `BadDraft`.
    """
    row = claimed(draft, seen, "given a new version", ON_ITS_WAY)
    demand_writing(doing, row)
    made = written(doing, row, new)
    keep(row, doing, "version", f"{made.language} {made.number}")
    return made


def demand_writing(doing: Doing, draft: Draft) -> None:
    """Let pass who may write the text. Raises `Refused`."""
    if not may_write(doing, draft):
        doing.demand("assembly.prepare")


def may_write(doing: Doing, draft: Draft) -> bool:
    """Whether somebody writes the text: the secretariat; its proposer while it is drafted."""
    own = doing.by.is_delegate and draft.tabled_by == doing.by.delegation
    return may(doing.by, "assembly.prepare") or (own and draft.phase == Phase.DRAFTING)


def written(doing: Doing, draft: Draft, new: NewVersion) -> DraftVersion:
    """The row of a new version, within a step that holds the draft. Raises `BadDraft`."""
    text = new.text
    if text.language not in ISO_639_2:
        raise BadDraft(
            "language", _("%(given)s is no language of a text.") % {"given": text.language[:10]}
        )
    before = latest(draft, text.language)
    if before is not None and text_of(before) == text:
        raise BadDraft(
            "text",
            _("It is word for word version %(number)s: nothing changed.")
            % {"number": before.number},
        )
    number = 1 if before is None else before.number + 1
    about = Identification(
        name=draft.name,
        kind=draft.kind,
        within=organisation_of(held().register, draft.body),
        opened=draft.opened_at.date(),
        version=number,
        made=doing.at.date(),
    )
    document = write_akoma(text, about)
    if len(document) > LARGEST:
        raise BadDraft("text", _("The text is too long for one document; make its annexes drafts."))
    return DraftVersion.objects.create(
        draft=draft,
        number=number,
        language=text.language,
        text=document.decode("utf-8"),
        sha256=sha256(document).hexdigest(),
        remark=words_of("remark", new.remark, REMARK),
        at=doing.at,
        by=doing.by,
    )
