"""What a feed tells: acts as they were recorded, notifications as they were numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet

from foedus.collection.addresses import instrument_path
from foedus.collection.formats.feed import Entry, tag_uri
from foedus.collection.pages.acts import act_shown
from foedus.collection.pages.lookups import lookups_of
from foedus.collection.pages.parts import ActShown
from foedus.collection.pages.view import View
from foedus.law.terms.wording import Wording
from foedus.register.held import HeldRegister
from foedus.register.models import ActRow, Notification
from foedus.register.models import Entry as JournalEntry

SHOWN: Final = 50
"""So many of the newest stand in a feed."""
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_DAY: Final = Wording("Day that counts: {}.", "День, который считается: {}.")
_SOURCES: Final = Wording("Sources: {}.", "Источники: {}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads: the *view* of the register, the address of the site, its prefix of language."""

    state: HeldRegister
    view: View
    base: str
    prefix: str

    def page(self, path: str) -> str:
        """The whole address of a page of the collection."""
        return f"{self.base}{self.prefix}{path}"


def naming(specific: str) -> str:
    """A name for good (tag URI), by this journal's origin and the day on which it began."""
    first = JournalEntry.objects.order_by("seq").values_list("at", flat=True).first()
    since = date.fromisoformat((first or "2026-01-01")[:10])
    return tag_uri(_authority(), since, specific)


def changes(reader: Reader, instrument: str = "") -> tuple[Entry, ...]:
    """The acts recorded last, of all instruments or of one."""
    rows = ActRow.objects.filter(block__entry_id__lt=reader.state.size)
    if instrument:
        rows = rows.filter(instrument=instrument)
    newest = rows.select_related("block__entry").order_by("-pk")[:SHOWN]
    return tuple(_acts(reader, newest))


def notifications(reader: Reader) -> tuple[Entry, ...]:
    """The notifications sent last."""
    rows: QuerySet[Notification] = Notification.objects.filter(entry_id__lt=reader.state.size)
    newest = rows.select_related("block").order_by("-year", "-number")[:SHOWN]
    return tuple(_notified(reader, row) for row in newest)


def _acts(reader: Reader, rows: Iterable[ActRow]) -> Iterable[Entry]:
    acts = lookups_of(reader.view.opened).acts
    for row in rows:
        if row.act in acts:
            shown = act_shown(reader.view, acts[row.act])
            yield Entry(
                id=naming(f"act/{row.act}"),
                title=shown.sentence,
                updated=datetime.fromisoformat(row.block.entry.at),
                summary=_summary(reader.view, shown),
                address=reader.page(shown.href),
            )


def _notified(reader: Reader, row: Notification) -> Entry:
    acts = lookups_of(reader.view.opened).acts
    named = ActRow.objects.filter(block=row.block).values_list("act", flat=True)
    said = [act_shown(reader.view, acts[name]).sentence for name in named if name in acts]
    return Entry(
        id=naming(f"notification/{row.reference}"),
        title=f"{row.reference}: {reader.view.name_of(row.instrument)}",
        updated=row.at,
        summary="; ".join(said),
        address=reader.page(instrument_path(row.instrument)),
    )


def _summary(view: View, shown: ActShown) -> str:
    parts = [view.say(_DAY).format(shown.day.text)] if shown.day.text else []
    parts += [shown.words] if shown.words else []
    titles = "; ".join(source.title for source in shown.sources)
    parts += [view.say(_SOURCES).format(titles)] if titles else []
    return " ".join(parts)


def _authority() -> str:
    """The host in the name of the log; without one, the name that documents may use."""
    origin: str = settings.ORIGIN
    host = urlsplit(origin).hostname if "://" in origin else origin.partition("/")[0]
    return host if host and _HOST.fullmatch(host) else "foedus.example"
