"""Word files: a text with all that is proposed as tracked changes, and what comes back in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.accepting import open_amendments
from foedus.assembly.drafts.amending import Proposal, amendment_of, propose
from foedus.assembly.drafts.commenting import Remark, comment
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.speaking import OWN, Voice
from foedus.assembly.drafts.versions import text_of, version_of
from foedus.assembly.drafts.words import key_of
from foedus.assembly.models import Draft, DraftAmendment, DraftComment, DraftVersion
from foedus.drafting.structure import Text, walk
from foedus.drafting.word.frame import WordHead
from foedus.drafting.word.proposals import as_proposals
from foedus.drafting.word.proposed import Proposed
from foedus.drafting.word.proposed import Remark as WordRemark
from foedus.drafting.word.reading import read_word
from foedus.drafting.word.writing import write_word
from foedus.law.terms.wording import Wording

_OURS: Final = re.compile(r".* · No\. \d{1,9}")
"""How the authors are called whose changes we wrote: they are held, and not proposed again."""
MOST: Final = 500
"""Amendments and remarks that one file brings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """A file that came in, made of version *number* in *language*; its changes are *voice*'s."""

    data: bytes
    language: str
    number: int
    key: str
    voice: Voice = OWN


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file brought, and what in it no amendment can say."""

    amendments: tuple[DraftAmendment, ...]
    comments: tuple[DraftComment, ...]
    leftovers: tuple[Wording, ...]


def word_of(draft: Draft, version: DraftVersion, head: WordHead) -> bytes:
    """A version as a Word file: open amendments are tracked changes, comments are comments."""
    text = text_of(version)
    known = {one.wid for one in walk(text)}
    found = open_amendments(draft, version.language)
    proposed = (
        tuple(_proposed(one.row) for one in found.waiting if not one.orphaned)
        if found.version.pk == version.pk
        else ()
    )
    rows = draft.comments.filter(answer=None, version__language=version.language).order_by("pk")
    remarks = tuple(_remark(row) for row in rows if row.element in {"", *known})
    return write_word(text, head, proposed, remarks)


def _author(party: str, number: int) -> str:
    return f"{party or 'Secretariat'} · No. {number}"


def _proposed(row: DraftAmendment) -> Proposed:
    return Proposed(amendment=amendment_of(row), author=_author(row.party, row.pk), at=row.at)


def _remark(row: DraftComment) -> WordRemark:
    return WordRemark(
        element=row.element,
        words=row.words,
        author=_author(row.party, row.pk),
        at=row.at,
        number=str(row.pk),
        answers=str(row.answers_id or ""),
    )


@transaction.atomic
def take_word(doing: Doing, draft: Draft, file: WordFile) -> Taken:
    """Propose what a Word file asks for. What we wrote into it ourselves is not proposed again.

    Raises `UnusableWord`, and as `propose` and `comment`.
    """
    doing.demand("assembly.comment", draft)
    key_of(file.key)
    text = text_of(version_of(draft, file.language, file.number))
    found = as_proposals(read_word(file.data), text, {})
    asked = [one for one in found.amendments if not _OURS.fullmatch(one.author)]
    said = [one for one in found.remarks if not _OURS.fullmatch(one.author)]
    if len(asked) + len(said) > MOST:
        raise BadDraft("file", _("The file has more than %(most)s changes.") % {"most": MOST})
    return Taken(
        tuple(_propose(doing, draft, file, one, n) for n, one in enumerate(asked)),
        tuple(_comment(doing, draft, file, text, one, n) for n, one in enumerate(said)),
        found.leftovers,
    )


def _propose(
    doing: Doing, draft: Draft, file: WordFile, one: Proposed, number: int
) -> DraftAmendment:
    asked = one.amendment
    return propose(
        doing,
        draft,
        Proposal(
            language=file.language,
            number=file.number,
            element=asked.element,
            deed=asked.deed,
            key=f"{file.key[:48]}-a{number}",
            passage=asked.passage,
            words=asked.words,
            heading=asked.heading,
            inserted=asked.number,
            kind=asked.kind.value if asked.kind else "",
            reason=one.author,
            voice=file.voice,
        ),
    )


def _comment(
    doing: Doing, draft: Draft, file: WordFile, text: Text, one: WordRemark, number: int
) -> DraftComment:
    known = {element.wid for element in walk(text)}
    quoted = f"«{one.passage}»\n" if one.passage else ""
    return comment(
        doing,
        draft,
        Remark(
            language=file.language,
            number=file.number,
            element=one.element if one.element in known else "",
            words=f"{quoted}{one.words}",
            key=f"{file.key[:48]}-c{number}",
            voice=file.voice,
        ),
    )
