"""The pages of things: an instrument, a state under it, a state, two states, an organisation."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foedus.accounts.protecting import permitted
from foedus.collection import addresses
from foedus.collection.formats.citations import Part, quotations
from foedus.collection.pages.instrument import InstrumentPage, instrument_page
from foedus.collection.pages.limits import LimitShown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.offices import office_page
from foedus.collection.pages.organisation import OrganisationPage, organisation_page
from foedus.collection.pages.pair import pair_page
from foedus.collection.pages.parts import Named
from foedus.collection.pages.standings import standing as standing_of
from foedus.collection.pages.state import state_page
from foedus.web.asked import Asked
from foedus.web.collection import drawings, exports
from foedus.web.showing import Answer, Elsewhere, Shown, shown


@permitted("collection.read")
@shown
def instrument(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """An instrument: its entry into force, its status table, its history."""
    page = instrument_page(asked.view, name)
    if page.id != name:
        return Elsewhere(addresses.instrument_path(page.id))
    rows = [row.party.id for row in page.rows]
    return Shown(
        template="collection/instrument.html",
        context={
            "page": page,
            "timeline": drawings.timeline(asked, page.id, rows) if page.facts.binding else "",
            "groups": _groups(page),
            "limits": _limits(page),
            "copies_path": f"/copies/{quote(page.id)}",
        },
        crumbs=_within(page.facts.within, Named(page.id, page.title)),
        exports=exports.of_instrument(asked, page.id, has_text=_is_quoted(asked, page.id)),
    )


def _is_quoted(asked: Asked, instrument: str) -> bool:
    """Whether words of the instrument are held in the language of the page."""
    clauses = asked.view.register.instrument[instrument].clauses
    return any(one.part is not Part.ELSEWHERE for one in quotations(clauses, asked.language))


def _groups(page: InstrumentPage) -> list[tuple[str, list[object]]]:
    found: dict[str, list[object]] = {}
    for row in page.rows:
        found.setdefault(row.group, []).append(row)
    return list(found.items())


def _limits(page: InstrumentPage) -> list[list[LimitShown]]:
    """Suspensions and measures; rival claims about one of them stand together."""
    found: dict[object, list[LimitShown]] = {}
    for place, one in enumerate(page.limits):
        alike = (one.act.dispute, one.by, one.towards, one.goods) if one.act.dispute else place
        found.setdefault(alike, []).append(one)
    return list(found.values())


def _within(organisation: Named, *last: Named) -> tuple[Named, ...]:
    first = Named("", _("Treaties"), "/instruments")
    return (first, *((organisation,) if organisation.id else ()), *last)


@permitted("collection.read")
@shown
def standing(request: HttpRequest, asked: Asked, party: str, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """How one state stands to one instrument, and why: the stable address of a proof."""
    opened = asked.state.opened
    held, code = opened.names.instrument(name), opened.names.party(party)
    if (held, code) != (name, party):
        return Elsewhere(addresses.standing_path(held, code))
    row = standing_of(asked.view, held, code)
    treaty = Named(held, asked.view.name_of(held), addresses.instrument_path(held))
    return Shown(
        template="collection/standing.html",
        context={"row": row, "instrument": treaty},
        crumbs=_within(treaty, Named(code, row.party.name)),
        exports=exports.of_standing(asked, held, code),
    )


@permitted("collection.read")
@shown
def state(request: HttpRequest, asked: Asked, party: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """A state: what binds it, where it belongs, what it still has to do."""
    page = state_page(asked.view, party)
    if page.party.id != party:
        return Elsewhere(addresses.state_path(page.party.id))
    pairs = [Named(one.id, one.name, addresses.pair_path(party, one.id)) for one in page.partners]
    return Shown(
        template="collection/state.html",
        context={"page": page, "pairs": pairs, "shown_counts": _without_none(page.counts)},
        crumbs=(Named("", _("States"), "/states"), Named(party, page.party.name)),
        exports=exports.of_state(asked, party),
    )


def _without_none(counts: tuple[tuple[Mark, int], ...]) -> list[tuple[Mark, int]]:
    return [(mark, number) for mark, number in counts if mark is not Mark.NONE]


@permitted("collection.read")
@shown
def pair(request: HttpRequest, asked: Asked, first: str, second: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """What binds two states towards each other on the day."""
    if first == second:
        return Elsewhere(f"/pairs?{urlencode({'a': first, 'b': second})}")
    page = pair_page(asked.view, first, second)
    if page.href != addresses.pair_path(first, second) or first > second:
        return Elsewhere(page.href)
    names = " – ".join(one.name for one in page.pair)
    groups: dict[str, list[object]] = {}
    for row in page.rows:
        groups.setdefault(row.group, []).append(row)
    return Shown(
        template="collection/pair.html",
        context={
            "page": page,
            "groups": list(groups.items()),
            "chart": drawings.bonds(asked, first, second) if page.rows else "",
            "states": states_of(asked),
            "chosen": (first, second),
        },
        crumbs=(Named("", _("Two states"), "/pairs"), Named("", names)),
        exports=exports.of_pair(asked, first, second),
    )


@permitted("collection.read")
@shown
def pairs(request: HttpRequest, asked: Asked) -> Answer:
    """Choose two states; two that are chosen lead to their page."""
    first, second = (request.GET.get(name, "").strip() for name in ("a", "b"))
    if first and second and first != second:
        names = asked.state.opened.names
        return Elsewhere(addresses.pair_path(names.party(first), names.party(second)))
    return Shown(
        template="collection/pairs.html",
        context={
            "states": states_of(asked),
            "chosen": (first, second),
            "same": bool(first) and first == second,
        },
        crumbs=(Named("", _("Two states")),),
    )


def states_of(asked: Asked) -> list[Named]:
    """The states of the register by name, for forms: what is an organisation is none."""
    register = asked.state.register
    found = [
        Named(code, asked.view.name_of(code), addresses.state_path(code))
        for code, party in register.party.items()
        if code not in register.organisation
    ]
    return sorted(found, key=lambda one: one.name)


@permitted("collection.read")
@shown
def organisation(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """An organisation: its members by each test, its bodies, offices and chair."""
    page = organisation_page(asked.view, name)
    one = page.organisation
    if one.id != name:
        return Elsewhere(addresses.organisation_path(one.id))
    codes = [row.party.id for row in page.rows]
    criteria = [criterion.name for criterion in page.criteria]
    return Shown(
        template="collection/organisation.html",
        context={
            "page": page,
            "tiles": drawings.tiles(asked, one.id, criteria[0], codes) if criteria else "",
            "chart": drawings.counts(asked, one.id, criteria) if criteria else "",
            "criteria_titles": _titles(page),
        },
        crumbs=(Named("", _("Organisations"), "/organisations"), Named(one.id, one.name)),
        exports=exports.of_organisation(asked, one.id),
    )


def _titles(page: OrganisationPage) -> dict[str, str]:
    return {criterion.name: criterion.title for criterion in page.criteria}


@permitted("collection.read")
@shown
def office(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """An office: who holds it, who has held it, by which rule."""
    page = office_page(asked.view, name)
    if page.office.id != name:
        return Elsewhere(addresses.office_path(page.office.id))
    chart = drawings.holders(asked, _("Holders over time"), page.tenures)
    return Shown(
        template="collection/office.html",
        context={"page": page, "chart": chart},
        crumbs=(
            Named("", _("Organisations"), "/organisations"),
            *((page.organisation,) if page.organisation.id else ()),
            Named(page.office.id, page.office.name),
        ),
        exports=exports.of_office(asked, page.office.id),
    )
