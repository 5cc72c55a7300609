"""A reading as data: the JSON vocabulary of `foedus read`.

Only values that are given stand in it; what is not known, or only proposed, is null. The proposals
stand apart, under ``to_confirm``.
"""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

from foedus.finalclauses.terms import Function, Read, Reading, Status, Value

Data: TypeAlias = bool | int | str | list["Data"] | dict[str, "Data"] | None

_DELAY: Final = ("form", "n", "unit", "date")


def as_data(reading: Reading) -> dict[str, Data]:
    """The reading in the JSON vocabulary of clause data, values not known as null."""
    return {
        "entry_into_force": _entry(reading),
        "withdrawal": _withdrawal(reading),
        "duration": _group(reading, "duration", ("kind", "n_years")),
        "reservations": _plain(reading.given("reservations")),
        "language": reading.language,
        "to_confirm": [_value(v) for v in reading.values if v.status is Status.TO_CONFIRM],
        "values": [_value(v) for v in reading.values],
        "not_understood": [
            {"article": u.article, "function": u.function.value, "words": u.words, "at": u.where}
            for u in reading.unread
        ],
        "corrections": [{"written": c.written, "read": c.read} for c in reading.corrections],
        "notices": [
            {"code": n.code, "severity": n.severity.value, "en": n.words.en, "ru": n.words.ru}
            for n in reading.notices
        ],
    }


def _entry(reading: Reading) -> Data:
    path = "entry_into_force"
    return {
        **_place(reading, Function.ENTRY_INTO_FORCE),
        **_group(reading, path, ("trigger", "n", "consent_kind")),
        "must_include": _plain(reading.given(f"{path}.must_include")) or [],
        "delay": _group(reading, f"{path}.delay", _DELAY),
        "provisional_application": _plain(reading.given(f"{path}.provisional_application")),
        "later_parties": {"delay": _group(reading, f"{path}.later_parties.delay", _DELAY)},
        "quote": _quote(reading, f"{path}.quote", Function.ENTRY_INTO_FORCE),
    }


def _withdrawal(reading: Reading) -> Data:
    path = "withdrawal"
    return {
        **_place(reading, Function.WITHDRAWAL),
        **_group(reading, path, ("allowed", "counted_from", "addressee", "tail")),
        "notice": _group(reading, f"{path}.notice", ("n", "unit")),
        "quote": _quote(reading, f"{path}.quote", Function.WITHDRAWAL),
    }


def _place(reading: Reading, function: Function) -> dict[str, Data]:
    clause = reading.clause(function)
    return {"found": clause is not None, "article": (clause.article or None) if clause else None}


def _group(reading: Reading, path: str, names: tuple[str, ...]) -> dict[str, Data]:
    return {name: _plain(reading.given(f"{path}.{name}")) for name in names}


def _quote(reading: Reading, path: str, function: Function) -> Data:
    """The sentence that holds the value, or the words of the article where it was not read."""
    clause = reading.clause(function)
    if clause is None:
        return None
    value = reading.value(path)
    return str(value.value) if value is not None else reading.text[clause.start : clause.end]


def _plain(value: Read | None) -> Data:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def _value(value: Value) -> Data:
    return {
        "path": value.path,
        "value": _plain(value.value),
        "status": value.status.value,
        "whole": value.whole,
        "note": {"en": value.note.en, "ru": value.note.ru},
        "quotes": [{"start": q.start, "end": q.end, "words": q.words} for q in value.quotes],
    }
