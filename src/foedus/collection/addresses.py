"""Stable addresses: the path of every thing, the same for good, without dates.

The web layer adds the two dates of a question. Slashes inside an id stay slashes (servers decode
them before they look at a path); everything else that means something in a URL is encoded.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

SEARCH: Final = "/search"
CHANGES: Final = "/changes"
OPEN_QUESTIONS: Final = "/open-questions"
MATRIX: Final = "/matrix"
JOURNAL: Final = "/journal"
CALENDAR: Final = "/calendar"


def instrument_path(instrument: str) -> str:
    """The page of an instrument.

    >>> instrument_path("cis/charter-1993")
    '/instruments/cis/charter-1993'
    """
    return f"/instruments/{_encoded(instrument)}"


def state_path(party: str) -> str:
    """The page of a state, or of an organisation that does acts as a state does."""
    return f"/states/{_one(party)}"


def pair_path(first: str, second: str) -> str:
    """The page of two states; one address, whichever is named first.

    >>> pair_path("UA", "RU") == pair_path("RU", "UA") == "/pairs/RU/UA"
    True
    """
    one, other = sorted((first, second))
    return f"/pairs/{_one(one)}/{_one(other)}"


def organisation_path(organisation: str) -> str:
    """The page of an organisation."""
    return f"/organisations/{_encoded(organisation)}"


def office_path(office: str) -> str:
    """The page of an office."""
    return f"/offices/{_encoded(office)}"


def act_path(act: str) -> str:
    """The page of one act.

    >>> act_path("cis/free-trade-2011#1:AM")
    '/acts/cis/free-trade-2011%231%3AAM'
    """
    return f"/acts/{_encoded(act)}"


def standing_path(instrument: str, party: str) -> str:
    """The proof of how one state stands to one instrument; the code comes first, for it is short.

    >>> standing_path("cis/charter-1993", "GE")
    '/standings/GE/cis/charter-1993'
    """
    return f"/standings/{_one(party)}/{_encoded(instrument)}"


def anchor(*parts: str) -> str:
    """The key of a proof on a page, fit to be the id of an element; different parts, another key.

    >>> anchor("GE"), anchor("cis/charter-1993"), anchor("cis", "member", "GE")
    ('why-GE', 'why-cis.2Fcharter-1993', 'why-cis_member_GE')
    """
    return "why-" + "_".join(_key(part) for part in parts)


def _key(part: str) -> str:
    """A part without the two signs that a key uses itself: the full stop and the low line."""
    return _one(part).replace(".", "%2E").replace("_", "%5F").replace("%", ".")


def _encoded(name: str) -> str:
    return quote(name, safe="/")


def _one(name: str) -> str:
    """One segment of a path: not even a slash is left."""
    return quote(name, safe="")
