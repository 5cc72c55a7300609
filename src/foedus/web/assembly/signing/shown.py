"""A signing grid as pages show it: its columns, its rows, each cell with its state and manner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Final
from urllib.parse import quote

from django.db.models import Count
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foedus.assembly.models import Grid, GridDocument, SignatureEvent
from foedus.assembly.signing.following import signed_by_party
from foedus.assembly.signing.values import seats_of
from foedus.law.terms.wording import Wording
from foedus.signing.manners import MANNER_NAMES, OPEN, SIGNATURES, SigningManner
from foedus.web.assembly.signing.marks import KEYS, SHAPES, VOICES, used
from foedus.web.desk.now import Now

COLUMNS: Final = 24
"""Delegations on one page; a screen holds no more."""
ROWS: Final = 30
"""Documents on one page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A delegation: its code, its name, how many documents it signed."""

    party: str
    name: str
    signed: int


@dataclass(frozen=True, slots=True)
class Row:
    """A document: its row, its title, its cells as markup, and how they stand."""

    document: GridDocument
    title: str
    cells: tuple[SafeString, ...]
    signed: int
    left: int
    of: int

    @property
    def markup(self) -> SafeString:
        """The cells of a table, at once: a page has hundreds."""
        return mark_safe("".join(f"<td>{cell}</td>" for cell in self.cells))  # noqa: S308 - drawn


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the grid, where it is too large for one page; *more* are the others."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    column_pages: tuple[tuple[str, str, bool], ...]
    row_pages: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class MannerShown:
    """A manner in the legend, from which scripts read it too."""

    value: str
    name: str
    shape: SafeString
    shape_name: str
    voice: str
    code: str
    letter: str


def title_of(row: GridDocument, moment: Now) -> str:
    """The title of a document on the table."""
    draft = row.draft
    if draft is not None:
        title = Wording(draft.title_en, draft.title_ru).in_language(moment.language)
        return title or row.name
    return moment.holdings.title(row.name)


def manners(moment: Now) -> list[MannerShown]:
    """All manners, in the order of the legend."""
    return [
        MannerShown(
            value=one.value,
            name=manner_name(one, moment),
            shape=used(SHAPES[one]),
            shape_name=SHAPES[one],
            voice=VOICES[one],
            code=KEYS[one][0],
            letter=KEYS[one][1],
        )
        for one in SigningManner
    ]


def manner_name(manner: SigningManner, moment: Now) -> str:
    """What a reader calls a manner; a cell whose entry was taken back is open."""
    if manner is SigningManner.TAKEN_BACK:
        return _("open")
    return MANNER_NAMES[manner].in_language(moment.language)


def columns_of(grid: Grid, moment: Now) -> list[tuple[str, str]]:
    """The delegations by the names that the reader gives them."""
    recorded = grid.events.order_by().values_list("party", flat=True).distinct()
    parties = {seat.party for seat in seats_of(grid)} | set(recorded)
    return sorted(
        ((party, moment.holdings.party(party)) for party in parties), key=lambda one: one[1]
    )


def page_of(grid: Grid, moment: Now, asked: tuple[int, int]) -> Page:
    """Part *asked* of the grid: documents and delegations, from 0 each."""
    every = columns_of(grid, moment)
    papers = list(grid.documents.select_related("draft").order_by("number"))
    row_page, column_page = (
        _within(asked[0], len(papers), ROWS),
        _within(asked[1], len(every), COLUMNS),
    )
    columns = every[column_page * COLUMNS :][:COLUMNS]
    rows = papers[row_page * ROWS :][:ROWS]
    signed = signed_by_party(grid)
    return Page(
        columns=tuple(Column(code, name, signed.get(code, 0)) for code, name in columns),
        rows=tuple(rows_of(grid, rows, columns, moment)),
        column_pages=tuple(_parts(len(every), COLUMNS, (column_page, "columns", row_page))),
        row_pages=tuple(_parts(len(papers), ROWS, (row_page, "rows", column_page))),
    )


def _within(asked: int, count: int, size: int) -> int:
    return max(0, min(asked, (count - 1) // size))


def _parts(count: int, size: int, at: tuple[int, str, int]) -> Iterator[tuple[str, str, bool]]:
    """Links to the parts of what is too long: address, words, whether it is this one."""
    here, what, other = at
    beside = "rows" if what == "columns" else "columns"
    if count <= size:
        return
    for part in range((count + size - 1) // size):
        first, last = part * size + 1, min((part + 1) * size, count)
        yield f"?{what}={part}&{beside}={other}", f"{first}–{last}", part == here


def rows_of(
    grid: Grid, papers: Iterable[GridDocument], columns: list[tuple[str, str]], moment: Now
) -> Iterator[Row]:
    """The rows of *papers*, with a cell for each of *columns*."""
    rows = list(papers)
    events = _standing(rows, [code for code, _name in columns])
    counts = _counted(rows)
    seats = len(seats_of(grid))
    drawer = Drawer(grid, moment)
    for paper in rows:
        told = counts[paper.pk]
        signed = sum(told[manner] for manner in SIGNATURES)
        closed = sum(count for manner, count in told.items() if SigningManner(manner) not in OPEN)
        cells = (
            drawer.cell(paper, (code, name), events.get((paper.pk, code))) for code, name in columns
        )
        yield Row(
            paper, title_of(paper, moment), tuple(cells), signed, max(0, seats - closed), seats
        )


def _standing(
    papers: list[GridDocument], parties: list[str]
) -> dict[tuple[int, str], SignatureEvent]:
    found = SignatureEvent.objects.filter(
        document__in=papers, party__in=parties, replaced_by=None
    ).only("key", "document", "party", "manner", "to_be_confirmed")
    return {(one.document_id, one.party): one for one in found}


def _counted(papers: list[GridDocument]) -> dict[int, Counter[str]]:
    told: dict[int, Counter[str]] = defaultdict(Counter)
    rows = SignatureEvent.objects.filter(document__in=papers, replaced_by=None).order_by()
    for row in rows.values("document", "manner").annotate(count=Count("pk")):
        told[row["document"]][row["manner"]] = row["count"]
    return told


class Drawer:
    """Draws cells: hundreds of them stand on a page, so that what is the same is made once."""

    def __init__(self, grid: Grid, moment: Now) -> None:
        self._base = reverse("signing", args=[grid.meeting_id])
        self._names = {one: escape(manner_name(one, moment)) for one in SigningManner}
        self._confirm = escape(_("to be confirmed"))
        self._document = _("document %(number)s")

    def cell(
        self, paper: GridDocument, party: tuple[str, str], event: SignatureEvent | None
    ) -> SafeString:
        """A cell: a link to its page, with its state and manner for who does not see the mark."""
        manner = SigningManner.TAKEN_BACK if event is None else SigningManner(event.manner)
        code, name = escape(party[0]), escape(party[1])
        key = "" if event is None else event.key
        waits = event is not None and event.to_be_confirmed
        more = f", {self._confirm}" if waits else ""
        number = escape(self._document % {"number": paper.number})
        return mark_safe(  # noqa: S308 - every word in it was escaped
            f'<a class="cell {VOICES[manner]}{" pending" if waits else ""}" '
            f'href="{self._base}cells/{paper.pk}/{quote(party[0], safe="")}/" '
            f'data-document="{paper.pk}" data-party="{code}" '
            f'data-name="{name}" data-number="{number}" '
            f'data-manner="{manner.value}" data-key="{escape(key)}" '
            f'data-pending="{"yes" if waits else ""}">{used(SHAPES[manner])}'
            f'<span class="vh">{name}, {number}: {self._names[manner]}{more}</span></a>'
        )


def told_of(event: SignatureEvent, moment: Now) -> dict[str, Any]:
    """An entry as scripts are told of it."""
    manner = SigningManner(event.manner)
    return {
        "id": event.pk,
        "key": event.key,
        "document": event.document_id,
        "party": event.party,
        "name": moment.holdings.party(event.party),
        "manner": manner.value,
        "words": manner_name(manner, moment),
        "pending": event.to_be_confirmed,
        "by": event.by.get_full_name() or event.by.get_username(),
        "at": f"{event.at:%H:%M:%S}",
    }


def tally_words(signed: int, left: int) -> str:
    """How the cells stand, in words."""
    return ", ".join(
        (
            ngettext("%(count)s signature", "%(count)s signatures", signed) % {"count": signed},
            ngettext("%(count)s cell open", "%(count)s cells open", left) % {"count": left},
        )
    )
