"""An act as the block of a register file that reads back as the same act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias

from foedus.depositary.errors import UnwritableText
from foedus.law.terms.acts import Act
from foedus.law.terms.uncertain import Bounded, When
from foedus.law.terms.wording import Wording
from foedus.texts import shapes
from foedus.texts.edtf_dates import read_when
from foedus.texts.tables import Fact
from foedus.texts.writing import canonical

Plain: TypeAlias = str | bool | date | list[str] | dict[str, Any]
"""What a TOML value can be here."""

_SAME_NAME: Final = (
    "id",
    "kind",
    "party",
    "date",
    "received",
    "recorded",
    "notified",
    "notified_to",
    "effect",
    "until",
    "states",
    "manner",
    "qualification",
    "inferred",
    "about",
    "towards",
    "provisions",
    "goods",
    "opposes_entry_into_force",
    "predecessor",
    "date_of_succession",
    "person",
    "title",
    "place",
    "formats",
    "co_chairs",
    "corrects",
    "words",
)
"""The fields of an act that a register file calls by the same name; evidence and rival differ."""


_TABLES: Final = frozenset({"notified_to", "corrects"})


def block_of(act: Act) -> str:
    r"""The ``[[acts]]`` block of *act* in the canonical layout of register files.

    Any text is safe in it: quotes, line ends and control characters are escaped.
    Raises `UnwritableText` for half of a character, which no file can hold.

    >>> from foedus.law.terms.acts import Kind
    >>> print(block_of(Act(id="x-1", kind=Kind.RATIFICATION, instrument="x", party="BY")))
    [[acts]]
    id = "x-1"
    kind = "ratification"
    party = "BY"
    <BLANKLINE>
    """
    text = canonical({"acts": [dict(_values(act))]}, shapes.InstrumentFile)
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        raise UnwritableText(f"The act {act.id!a}") from fault
    return text


def _values(act: Act) -> Iterator[tuple[str, Any]]:
    defaults = {field.name: field.default for field in Act.__dataclass_fields__.values()}
    for name in _SAME_NAME:
        value = getattr(act, name)
        if value != defaults[name] or name in {"id", "kind"}:
            yield name, _by_key(value) if name in _TABLES else _plain(value)
    if act.rival is not None:
        yield "dispute", act.rival.dispute
        yield "reading", act.rival.reading
    yield from _evidence(act)


def _by_key(pairs: tuple[tuple[str, When], ...]) -> dict[str, Plain]:
    return {key: _written(when) for key, when in pairs}


def _evidence(act: Act) -> Iterator[tuple[str, Any]]:
    plain = Fact()
    if act.evidence.sources:
        yield "sources", list(act.evidence.sources)
    if act.evidence.confidence is not plain.confidence:
        yield "confidence", str(act.evidence.confidence)
    if act.evidence.note:
        yield "note", _words(act.evidence.note)


def _plain(value: object) -> Plain:
    match value:
        case Wording():
            return _words(value)
        case tuple():
            return [str(one) for one in value]
        case StrEnum():
            return str(value)
        case Bounded():
            return _written(value)
        case bool() | str() | date():
            return value
        case _:
            raise TypeError(f"{value!r} is not a field of an act")


def _words(words: Wording) -> dict[str, str]:
    return {key: said for key, said in (("en", words.en), ("ru", words.ru)) if said}


def _written(when: When) -> Plain:
    """A day as a TOML date; a bounded one as it was written, where that reads back the same."""
    if not isinstance(when, Bounded):
        return when
    try:
        same = read_when(when.wording) == when
    except ValueError:
        same = False
    return when.wording if same else when.isoformat()
