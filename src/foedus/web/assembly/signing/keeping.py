"""The table of a signing grid, drawn once for a state of it; and the form of a cell.

What is drawn shows nothing of who looks: cells, titles, names, counts. It is known by all that it
is made from, so that another state, another part, another language is another table.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Final

from django.db.models import Count, Max
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from foedus.assembly.followup.keeping import is_settled
from foedus.assembly.models import Capacity, Grid, GridDocument, Seat
from foedus.law.terms.wording import Language
from foedus.web.assembly.signing.forms import CellForm
from foedus.web.assembly.signing.shown import page_of, title_of
from foedus.web.caching import Kept, Pages
from foedus.web.desk.now import Now

ROOM: Final = 16 * 1024 * 1024
"""Bytes of all the tables that are kept: some fifty."""

TABLES: Final = Pages(ROOM)


def table_of(grid: Grid, moment: Now, asked: tuple[int, int]) -> SafeString:
    """The part *asked* of the grid as a table with its cells, and the ways to the other parts."""
    if not is_settled():
        return _drawn(grid, moment, asked)
    key = _key(grid, moment, asked)  # before the entries are read: later ones make another key
    known = TABLES.get(key)
    if known is None:
        drawn = _drawn(grid, moment, asked)
        TABLES.put(key, Kept(drawn.encode(), (), ""))
        return drawn
    return mark_safe(known.content.decode())  # noqa: S308 - as the template wrote it


def _drawn(grid: Grid, moment: Now, asked: tuple[int, int]) -> SafeString:
    context = {"page": page_of(grid, moment, asked), "number": grid.meeting_id}
    return render_to_string("assembly/signing/table.html", context)


def _key(grid: Grid, moment: Now, asked: tuple[int, int]) -> str:
    """All that the table is made from: entries are only added, the rest stands here itself."""
    entries = grid.events.aggregate(last=Max("pk"), count=Count("pk"))
    seats = Seat.objects.filter(meeting_id=grid.meeting_id, capacity=Capacity.MEMBER)
    papers = grid.documents.select_related("draft").only(*_SHOWN).order_by("number")
    made_from = (
        (grid.pk, grid.meeting_id, grid.version, entries["last"], entries["count"]),
        tuple(seats.order_by("party").values_list("party", flat=True)),
        tuple(_paper(one, moment) for one in papers),
        (moment.state.root, moment.language, *asked),
    )
    return sha256(repr(made_from).encode(errors="surrogatepass")).hexdigest()


_SHOWN: Final = (
    "grid",
    "draft",
    "name",
    "number",
    "withdrawn",
    "reason",
    "draft__title_en",
    "draft__title_ru",
)


def _paper(one: GridDocument, moment: Now) -> tuple[object, ...]:
    return one.pk, one.number, title_of(one, moment), one.withdrawn, one.reason


@cache
def cell_fields(language: Language) -> SafeString:
    """The empty fields in which a cell is recorded: the same for everybody in a language."""
    form = CellForm(language, auto_id="cell_%s")
    return render_to_string("assembly/signing/cell_fields.html", {"cell_form": form})
