"""By which names a reader finds what a register holds: abbreviations, people, towns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import foedus
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.organisations import Organisation, Session
from foedus.law.terms.people import Person, Town
from foedus.law.terms.register import Party, Register
from foedus.law.terms.sessions import FigureKind
from foedus.law.terms.wording import Wording
from foedus.names import names_of
from foedus.texts.checking import check

CIS = foedus.open("cis").register
NAMES = names_of(CIS)
BAD = Path(__file__).parent / "bad"


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("organisation", "CIS", "cis"),
        ("organisation", "снг", "cis"),
        ("organisation", "Shanghai Cooperation Organization", "sco"),
        ("body", "СМИД", "cis/cfm"),
        ("body", "Council  of Foreign\nMinisters", "cis/cfm"),
        ("body", "CIS summit", "cis/chs"),
        ("office", "CIS Executive Secretary", "cis/executive-secretary"),
        ("office", "Secretary General of the CIS", "cis/executive-secretary"),
        ("instrument", "Устав СНГ", "cis/charter-1993"),
        ("instrument", "Belovezha Accords", "cis/agreement-1991"),
        ("person", "Nazarbaev", "nursultan-nazarbayev"),
        ("person", "Мухриддин", "sirojiddin-muhriddin"),
        ("town", "Nur-Sultan", "astana"),
        ("town", "Алма-Ата", "almaty"),
    ],
)
def test_a_thing_is_found_by_the_names_that_reports_use(kind: str, name: str, found: str) -> None:
    assert getattr(NAMES, kind)(name) == found


@pytest.mark.parametrize("kind", ["body", "person", "town"])
def test_a_name_that_is_not_held_is_told_so(kind: str) -> None:
    with pytest.raises(UnknownName, match=f"no {kind} 'Atlantis'"):
        getattr(NAMES, kind)("Atlantis")


def test_a_body_of_each_of_two_organisations_is_not_found_by_the_bare_title() -> None:
    assert NAMES.body("CSTO Secretariat") == "csto/secretariat"
    assert NAMES.body("SCO Secretariat") == "sco/secretariat"
    with pytest.raises(UnknownName):
        NAMES.body("Secretariat")


def _person(number: int, *also: str) -> Person:
    return Person(id=f"p{number}", name=Wording(f"Name {number}"), also=also)


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=3), max_size=5))
def test_a_name_finds_its_only_bearer_and_nobody_where_several_bear_it(
    spellings: list[list[str]],
) -> None:
    people = tuple(_person(number, *also) for number, also in enumerate(spellings))
    names = names_of(Register(id="r", title=Wording("R"), people=people))

    for letter in "abcde":
        bearers = [one.id for one in people if letter in one.also]
        assert names.people.get(letter) == (bearers[0] if len(bearers) == 1 else None)


def _places() -> Iterator[tuple[str, str]]:
    yield from ((one.id, one.place) for one in CIS.instruments if one.place)
    yield from ((act.id, act.place) for act in CIS.acts() if act.place and act.place != "by video")


def test_every_place_of_an_act_or_an_instrument_is_a_town() -> None:
    assert [(who, place) for who, place in _places() if place.casefold() not in NAMES.towns] == []


def test_every_party_that_is_a_state_in_being_has_its_capital_and_one_only() -> None:
    capitals = [one.party for one in CIS.towns if one.capital]
    states = [one for one in CIS.parties if not one.organisation and one.existed_until is None]

    assert sorted(capitals) == sorted(one.code for one in states)


def test_every_state_has_its_adjectives_in_both_languages() -> None:
    for party in CIS.parties:
        if not party.organisation:
            cyrillic = {word[0] >= "Ѐ" for word in party.adjectives}
            assert cyrillic == {True, False}, party.code


def test_no_adjective_is_that_of_two_states() -> None:
    words = [(word, one.code) for one in CIS.parties for word in one.adjectives]

    assert len({word for word, _ in words}) == len(words)


def test_a_person_has_a_day_of_birth_only_where_a_source_tells_it() -> None:
    born = {one.id: one.born for one in CIS.people if one.born is not None}

    assert born == {"sergei-lebedev": date(1948, 4, 9)}


def test_what_names_and_figures_say_is_said_in_both_languages() -> None:
    notes = [one.evidence.note for one in CIS.people]
    notes += [figure.evidence.note for one in CIS.sessions for figure in one.figures]
    names = [*(one.name for one in CIS.people), *(one.name for one in CIS.towns)]
    bodies = (body for one in CIS.organisations for body in one.bodies)
    told = [text.paraphrase for body in bodies for text in body.functions]

    assert [one for one in (*notes, *names, *told) if bool(one.en) != bool(one.ru)] == []


def _session(name: str) -> Session:
    return next(one for one in CIS.sessions if one.id == name)


def test_the_documents_of_a_summit_are_counted_as_a_whole_and_by_state() -> None:
    signed = [
        (one.by, one.number)
        for one in _session("cis/chs/2007-10-05").figures
        if one.what is FigureKind.DOCUMENTS_SIGNED
    ]

    assert signed == [("", 17), ("UA", 10), ("GE", 1)]


def test_figures_on_which_sources_differ_are_rivals_of_one_dispute() -> None:
    rivals = [one for one in _session("cis/chs/2007-10-05").figures if one.rival is not None]

    assert {(one.number, one.more_than) for one in rivals} == {(19, False), (20, True)}
    assert {one.rival.dispute for one in rivals if one.rival} == {"agenda-2007"}
    assert len({one.rival.reading for one in rivals if one.rival}) == len(rivals)


def test_a_body_says_what_it_does_with_its_source() -> None:
    committee = next(
        b for one in CIS.organisations for b in one.bodies if b.id == "cis/executive-committee"
    )

    assert "permanent executive" in committee.functions[0].paraphrase.en
    assert all(one.sources for one in committee.functions)


@pytest.mark.parametrize(
    ("organisation", "criterion", "founders"),
    [
        ("cis", "founder-by-agreement", "BY RU UA"),
        ("cis", "founder-by-protocol", "AM AZ BY KG KZ MD RU TJ TM UA UZ"),
        ("csto", "founding-state", "AM BY KG KZ RU TJ"),
        ("sco", "founding-state", "CN KG KZ RU TJ UZ"),
        ("eurasec", "founding-state", "BY KG KZ RU TJ"),
        ("eaeu", "founding-state", "BY KZ RU"),
        ("guam", "founding-state", "AZ GE MD UA"),
        ("union-state", "founding-state", "BY RU"),
    ],
)
def test_founders_stay_founders(organisation: str, criterion: str, founders: str) -> None:
    reply = foedus.open("cis").members(organisation, criterion=criterion, on="2022-05-12")

    assert sorted(one["party"] for one in reply.data["members"]) == founders.split()


def test_a_register_without_people_names_whom_it_likes() -> None:
    _, findings = check(BAD / "good" / "register")

    assert "R6" not in {one.code for one in findings}


def test_names_of_an_empty_register_are_none() -> None:
    names = names_of(Register(id="r", title=Wording("R")))

    assert (names.bodies, names.people, names.towns) == ({}, {}, {})


def test_what_has_no_other_names_is_found_by_its_own() -> None:
    register = Register(
        id="r",
        title=Wording("R"),
        parties=(Party(code="XA", name=Wording("Northland")),),
        organisations=(Organisation(id="league", title=Wording("The League", "Лига")),),
        towns=(Town(id="port", name=Wording("Port", "Порт"), party="XA"),),
    )
    names = names_of(register)

    assert names.organisation("лига") == "league"
    assert names.town("PORT") == names.town("порт") == "port"
    assert register.town["port"].party == "XA"
