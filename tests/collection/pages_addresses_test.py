"""Stable addresses: one for each thing, safe in a URL, the same for good."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.collection import addresses

IDS = [
    "cis/charter-1993",
    "cis/free-trade-2011#1:AM",
    "a b",
    "x?y=1#z",
    "<script>",
    "Устав",
    "a%2Fb",
]
PATHS = [
    addresses.instrument_path,
    addresses.state_path,
    addresses.organisation_path,
    addresses.office_path,
    addresses.act_path,
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", IDS)
def test_a_path_says_its_name_and_nothing_of_it_leaks_into_the_url(path: object, name: str) -> None:
    told = path(name)  # type: ignore[operator]
    parts = urlsplit(told)

    assert unquote(parts.path).endswith(f"/{name}")
    assert (parts.query, parts.fragment) == ("", "")
    assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", told)


def test_addresses_are_those_that_were_promised() -> None:
    assert addresses.instrument_path("cis/charter-1993") == "/instruments/cis/charter-1993"
    assert addresses.state_path("GE") == "/states/GE"
    assert addresses.pair_path("UA", "RU") == "/pairs/RU/UA"
    assert addresses.organisation_path("cis") == "/organisations/cis"
    assert addresses.office_path("cis/clerk") == "/offices/cis/clerk"
    assert addresses.act_path("cis/x#1:AM") == "/acts/cis/x%231%3AAM"
    assert addresses.standing_path("cis/x", "GE") == "/standings/GE/cis/x"
    assert (addresses.SEARCH, addresses.CHANGES) == ("/search", "/changes")
    assert (addresses.OPEN_QUESTIONS, addresses.MATRIX) == ("/open-questions", "/matrix")


PARTS = st.lists(st.text(alphabet="aZ./-_%é ", min_size=1), min_size=1, max_size=3)


@given(PARTS, PARTS)
def test_different_things_have_different_keys(first: list[str], second: list[str]) -> None:
    assert (addresses.anchor(*first) == addresses.anchor(*second)) is (first == second)
    assert not re.search(r"[\s\"'<>&#%/]", addresses.anchor(*first))
