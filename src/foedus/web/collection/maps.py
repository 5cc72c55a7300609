"""What searchers ask for: the map of all pages, and what they may read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import permitted, public
from foedus.collection import addresses
from foedus.collection.pages.sessions_paths import body_path, session_path, subject_path
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.register import Register
from foedus.register.held import held
from foedus.web import faults
from foedus.web.caching import content_of, kept
from foedus.web.languages import PREFIXES

_PLACES: Final = (
    *("", "/instruments", "/states", "/pairs", "/organisations", "/offices", "/about"),
    *(addresses.CHANGES, addresses.OPEN_QUESTIONS, addresses.MATRIX, addresses.JOURNAL),
    *("/notifications", addresses.CALENDAR, "/sessions", "/bodies", "/subjects", "/links"),
    *("/programmes", "/visits", "/disputes", "/assembly/followup/report", "/check/"),
)
_BEHIND_DOORS: Final = ("/account/", "/desk", "/assembly/")


@permitted("collection.read")
@require_safe
@kept(content_of)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page with an address of its own, in both languages (sitemaps.org)."""
    try:
        register = held().register
    except FoedusError as fault:
        return faults.answer(request, fault)
    host = f"{request.scheme}://{request.get_host()}"
    names = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = Element("urlset", {**names, "xmlns:xhtml": "http://www.w3.org/1999/xhtml"})
    for path in _paths(register):
        for prefix in PREFIXES.values():
            _add(root, host, prefix, path)
    text = b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8")
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def _add(root: Element, host: str, prefix: str, path: str) -> None:
    place = SubElement(root, "url")
    SubElement(place, "loc").text = f"{host}{prefix}{path}" if prefix or path else f"{host}/"
    for language, other in PREFIXES.items():
        told = {"rel": "alternate", "hreflang": language, "href": f"{host}{other}{path}" or host}
        SubElement(place, "xhtml:link", told)


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What searchers may read: all but what is behind a door, and no endless days."""
    lines = (
        "User-agent: *",
        *(f"Disallow: {prefix}{path}" for prefix in ("", "/ru") for path in _BEHIND_DOORS),
        "Disallow: /*?*on=",
        "Disallow: /*?*known=",
        f"Sitemap: {request.scheme}://{request.get_host()}/sitemap.xml",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _paths(register: Register) -> Iterator[str]:
    yield from _PLACES
    yield from (addresses.instrument_path(one.id) for one in register.instruments)
    yield from (addresses.organisation_path(one.id) for one in register.organisations)
    yield from (addresses.state_path(code) for code in register.party)
    yield from (addresses.office_path(one.id) for one in register.offices)
    yield from (session_path(one.id) for one in register.sessions)
    yield from (body_path(one.id) for org in register.organisations for one in org.bodies)
    subjects = {subject for one in register.instruments for subject in one.subjects}
    yield from (subject_path(one) for one in sorted(subjects))
