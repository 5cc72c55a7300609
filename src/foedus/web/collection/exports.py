"""The same things in other forms: where programs get what a page shows, of the same two dates."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from foedus.web.asked import Asked
from foedus.web.languages import PREFIXES
from foedus.web.showing import Export

API: Final = "/api/v1"
JSON: Final = "application/json"
CALENDAR: Final = "text/calendar"
_TYPES: Final = {
    "csv": "text/csv",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "svg": "image/svg+xml",
    "akn.xml": "application/akn+xml",
}


def of_instrument(asked: Asked, instrument: str, *, has_text: bool) -> tuple[Export, ...]:
    """The status, the acts, the timeline and (where words are held) the text of an instrument."""
    base = f"instruments/{quote(instrument)}"
    text = ((f"{base}/text.akn.xml", "Akoma Ntoso"),) if has_text else ()
    return (
        _export(asked, f"{base}/status", "JSON", JSON),
        *_files(
            asked,
            (f"{base}/status.csv", "CSV"),
            (f"{base}/acts.csv", "CSV, acts"),
            (f"{base}/status.jsonld", "JSON-LD"),
            (f"{base}/status.ttl", "Turtle"),
            (f"{base}/timeline.svg", "SVG, timeline"),
            *text,
        ),
        _feed(asked, f"instruments/{quote(instrument)}"),
    )


def of_state(asked: Asked, party: str) -> tuple[Export, ...]:
    """The days to come that concern a state."""
    prefix = PREFIXES[asked.language]
    return (Export("iCalendar", f"{prefix}/calendar/{quote(party, safe='')}.ics", CALENDAR),)


def of_changes(asked: Asked) -> tuple[Export, ...]:
    """What the register learnt, as a feed."""
    return (_feed(asked, "changes"),)


def of_notifications(asked: Asked) -> tuple[Export, ...]:
    """What the depositary sent, as a feed."""
    return (_feed(asked, "notifications"),)


def of_days_to_come(asked: Asked) -> tuple[Export, ...]:
    """The days to come, for a calendar."""
    return (Export("iCalendar", f"{PREFIXES[asked.language]}/calendar/deadlines.ics", CALENDAR),)


def _feed(asked: Asked, of: str) -> Export:
    return Export("Atom", f"{PREFIXES[asked.language]}/feeds/{of}.atom", "application/atom+xml")


def of_standing(asked: Asked, instrument: str, party: str) -> tuple[Export, ...]:
    """The proof of one state under one instrument."""
    path = f"instruments/{quote(instrument)}/parties/{quote(party, safe='')}"
    return (_export(asked, path, "JSON", JSON),)


def of_pair(asked: Asked, first: str, second: str) -> tuple[Export, ...]:
    """What binds two states."""
    base = f"between/{quote(first, safe='')}/{quote(second, safe='')}"
    return (
        _export(asked, base, "JSON", JSON),
        *_files(asked, (f"{base}/bonds.csv", "CSV")),
    )


def of_organisation(asked: Asked, organisation: str) -> tuple[Export, ...]:
    """The members of an organisation."""
    base = f"organisations/{quote(organisation)}"
    return (
        _export(asked, f"{base}/members", "JSON", JSON),
        *_files(asked, (f"{base}/members.csv", "CSV")),
    )


def of_office(asked: Asked, office: str) -> tuple[Export, ...]:
    """Who holds an office."""
    return (_export(asked, f"offices/{quote(office)}/holder", "JSON", JSON),)


def of_act(asked: Asked, act: str) -> tuple[Export, ...]:
    """One act."""
    href = f"{API}/acts/{quote(act, safe='/')}?{urlencode({'lang': asked.language})}"
    return (Export("JSON", href, JSON),)


def _files(asked: Asked, *files: tuple[str, str]) -> tuple[Export, ...]:
    return tuple(_export(asked, path, name, _type_of(path)) for path, name in files)


def _type_of(path: str) -> str:
    return next(kind for suffix, kind in _TYPES.items() if path.endswith(f".{suffix}"))


def _export(asked: Asked, path: str, name: str, media_type: str) -> Export:
    question = urlencode([*asked.given, ("lang", asked.language)])
    return Export(name, f"{API}/{path}?{question}", media_type)
