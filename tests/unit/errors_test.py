"""Errors that help: the nearest names, stable codes, one root."""

from __future__ import annotations

import pytest

from foedus.law.terms.errors import (
    BadQuestion,
    CircularReference,
    FoedusError,
    UnknownName,
    UnusableRegister,
    nearest_names,
)


def test_the_closest_name_comes_first() -> None:
    known = ["cis/charter-1993", "cis/free-trade-1994", "cis/free-trade-2011"]

    assert nearest_names("free-trade-2012", known)[0] == "cis/free-trade-2011"


def test_capitals_and_folders_do_not_matter() -> None:
    assert nearest_names("CIS/Charter", ["eaeu/charter"]) == ("eaeu/charter",)


def test_no_more_than_three_names_are_offered() -> None:
    assert len(nearest_names("treaty", [f"treaty-{number}" for number in range(9)])) == 3


def test_what_looks_like_nothing_known_gets_no_offer() -> None:
    assert nearest_names("zzz", ["cis/charter"]) == ()
    assert nearest_names("charter", []) == ()


def test_two_names_that_differ_only_in_their_folder_are_both_offered() -> None:
    known = ["cis/charter", "eaeu/charter"]

    assert sorted(nearest_names("chartre", known)) == known


def test_an_unknown_name_says_what_might_have_been_meant() -> None:
    error = UnknownName("state", "KX", ["KZ", "RU"])

    assert error.nearest == ("KZ",)
    assert str(error) == "The register holds no state 'KX'. Did you mean KZ?"


def test_an_unknown_name_without_a_neighbour_offers_all_where_there_are_few() -> None:
    told = str(UnknownName("state", "QQ", ["KZ"]))

    assert told == "The register holds no state 'QQ'. Did you mean KZ?"


def test_an_unknown_name_without_a_neighbour_among_many_offers_nothing() -> None:
    many = [f"state-{number}" for number in range(40)]

    assert str(UnknownName("state", "QQ", many)) == "The register holds no state 'QQ'."


def test_a_circle_names_its_members() -> None:
    error = CircularReference(("a", "b", "a"))

    assert error.circle == ("a", "b", "a")
    assert str(error) == "These wait for one another: a → b → a."


@pytest.mark.parametrize(
    ("error", "code", "also"),
    [
        (UnknownName("state", "x", ()), "E1", LookupError),
        (BadQuestion("x"), "E2", ValueError),
        (CircularReference(("a", "a")), "E3", ValueError),
        (UnusableRegister("x", ()), "E4", ValueError),
    ],
)
def test_every_error_has_its_code_one_root_and_a_familiar_kind(
    error: FoedusError, code: str, also: type[Exception]
) -> None:
    assert error.code == code
    assert isinstance(error, FoedusError)
    assert isinstance(error, also)
