"""The agenda: questions put on it, moved, changed, withdrawn; documents under them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models.drafts import Draft, ItemDraft, Phase
from foedus.assembly.models.sessions import AgendaEvent, AgendaItem, Meeting
from foedus.assembly.sessions.errors import BadAgenda
from foedus.assembly.sessions.steps import claimed, counted_on
from foedus.law.terms.errors import UnknownName
from foedus.register.held import held

Did = AgendaEvent.Did


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question for an agenda. *proposed_by* is a party or a body."""

    title_en: str = ""
    title_ru: str = ""
    format: str = AgendaItem.Format.EXTENDED
    proposed_by: str = ""


@transaction.atomic
def add(doing: Doing, number: int, seen: int, question: Question) -> AgendaItem:
    """Put a question at the end of the agenda of session *number*.

    Raises `Refused`, as `steps.claimed`, `BadAgenda`, `UnknownName`.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "given a question")
    _checked(question)
    standing = meeting.items.filter(withdrawn=False)
    last = standing.aggregate(last=Max("number"))["last"] or 0
    item = AgendaItem.objects.create(meeting=meeting, number=last + 1, **asdict(question))
    _note(doing, item, Did.ADDED, _words(item))
    counted_on(meeting)
    return item


def _checked(question: Question) -> None:
    if not (question.title_en.strip() or question.title_ru.strip()):
        raise BadAgenda("The question has no title.", "Give one in English or Russian.")
    if question.format not in AgendaItem.Format.values:
        raise BadAgenda(f"{question.format[:40]!r} is no format.", "Choose narrow or extended.")
    register = held().register
    bodies = {body.id for one in register.organisations for body in one.bodies}
    known = {*register.party, *register.organisation, *bodies}
    if question.proposed_by and question.proposed_by not in known:
        raise UnknownName("party or body", question.proposed_by, known)


@transaction.atomic
def change_item(doing: Doing, number: int, seen: int, question: Question) -> AgendaItem:
    """Change question *number* (of the item) as it was *seen*.

    Raises `Refused`, `AgendaItem.DoesNotExist`, `ChangedSince`, `NotNow`, `BadAgenda`.
    """
    doing.demand("assembly.prepare")
    item = _claimed_item(number, seen, "changed")
    _checked(question)
    for name, value in asdict(question).items():
        setattr(item, name, value)
    return _kept(doing, item, Did.CHANGED, _words(item))


@transaction.atomic
def reorder(doing: Doing, number: int, seen: int, order: tuple[int, ...]) -> tuple[AgendaItem, ...]:
    """Number the questions of session *number* anew, in *order* (their keys).

    Raises `Refused`, as `steps.claimed`, and `BadAgenda` where *order* is not all of them once.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "reordered")
    items = {item.pk: item for item in meeting.items.filter(withdrawn=False)}
    if sorted(order) != sorted(items):
        raise BadAgenda(
            "The order does not name every question of the agenda once.", "Reload the agenda."
        )
    for place, key in enumerate(order, start=1):
        item = items[key]
        if item.number != place:
            item.number = place
            _kept(doing, item, Did.MOVED, str(place))
    counted_on(meeting)
    return tuple(items[key] for key in order)


@transaction.atomic
def withdraw(doing: Doing, number: int, seen: int, reason: str) -> AgendaItem:
    """Take question *number* (of the item) off the agenda; it stays on record with the reason.

    Raises as `change_item`; `BadAgenda` without a reason.
    """
    doing.demand("assembly.prepare")
    item = _claimed_item(number, seen, "withdrawn")
    if not reason.strip():
        raise BadAgenda("A question is not withdrawn without a reason.", "Say why.")
    item.withdrawn = True
    _kept(doing, item, Did.WITHDRAWN, reason)
    left = item.meeting.items.filter(withdrawn=False).order_by("number", "pk")
    for place, other in enumerate(left, start=1):
        if other.number != place:
            AgendaItem.objects.filter(pk=other.pk).update(number=place)
    counted_on(Meeting.objects.select_for_update().get(pk=item.meeting_id))
    return item


@transaction.atomic
def put_document(doing: Doing, number: int, draft: int) -> ItemDraft:
    """Put a draft under question *number*; once, however often it is said.

    Raises `Refused`, `AgendaItem.DoesNotExist`, `Draft.DoesNotExist`, `NotNow`.
    """
    doing.demand("assembly.prepare")
    item = _open_item(number, "given a document")
    document = Draft.objects.get(pk=draft)
    if document.phase == Phase.WITHDRAWN:
        raise NotNow(document.name, str(Phase.WITHDRAWN.label), "put on an agenda")
    link, made = ItemDraft.objects.get_or_create(item=item, draft=document)
    if made:
        _note(doing, item, Did.DOCUMENT_PUT, document.name)
    return link


@transaction.atomic
def take_document(doing: Doing, number: int, draft: int, reason: str) -> None:
    """Take a draft away from question *number*. Raises as `put_document`."""
    doing.demand("assembly.prepare")
    item = _open_item(number, "changed")
    document = Draft.objects.get(pk=draft)
    gone, _ = ItemDraft.objects.filter(item=item, draft=document).delete()
    if gone:
        words = f"{document.name}: {reason}" if reason else document.name
        _note(doing, item, Did.DOCUMENT_TAKEN, words)


def _open_item(number: int, verb: str) -> AgendaItem:
    """The question, if its session is under way and it is still on the agenda."""
    item = AgendaItem.objects.select_for_update().get(pk=number)
    version = Meeting.objects.values_list("version", flat=True).get(pk=item.meeting_id)
    claimed(item.meeting_id, version, verb)
    if item.withdrawn:
        raise NotNow(_words(item), str(Did.WITHDRAWN.label), verb)
    return item


def _claimed_item(number: int, seen: int, verb: str) -> AgendaItem:
    item = _open_item(number, verb)
    if item.version != seen:
        raise ChangedSince(_words(item), seen, item.version)
    return item


def _kept(doing: Doing, item: AgendaItem, did: str, words: str) -> AgendaItem:
    item.version += 1
    item.save()
    _note(doing, item, did, words)
    return item


def _note(doing: Doing, item: AgendaItem, did: str, words: str) -> None:
    AgendaEvent.objects.create(item=item, did=did, words=words, at=doing.at, by=doing.by)


def _words(item: AgendaItem) -> str:
    return item.title_en or item.title_ru
