"""The small values that a register file writes in its own way.

Uncertain dates, sets of states, conditions: each is read here into the law's own value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from foedus.law.terms.acts import Kind
from foedus.law.terms.conditions import (
    Adopted,
    All,
    AnyOf,
    Condition,
    Count,
    Done,
    Elapsed,
    Every,
    FromDay,
    Group,
    HasActed,
    Includes,
    InForce,
    Is,
    Listed,
    Meets,
    MembersOf,
    Not,
    PartiesOf,
    Share,
    Signing,
    Standing,
    Stands,
    StateSet,
    What,
)
from foedus.law.terms.delays import Base, Delay
from foedus.law.terms.programmes import Term
from foedus.law.terms.uncertain import When
from foedus.texts.edtf_dates import read_when
from foedus.texts.edtf_terms import read_term

# Plain classes, not dataclasses: msgspec hands plain classes to `decode`.


class WhenField:
    """A TOML date, or a string in EDTF (ISO 8601-2): ``"2006-12"``, ``"2012/2015"``, ``""``."""

    __slots__ = ("value",)

    def __init__(self, value: When) -> None:
        self.value = value


class TermField:
    """The days in which something is to be done, in EDTF: ``"2008/2010"``, ``"2009-03/.."``."""

    __slots__ = ("value",)

    def __init__(self, value: Term) -> None:
        self.value = value


class StateSetField:
    """``"signatories"``, ``["BY", "KZ"]``, ``"parties-of:ID"``, ``"members-of:ORG:CRITERION"``."""

    __slots__ = ("value",)

    def __init__(self, value: StateSet) -> None:
        self.value = value


class WeightField:
    """How much a state weighs in a table, as text: ``"0.89"``, ``"2/3"``."""

    __slots__ = ("value",)

    def __init__(self, value: Fraction) -> None:
        self.value = value


class ConditionField:
    """A table with one head key: ``{ count = 3, of = "notifications", by = "signatories" }``."""

    __slots__ = ("value",)

    def __init__(self, value: Condition) -> None:
        self.value = value


class _Head(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A condition as a table; the first key of each class is its head."""


class CountTable(_Head, frozen=True, kw_only=True):
    count: int
    of: What = What.CONSENTS
    by: str | list[str] = "any"


class ShareTable(_Head, frozen=True, kw_only=True):
    share: str
    of: What = What.CONSENTS
    by: str | list[str] = "any"
    weights: str = ""
    more_than: bool = False


class EveryTable(_Head, frozen=True, kw_only=True):
    every: str | list[str]
    of: What = What.CONSENTS


class IncludesTable(_Head, frozen=True, kw_only=True):
    includes: list[str]
    of: What = What.CONSENTS


class SigningTable(_Head, frozen=True, kw_only=True):
    signing: bool


class FromDayTable(_Head, frozen=True, kw_only=True):
    from_day: date


class ElapsedTable(_Head, frozen=True, kw_only=True):
    elapsed: ElapsedDelay


class ElapsedDelay(_Head, frozen=True, kw_only=True):
    days: Annotated[int, Meta(ge=0, le=36_525)] = 0
    months: Annotated[int, Meta(ge=0, le=1_200)] = 0
    years: Annotated[int, Meta(ge=0, le=100)] = 0


class InForceTable(_Head, frozen=True, kw_only=True):
    in_force: str
    party: str = ""


class AdoptedTable(_Head, frozen=True, kw_only=True):
    adopted: str


class DoneTable(_Head, frozen=True, kw_only=True):
    done: str


class StandsTable(_Head, frozen=True, kw_only=True):
    stands: Standing
    under: str
    by_adoption_of: str = ""
    by_day: date | None = None


class IsTable(_Head, frozen=True, kw_only=True):
    one_of: list[str]


class MeetsTable(_Head, frozen=True, kw_only=True):
    meets: str
    of_organisation: str


class HasActedTable(_Head, frozen=True, kw_only=True):
    has_acted: list[Kind]
    under: str
    ended_by: list[Kind] = []


class AllTable(_Head, frozen=True, kw_only=True):
    all: list[dict[str, Any]]


class AnyTable(_Head, frozen=True, kw_only=True):
    any: list[dict[str, Any]]


class NotTable(_Head, frozen=True, kw_only=True):
    negated: dict[str, Any] = msgspec.field(name="not")


_FROM_HERE: Final = re.compile(r" - at `\$[^`]*`$")


def _nested(tables: list[dict[str, Any]]) -> tuple[Condition, ...]:
    return tuple(read_condition(table) for table in tables)


def _signing(*, meant: bool) -> Signing:
    if not meant:
        raise ValueError("signing = false says nothing; leave it out")
    return Signing()


def _positive(number: int) -> int:
    if number < 1:
        raise ValueError(f"{number} states cannot be counted to")
    return number


def _share(text: str) -> Fraction:
    """A fraction or a percentage: ``2/3``, ``55 %``."""
    percent = text.strip().endswith("%")
    number = read_number(text.replace("%", "").strip())
    share = number / 100 if percent else number
    if not 0 < share <= 1:
        raise ValueError(f"{text!r} is not a share of a whole")
    return share


_NUMBER: Final = re.compile(r"-?\d{1,30}(\.\d{1,30})?(/\d{1,30})?")


def read_number(value: object) -> Fraction:
    """An exact number: ``12``, ``0.89``, ``2/3``; ValueError says what is wrong."""
    text = str(value).strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no number")
    whole, _, parts = text.partition("/")
    if parts and not int(parts):
        raise ValueError(f"{text!r} divides by nothing")
    return Fraction(whole) / int(parts) if parts else Fraction(whole)


HEADS: Final[dict[str, tuple[type[_Head], Callable[[Any], Condition]]]] = {
    "count": (CountTable, lambda t: Count(_positive(t.count), t.of, read_states(t.by))),
    "share": (
        ShareTable,
        lambda t: Share(_share(t.share), t.of, read_states(t.by), t.weights, t.more_than),
    ),
    "every": (EveryTable, lambda t: Every(read_states(t.every), t.of)),
    "includes": (IncludesTable, lambda t: Includes(frozenset(t.includes), t.of)),
    "signing": (SigningTable, lambda t: _signing(meant=t.signing)),
    "from_day": (FromDayTable, lambda t: FromDay(t.from_day)),
    "elapsed": (
        ElapsedTable,
        lambda t: Elapsed(
            Delay(
                days=t.elapsed.days,
                months=t.elapsed.months,
                years=t.elapsed.years,
                base=Base.ADOPTION,
            ),
        ),
    ),
    "in_force": (InForceTable, lambda t: InForce(t.in_force, t.party)),
    "adopted": (AdoptedTable, lambda t: Adopted(t.adopted)),
    "done": (DoneTable, lambda t: Done(t.done)),
    "stands": (StandsTable, lambda t: Stands(t.under, t.stands, t.by_adoption_of, t.by_day)),
    "one_of": (IsTable, lambda t: Is(frozenset(t.one_of))),
    "meets": (MeetsTable, lambda t: Meets(t.of_organisation, t.meets)),
    "has_acted": (
        HasActedTable,
        lambda t: HasActed(t.under, frozenset(t.has_acted), frozenset(t.ended_by)),
    ),
    "all": (AllTable, lambda t: All(_nested(t.all))),
    "any": (AnyTable, lambda t: AnyOf(_nested(t.any))),
    "not": (NotTable, lambda t: Not(read_condition(t.negated))),
}
"""The heads of conditions: the key that says what sort it is, its table, and how it is read."""


def read_condition(value: object) -> Condition:
    """A condition from its table; ValueError says what is wrong with it.

    >>> read_condition({"includes": ["UZ"]})
    Includes(parties=frozenset({'UZ'}), what=<What.CONSENTS: 'consents'>)
    """
    if not isinstance(value, dict):
        raise TypeError("a condition is a table such as { count = 3 }")
    heads = [key for key in value if key in HEADS]
    if len(heads) != 1:
        known = ", ".join(HEADS)
        raise ValueError(f"a condition has exactly one of these keys: {known}")
    table, build = HEADS[heads[0]]
    try:
        return build(msgspec.convert(value, table))
    except msgspec.ValidationError as fault:  # as a plain fault, so that the path around is told
        raise ValueError(_FROM_HERE.sub("", str(fault))) from fault


def read_states(value: object) -> StateSet:
    """A set of states from its text or list; ValueError says what is wrong."""
    if isinstance(value, list):
        return Listed(frozenset(str(code) for code in value))
    text = str(value)
    if text in set(Group):
        return Group(text)
    head, _, rest = text.partition(":")
    if head == "parties-of" and rest:
        name, _, moment = rest.partition("@")
        if moment not in {"", "adoption"}:
            raise ValueError(f"{moment!r} is no moment; the one known is @adoption")
        return PartiesOf(name, at_adoption=bool(moment))
    if head == "members-of" and rest:
        organisation, _, criterion = rest.partition(":")
        return MembersOf(organisation, criterion or "member")
    raise ValueError(f"{text!r} names no set of states")


def decode(wanted: type[Any], value: object) -> object:
    """The hook that msgspec calls for the field types of this module."""
    readers: dict[type[Any], Callable[[object], Any]] = {
        WhenField: read_when,
        TermField: read_term,
        StateSetField: read_states,
        ConditionField: read_condition,
        WeightField: read_number,
    }
    if isinstance(value, wanted):
        return value
    return wanted(readers[wanted](value))
