"""A raw case ──▶ a `Worker`, or every fault of its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from foedus.law.terms.days import Span
from foedus.law.terms.wording import Wording
from foedus.regimes.labour.case import DOCUMENTS, PERIODS, Document, Period, Worker
from foedus.regimes.labour.files import Raw, Unreadable
from foedus.regimes.labour.findings import Fault
from foedus.regimes.labour.person import person_values, whys
from foedus.regimes.labour.values import Reader
from foedus.regimes.labour.vocabulary import DISCIPLINES, KINDS, PURPOSES
from foedus.regimes.rules.cases import Single
from foedus.regimes.rules.terms import Regime

_KEYS: Final = (
    "note",
    "person",
    "host",
    "on",
    "purpose",
    "employer",
    "occupation",
    "region",
    "durationMonths",
    "contract",
    "entered",
    "family",
    "periods",
    "education",
)

_RETOLD: Final = ("employer", "region", "durationMonths", "entered")

Faults: TypeAlias = tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What reading needs to know: the regime, how states are named, and a day for every case.

    *on* holds the one day asked about in place of the days of the cases, or nothing; *gone* the
    day from which a state is no more.
    """

    regime: Regime
    party: Callable[[str], str]
    on: tuple[date, ...] = ()
    gone: Mapping[str, date] = field(default_factory=dict)


def read_case(raw: Raw | Unreadable, row: int, settings: Settings) -> Worker | Faults:
    """The case in *raw*; or its faults, all of them."""
    reader = Reader(row, settings.party, settings.gone)
    if isinstance(raw, Unreadable):
        reader.fault("", "R20", f"{raw.why}.")
        return tuple(reader.faults)
    found = list(_worker(raw, reader, settings))
    return tuple(reader.faults) if reader.faults else found[0]


def _worker(raw: Raw, reader: Reader, settings: Settings) -> Iterator[Worker]:
    """The case; nothing where no day is asked about, which is a fault."""
    reader.known_keys(raw, _KEYS)
    days = reader.days = settings.on or reader.day(reader.needed(raw, "on"), "on")
    for key in ("employer", "region"):
        reader.text(raw.get(key), key)
    reader.number(raw.get("durationMonths"), "durationMonths", least=1)
    reader.day(raw.get("entered"), "entered")
    reader.table(raw, "contract")
    values = dict(_values(raw, reader, settings.regime))
    periods, documents = tuple(_periods(raw, reader)), tuple(_documents(raw, reader))
    note = _note(raw, reader)
    for on in days:
        yield Worker(
            row=reader.row,
            on=on,
            note=note,
            values=values,
            why=whys(raw, settings.regime),
            periods=periods,
            documents=documents,
            silent=frozenset(key for key in (PERIODS, DOCUMENTS) if raw.get(key) is None),
            facts=tuple(_facts(raw)),
        )


def _facts(raw: Raw) -> Iterator[tuple[str, str]]:
    """What the case tells although no rule asks about it: the page repeats it."""
    for key in _RETOLD:
        value = raw.get(key)
        if value is not None and not isinstance(value, dict):
            yield key, str(value)


def _note(raw: Raw, reader: Reader) -> Wording:
    """The note: a text, or one in each language."""
    value = raw.get("note")
    if not isinstance(value, dict):
        return Wording(*reader.text(value, "note"))
    reader.known_keys(value, ("en", "ru"), "note.")
    english, russian = (reader.text(value.get(key), f"note.{key}") for key in ("en", "ru"))
    return Wording("".join(english), "".join(russian))


def _values(raw: Raw, reader: Reader, regime: Regime) -> Iterator[tuple[str, Single]]:
    yield from person_values(raw, reader, regime)
    for name, found in (
        ("host", reader.state_then(raw.get("host"), "host")),
        ("purpose", reader.word(raw.get("purpose"), PURPOSES, "purpose")),
        ("occupation", reader.occupation(raw.get("occupation"), "occupation")),
    ):
        yield from ((name, value) for value in found)
    if raw.get("family") is not None:
        yield "family", "yes" if _family(raw, reader) else "no"


def _family(raw: Raw, reader: Reader) -> int:
    """How many members of the family come along."""
    members = reader.objects(raw, "family")
    for place, one in members:
        reader.known_keys(one, ("relation", "nationality", "age"), place)
        reader.text(one.get("relation"), f"{place}relation")
        reader.state(one.get("nationality"), f"{place}nationality")
        reader.number(one.get("age"), f"{place}age")
    return len(members)


def _periods(raw: Raw, reader: Reader) -> Iterator[Period]:
    earlier: list[tuple[str, Period]] = []
    for place, one in reader.objects(raw, PERIODS):
        reader.known_keys(one, ("state", "from", "until", "kind"), place)
        states = reader.state(one.get("state"), f"{place}state")
        kinds = reader.word(one.get("kind"), KINDS, f"{place}kind")
        for span in _span(one, place, reader):
            period = Period(span, "".join(kinds), _told(period_state=states))
            _check_apart(period, place, earlier, reader)
            earlier.append((place, period))
            yield period


def _check_apart(
    period: Period, place: str, earlier: list[tuple[str, Period]], reader: Reader
) -> None:
    """Time of one kind counts once: no day may stand in two periods."""
    for other, one in earlier:
        both = one.span.start < period.span.end and period.span.start < one.span.end
        if both and one.kind == period.kind:
            reader.fault(f"{place}from", "R32", f"It overlaps {other.rstrip('.')}.")


def _span(one: Raw, place: str, reader: Reader) -> Iterator[Span]:
    starts = reader.day(reader.needed(one, "from", place), f"{place}from")
    ends = reader.end(reader.needed(one, "until", place), f"{place}until")
    for start, end in zip(starts, ends, strict=False):
        if start < end:
            yield Span(start, end)
        else:
            told = f"From {start.isoformat()} until {end.isoformat()} there is no day."
            reader.fault(f"{place}until", "R27", told)


def _documents(raw: Raw, reader: Reader) -> Iterator[Document]:
    for place, one in reader.objects(raw, DOCUMENTS):
        reader.known_keys(one, ("field", "state"), place)
        fields = reader.word(one.get("field"), DISCIPLINES, f"{place}field")
        states = reader.state(one.get("state"), f"{place}state")
        yield Document(_told(education_field=fields, education_state=states))


def _told(**found: tuple[str, ...]) -> dict[str, Single]:
    """The fields that have a value."""
    return {name: values[0] for name, values in found.items() if values}
