"""A condition as a rule file writes it ──▶ a condition; ValueError says what is wrong with it.

The first key says what is asked: ``bond``, ``bilateral``, ``standing``, ``member``, ``measure``,
``field``, ``same``, ``row``, ``decided``, ``all``, ``any``, ``not``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from foedus.law.answers.standing import Word
from foedus.law.derive.relations import Bond
from foedus.regimes.rules import conditions as c

Raw = dict[str, Any]

_OPERATING: Final = (Bond.IN_FORCE, Bond.PROVISIONAL)
"""How an instrument operates between two states, unless a rule asks for something else."""

_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "bond": ("between",),
    "bilateral": ("between",),
    "standing": ("of",),
    "member": ("of",),
    "measure": ("by", "towards", "goods", "lists", "effects"),
    "row": ("with",),
    "decided": ("is",),
}
_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "bond": ("is",),
    "bilateral": ("is",),
    "standing": ("is",),
    "member": ("as",),
    "field": ("is", "given", "at_least", "more_than", "at_most", "less_than"),
}


def condition_from(raw: Raw) -> c.Condition:
    """The condition that a table says; an empty table is always so.

    >>> condition_from({"field": "proof", "is": "yes"})
    FieldIs(field='proof', values=frozenset({'yes'}))
    """
    if not raw:
        return c.ALWAYS
    heads = [key for key in raw if key in _READERS]
    if len(heads) != 1:
        raise ValueError(f"a condition asks one thing; this has {', '.join(raw)}")
    head = heads[0]
    _refuse_other_keys(head, raw)
    return _READERS[head](raw)


def _refuse_other_keys(head: str, raw: Raw) -> None:
    needed, allowed = _NEEDED.get(head, ()), _ALLOWED.get(head, ())
    for key in needed:
        if key not in raw:
            raise ValueError(f"{head!r} needs the key {key!r}")
    for key in raw:
        if key not in {head, *needed, *allowed}:
            raise ValueError(f"{head!r} has no key {key!r}")


def _texts(value: Any) -> tuple[str, ...]:
    """One text, or several."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError(f"{value!r} is no text and no list of texts")


def _pair(value: Any) -> tuple[str, str]:
    texts = _texts(value)
    if len(texts) != 2:  # noqa: PLR2004 - a bond is between two
        raise ValueError("a bond is between two fields")
    return texts[0], texts[1]


def _bonds(raw: Raw) -> frozenset[Bond]:
    return frozenset(Bond(one) for one in _texts(raw.get("is", [str(b) for b in _OPERATING])))


def _bond(raw: Raw) -> c.Condition:
    return c.BondIs(_texts(raw["bond"]), _pair(raw["between"]), _bonds(raw))


def _bilateral(raw: Raw) -> c.Condition:
    return c.BilateralIs(raw["bilateral"], _pair(raw["between"]), _bonds(raw))


def _standing(raw: Raw) -> c.Condition:
    words = frozenset(Word(one) for one in _texts(raw.get("is", "party")))
    return c.StandsAs(raw["standing"], raw["of"], words)


def _member(raw: Raw) -> c.Condition:
    return c.MemberOf(raw["member"], raw.get("as", "member"), raw["of"])


def _measure(raw: Raw) -> c.Condition:
    names = (raw["measure"], raw["by"], raw["towards"], raw["goods"], raw["lists"])
    return c.MeasureBy(*names, frozenset(_texts(raw["effects"])))


def _field(raw: Raw) -> c.Condition:
    name = raw["field"]
    if "given" in raw:
        given = c.FieldGiven(name)
        return given if raw["given"] else c.Not(given)
    if "is" in raw:
        return c.FieldIs(name, frozenset(_texts(raw["is"])))
    edges = {key: (_edge(raw[key]),) for key in raw if key != "field"}
    if not edges:
        raise ValueError("a condition on a field says what the field must be")
    return c.FieldWithin(name, **edges)


def _edge(value: Any) -> Decimal | date:
    if isinstance(value, date):
        return value
    if isinstance(value, int | str | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    raise ValueError(f"{value!r} is no day and no number; write a number with a point as text")


def _row(raw: Raw) -> c.Condition:
    return c.RowApplies(raw["row"], tuple(sorted(raw["with"].items())))


def _decided(raw: Raw) -> c.Condition:
    return c.Decided(raw["decided"], frozenset(_texts(raw["is"])))


_READERS: Final[dict[str, Callable[[Raw], c.Condition]]] = {
    "bond": _bond,
    "bilateral": _bilateral,
    "standing": _standing,
    "member": _member,
    "measure": _measure,
    "field": _field,
    "same": lambda raw: c.SameField(*_pair(raw["same"])),
    "row": _row,
    "decided": _decided,
    "all": lambda raw: c.AllOf(tuple(condition_from(one) for one in raw["all"])),
    "any": lambda raw: c.AnyOf(tuple(condition_from(one) for one in raw["any"])),
    "not": lambda raw: c.Not(condition_from(raw["not"])),
}
