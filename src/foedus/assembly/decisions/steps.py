"""A step in a question: the row claimed as it was seen, changed, counted on; keys; what is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from django.db import IntegrityError, models, transaction

from foedus.assembly.decisions.errors import BadMatter
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow, SentBefore
from foedus.assembly.models.decisions import Matter, MatterEvent, MatterPhase
from foedus.assembly.models.drafts import Phase
from foedus.assembly.models.sessions import MeetingPhase

Row = TypeVar("Row", bound=models.Model)

LONGEST: Final = 20_000
"""Characters of a reservation, a special opinion, a reason."""
_KEY: Final = re.compile(r"[A-Za-z0-9_:.-]{8,100}")
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_CLOSED_DRAFT: Final = frozenset({Phase.ADOPTED, Phase.PUBLISHED, Phase.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Seen:
    """Question *number*, as it was when its version was *version*."""

    number: int
    version: int


def key_of(key: str) -> str:
    """A key that a client chose. Raises `BadMatter`."""
    if not _KEY.fullmatch(key):
        raise BadMatter("key", "The form was too old. Look at the page again and send it.")
    return key


def words_of(field: str, words: str) -> str:
    """Words without signs that cannot be seen. Raises `BadMatter`."""
    text = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST:
        raise BadMatter(field, f"The words are longer than {LONGEST} characters. Shorten them.")
    if _HIDDEN.search(text):
        raise BadMatter(field, "There is a sign in the words that cannot be seen. Remove it.")
    return text


def claimed(seen: Seen, verb: str) -> Matter:
    """The question, locked, if it stands as it was seen and is still open.

    Raises `Matter.DoesNotExist`, `ChangedSince`, `NotNow`.
    """
    matter = open_matter(seen.number, verb)
    if matter.version != seen.version:
        raise ChangedSince("The question", seen.version, matter.version)
    return matter


def open_matter(number: int, verb: str) -> Matter:
    """The question, locked, if it is still open. Raises `Matter.DoesNotExist`, `NotNow`."""
    matter = Matter.objects.select_for_update().get(pk=number)
    if matter.phase != MatterPhase.OPEN:
        raise NotNow("The question", str(MatterPhase(matter.phase).label), verb)
    demand_subject(matter, verb)
    return matter


def demand_subject(matter: Matter, verb: str) -> None:
    """Let pass a question whose agenda item or draft still stands. Raises `NotNow`."""
    item, draft = matter.item, matter.draft
    if item is not None:
        item.refresh_from_db()
        if item.withdrawn:
            raise NotNow("The question", str(MatterPhase.WITHDRAWN.label), verb)
        if item.meeting.phase == MeetingPhase.CANCELLED:
            raise NotNow(item.meeting.name, str(MeetingPhase.CANCELLED.label), verb)
    if draft is not None:
        draft.refresh_from_db()
        if draft.phase in _CLOSED_DRAFT:
            raise NotNow(draft.name, str(Phase(draft.phase).label), verb)


def counted_on(matter: Matter) -> Matter:
    """Write the question as it is now, under its next version."""
    matter.version += 1
    matter.save()
    return matter


def note(
    matter: Matter, doing: Doing, did: str, *, remark: str = "", due: datetime | None = None
) -> MatterEvent:
    """Keep what was done with a question, by whom and when."""
    return MatterEvent.objects.create(
        matter=matter, did=did, remark=remark, due=due, at=doing.at, by=doing.by
    )


def sent_before(model: type[Row], key: str, doing: Doing, content: Mapping[str, Any]) -> Row | None:
    """The row of *key*, if it was sent before with this content by this person.

    Raises `SentBefore` where the content is another.
    """
    before = model._default_manager.filter(key=key).first()  # noqa: SLF001 - Django's public name
    if before is None:
        return None
    same = all(getattr(before, name) == value for name, value in content.items())
    if not same or getattr(before, "by_id", None) != doing.by.pk:
        raise SentBefore(key)
    return before


def written_once(model: type[Row], key: str, doing: Doing, content: Mapping[str, Any]) -> Row:
    """A new row under *key*; where the same came at the same moment, that one.

    Raises as `sent_before`.
    """
    try:
        with transaction.atomic():
            return model._default_manager.create(  # noqa: SLF001 - likewise
                key=key, at=doing.at, by=doing.by, **content
            )
    except IntegrityError:
        before = sent_before(model, key, doing, content)
        if before is None:
            raise
        return before
