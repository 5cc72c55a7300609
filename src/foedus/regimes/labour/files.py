"""Text of a file ──▶ its cases, still raw: one object, a list of objects, or one in each line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

Raw: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is no case, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The cases of a file. *single* is so where the file is one case and no list."""

    cases: tuple[Raw | Unreadable, ...]
    single: bool


def contents_of(text: str) -> Contents:
    r"""The cases in *text*, in their order; what cannot be read stands in its place.

    >>> contents_of('{"host": "RU"}')
    Contents(cases=({'host': 'RU'},), single=True)
    >>> len(contents_of('{"host": "RU"}\n{"host": "KZ"}').cases)
    2
    """
    whole = _value(text)
    if isinstance(whole, list):
        return Contents(tuple(_case(one) for one in whole), single=False)
    lines = [_value(line) for line in text.splitlines() if line.strip()]
    if isinstance(whole, Unreadable) and _are_cases(lines):
        return Contents(tuple(_case(one) for one in lines), single=False)
    return Contents((_case(whole),), single=True)


def _are_cases(lines: list[Any]) -> bool:
    """Whether at least every other line is an object: then a broken line is one faulty row."""
    objects = sum(isinstance(line, dict) for line in lines)
    return len(lines) > 1 and 2 * objects >= len(lines)


def _value(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refused, object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        return Unreadable(str(fault) or type(fault).__name__)


def _refused(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value of JSON")


def _once(pairs: list[tuple[str, Any]]) -> Raw:
    """An object whose keys are all different: of two values nobody knows which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"the key {_twice(pairs)!r} stands twice")
    return found


def _twice(pairs: list[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    return next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]


def _case(value: Any) -> Raw | Unreadable:
    if isinstance(value, dict | Unreadable):
        return value
    return Unreadable(f"{type(value).__name__} is no object")
