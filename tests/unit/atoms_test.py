"""Conditions, shares and sets of states as a register file writes them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import msgspec
import pytest

from foedus.law.terms.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    Every,
    FromDay,
    Group,
    Listed,
    MembersOf,
    Not,
    PartiesOf,
    Share,
    Signing,
    StateSet,
    What,
)
from foedus.texts.atoms import ConditionField, decode, read_condition, read_states


@pytest.mark.parametrize(
    ("table", "condition"),
    [
        ({"count": 3}, Count(3)),
        (
            {"count": 3, "of": "notifications", "by": "signatories"},
            Count(3, What.NOTIFICATIONS, Group.SIGNATORIES),
        ),
        ({"share": "2/3", "by": "parties"}, Share(Fraction(2, 3), among=Group.PARTIES)),
        ({"share": "55 %", "more_than": True}, Share(Fraction(11, 20), more_than=True)),
        ({"share": "100%"}, Share(Fraction(1))),
        ({"every": ["BY", "KZ"]}, Every(Listed(frozenset({"BY", "KZ"})))),
        ({"signing": True}, Signing()),
        ({"from_day": date(1994, 1, 1)}, FromDay(date(1994, 1, 1))),
        ({"all": [{"count": 1}, {"signing": True}]}, All((Count(1), Signing()))),
        ({"any": [{"not": {"count": 1}}]}, AnyOf((Not(Count(1)),))),
    ],
)
def test_a_condition_is_read_from_its_table(table: object, condition: Condition) -> None:
    assert read_condition(table) == condition


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("any", Group.ANY),
        (["BY"], Listed(frozenset({"BY"}))),
        ("parties-of:x", PartiesOf("x")),
        ("parties-of:x@adoption", PartiesOf("x", at_adoption=True)),
        ("members-of:cis", MembersOf("cis")),
        ("members-of:cis:founder", MembersOf("cis", "founder")),
    ],
)
def test_a_set_of_states_is_read_from_its_text(states: object, expected: StateSet) -> None:
    assert read_states(states) == expected


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({}, "exactly one of these keys"),
        ({"cuont": 3}, "exactly one of these keys"),
        ({"count": 3, "share": "1/2"}, "exactly one of these keys"),
        ({"count": "3"}, "Expected `int`"),
        ({"count": 3, "off": "consents"}, "unknown field `off`"),
        ({"count": 3, "of": "cakes"}, "cakes"),
        ({"count": 3, "by": "nobody"}, "names no set of states"),
        ({"share": "0"}, "not a share of a whole"),
        ({"share": "101 %"}, "not a share of a whole"),
        ({"share": "-1/2"}, "not a share of a whole"),
        ({"share": "half"}, "half"),
        ({"all": [{"nothing": 1}]}, "exactly one of these keys"),
    ],
)
def test_a_table_that_is_no_condition_says_what_is_wrong(table: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_condition(table)


def test_a_condition_that_is_no_table_is_refused() -> None:
    with pytest.raises(TypeError, match="a condition is a table"):
        read_condition(3)


@pytest.mark.parametrize("text", ["", "parties-of:", "members-of:", "BY"])
def test_a_text_that_names_no_set_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="names no set of states"):
        read_states(text)


def test_a_share_by_nought_is_refused_like_any_other_wrong_share() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"share": "3/0"}, ConditionField, dec_hook=decode)


@pytest.mark.parametrize("number", [0, -1])
def test_a_number_of_states_is_at_least_one(number: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_condition({"count": number})


def test_a_signing_that_is_not_meant_is_refused() -> None:
    with pytest.raises(ValueError, match=r"."):
        read_condition({"signing": False})


def test_an_unknown_moment_of_a_set_is_refused() -> None:
    with pytest.raises(ValueError, match=r"."):
        read_states("parties-of:x@adaption")
