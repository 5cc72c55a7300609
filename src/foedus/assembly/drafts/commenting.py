"""Comments on elements of a draft, and answers to them, as threads."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.speaking import OWN, Voice, heard
from foedus.assembly.drafts.steps import ON_ITS_WAY, in_phase, once
from foedus.assembly.drafts.versions import text_of, version_of
from foedus.assembly.drafts.words import key_of, needed
from foedus.assembly.models import Draft, DraftComment
from foedus.drafting.structure import element_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is said of *element* (its wid; empty: of the whole text), seen in a version.

    *answers* is the number of the comment that it answers, 0 for a new thread.
    """

    language: str
    number: int
    element: str
    words: str
    key: str
    voice: Voice = OWN
    answers: int = 0


@transaction.atomic
def comment(doing: Doing, draft: Draft, remark: Remark) -> DraftComment:
    """Say something of an element. Sent twice under one key, it is said once.

    Raises `Refused`, `NotNow`, `TooLate`, `NoSuchElement`, `NotReadable`, `BadDraft`,
    `SentBefore`.
    """
    doing.demand("assembly.comment", draft)
    in_phase(draft, "commented on", ON_ITS_WAY)
    voice = heard(doing, draft, remark.voice)
    version = version_of(draft, remark.language, remark.number)
    if remark.element:
        element_at(text_of(version), remark.element)
    content = {
        "draft": draft,
        "version": version,
        "element": remark.element,
        "party": voice.party,
        "body": voice.body,
        "answers": _answered(draft, remark),
        "words": needed("words", remark.words),
    }
    return once(DraftComment, key_of(remark.key), doing, content)


def _answered(draft: Draft, remark: Remark) -> DraftComment | None:
    """The first comment of the thread; a thread is about one element."""
    if not remark.answers:
        return None
    found = draft.comments.filter(pk=remark.answers).first()
    if found is None or found.element != remark.element:
        raise BadDraft("answers", _("The comment that you answer is not there. Reload the page."))
    return found.answers or found
