"""The pages of the record: one act, the journal that seals it, the notifications sent of it."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from foedus.accounts.protecting import permitted
from foedus.collection import addresses
from foedus.collection.pages.changes import act_page
from foedus.collection.pages.parts import Named
from foedus.depositary.letters import Letter
from foedus.depositary.paragraphs import ParagraphKind
from foedus.journal.keys import key_id
from foedus.law.terms.wording import Language
from foedus.register.desk.letters import letter_from
from foedus.register.models import ActRow, Entry, Notification, SignedHead
from foedus.register.stored_log import entry_line, head_line, public_key
from foedus.web.asked import Asked
from foedus.web.caching import journal_of
from foedus.web.collection import exports
from foedus.web.showing import Answer, Export, Shown, shown

_PER_PAGE: Final = 50
_LATEST: Final = 10
_of_journal: Final = partial(shown, state_of=journal_of)


@permitted("collection.read")
@_of_journal
def act(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """One act: its words, its sources, when the register learnt of it, its entry in the journal."""
    page = act_page(asked.view, name)
    row = ActRow.objects.select_related("block__entry").filter(act=name).first()
    return Shown(
        template="collection/act.html",
        context={
            "page": page,
            "entry": row.block.entry if row else None,
            "line": entry_line(row.block.entry) if row else "",
            "head_size": asked.state.size,
            "notifications": list(_references(row)) if row else [],
        },
        crumbs=(
            Named("", _("Recent changes"), addresses.CHANGES),
            *((page.act.subject,) if page.act.subject.id else ()),
            Named("", page.act.kind_name),
        ),
        exports=exports.of_act(asked, name),
    )


def _references(row: ActRow) -> list[Named]:
    return [
        Named(one.reference, one.reference, f"/notifications/{one.year}/{one.number}")
        for one in Notification.objects.filter(block=row.block).order_by("year", "number")
    ]


@permitted("journal.read")
@_of_journal
def journal(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """The signed head of the journal, its latest entries, and how anybody checks it."""
    key = public_key()
    head = SignedHead.objects.order_by("-size").first()
    latest = list(Entry.objects.order_by("-seq")[:_LATEST])
    return Shown(
        template="collection/journal.html",
        context={
            "head": head,
            "head_line": head_line(head) if head else "",
            "key": key,
            "key_id": key_id(key),
            "latest": latest,
            "log": f"{exports.API}/journal/log",
        },
        crumbs=(Named("", _("Journal")),),
        exports=(
            Export("JSON", f"{exports.API}/journal", exports.JSON),
            Export("JSON Lines", f"{exports.API}/journal/log", "application/jsonl"),
        ),
    )


@permitted("collection.read")
@_of_journal
def notifications(request: HttpRequest, asked: Asked) -> Answer:
    """What the depositary told the states, the newest first."""
    found = Notification.objects.order_by("-year", "-number")
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    return Shown(
        template="collection/notifications.html",
        context={"page": page, "letters": [_told(asked, one) for one in page]},
        crumbs=(Named("", _("Notifications")),),
        exports=exports.of_notifications(asked),
    )


def _told(asked: Asked, notification: Notification) -> dict[str, object]:
    letter = letter_from(notification)
    return {
        "letter": letter,
        "href": f"/notifications/{notification.year}/{notification.number}",
        "title": letter.title.in_language(asked.language),
        "subject": letter.subject.in_language(asked.language),
        "instrument": addresses.instrument_path(letter.instrument),
    }


@permitted("collection.read")
@_of_journal
def notification(request: HttpRequest, asked: Asked, year: int, number: int) -> Answer:  # noqa: ARG001 - the view's arguments
    """A notification in the words that the states were sent, in both languages."""
    found = Notification.objects.select_related("entry").filter(year=year, number=number).first()
    if found is None:
        raise Http404(_("No notification has this number."))
    letter = letter_from(found)
    told = _told(asked, found)
    return Shown(
        template="collection/notification.html",
        context={
            **told,
            "notification": found,
            "acts": [Named(one, one, addresses.act_path(one)) for one in letter.acts],
            "texts": _texts(letter, asked),
        },
        crumbs=(
            Named("", _("Notifications"), "/notifications"),
            Named(found.reference, found.reference),
        ),
    )


def _texts(letter: Letter, asked: Asked) -> list[tuple[Language, list[tuple[bool, str]]]]:
    """The paragraphs in each language, that of the page first; with each, whether it quotes."""
    order: tuple[Language, ...] = ("ru", "en") if asked.language == "ru" else ("en", "ru")
    return [
        (
            language,
            [
                (one.kind is ParagraphKind.QUOTE, one.words.in_language(language))
                for one in letter.paragraphs
            ],
        )
        for language in order
    ]
