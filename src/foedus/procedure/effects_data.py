"""Effects of a decision as plain data, so that they can be kept, and read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

from foedus.procedure.enacting import (
    Appointed,
    ChairGivenUp,
    ChairPassed,
    Dismissed,
    Effect,
    NextSession,
)
from foedus.procedure.errors import BadEffect

_NAMES: Final[dict[str, type[Effect]]] = {
    "appointed": Appointed,
    "dismissed": Dismissed,
    "chair-passed": ChairPassed,
    "chair-given-up": ChairGivenUp,
    "next-session": NextSession,
}
_DAYS: Final = frozenset({"effect", "until"})


def effect_data(effect: Effect) -> dict[str, Any]:
    """An effect as plain data, with its sort under ``sort``."""
    data: dict[str, Any] = {"sort": sort_of(effect)}
    for field in fields(effect):
        value = getattr(effect, field.name)
        if isinstance(value, date):
            value = value.isoformat()
        data[field.name] = list(value) if isinstance(value, tuple) else value
    return data


def sort_of(effect: Effect) -> str:
    """The name of an effect's sort."""
    return next(name for name, made in _NAMES.items() if isinstance(effect, made))


def effect_from(data: Mapping[str, Any]) -> Effect:
    """An effect from its data. Raises `BadEffect` for a sort that is not known."""
    made = _NAMES.get(str(data.get("sort")))
    if made is None:
        raise BadEffect(f"{data.get('sort')!r} is no effect of a decision.")
    try:
        values = {name: _value(name, value) for name, value in data.items() if name != "sort"}
        return made(**values)
    except (TypeError, ValueError) as fault:
        raise BadEffect(f"The effect {data.get('sort')!r} cannot be read: {fault}.") from fault


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    if name in _DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
