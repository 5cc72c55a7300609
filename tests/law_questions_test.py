"""What a case file cannot ask: suppose, changes, missing, what hangs on, lint, between."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foedus.law.answers.answers import Moment
from foedus.law.answers.lint import lint
from foedus.law.answers.questions.between import between, bond
from foedus.law.answers.questions.changes import changes, suppose
from foedus.law.answers.questions.members import hangs_on
from foedus.law.answers.questions.missing import missing
from foedus.law.answers.questions.offices import chair, holder
from foedus.law.answers.told import told_day
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.register import Register
from support.cases import read_case

CHARTER = """
[[instruments]]
id = "test/charter"
title = { en = "Charter" }
adopted = 1999-01-01
[instruments.entry_into_force]
cite = "Art. 10"
when = { count = 2 }
later = {}
[instruments.withdrawal]
cite = "Art. 12"
notice = { months = 6, base = "receipt" }
[[instruments.acts]]
kind = "ratification"
parties = ["AA", "BB", "CC"]
date = 2000-01-01
"""

ORGANISATION = """
[[organisations]]
id = "test/org"
title = { en = "Organisation" }
constituent = "test/charter"
[[organisations.criteria]]
cite = "Art. 7"
name = "member"
title = { en = "member" }
when = { all = [
  { stands = "party", under = "test/charter" },
  { not = { has_acted = ["expulsion"], under = "test/org" } },
] }
[[organisations.criteria]]
cite = "Art. 8"
name = "observer"
title = { en = "observer" }
when = { one_of = ["AA", "OO"] }
[[organisations.bodies]]
id = "test/council"
title = { en = "Council" }
seats = { meets = "member", of_organisation = "test/org" }
[[organisations.bodies]]
id = "test/forum"
title = { en = "Forum" }
seats = { meets = "observer", of_organisation = "test/org" }
"""


def _treaty(name: str, more: str = "", *, when: str = "{ count = 2 }", acts: str = "") -> str:
    return f"""
[[instruments]]
id = "test/{name}"
title = {{ en = "{name}" }}
adopted = 2002-01-01
{more if not more.lstrip().startswith("[") else ""}
[instruments.entry_into_force]
cite = "Art. 10"
when = {when}
later = {{}}
{more if more.lstrip().startswith("[") else ""}
{acts}
"""


def _act(kind: str, party: str, day: str, more: str = "") -> str:
    who = f'party = "{party}"' if party else ""
    return f'\n[[instruments.acts]]\nkind = "{kind}"\n{who}\ndate = {day}\n{more}\n'


BOUND_TO_MEMBERS = """
[instruments.membership]
cite = "Art. 118"
organisation = "test/org"
"""

RATIFIED = _act("ratification", "AA", "2002-06-01") + _act("ratification", "BB", "2002-06-01")


@pytest.fixture
def made(tmp_path: Path):
    def make(text: str) -> Register:
        path = tmp_path / "register.toml"
        path.write_text('title = "A register"\nexpect = []\n' + text, encoding="utf-8")
        return read_case(path).register

    return make


def _worlds(register: Register, known: date | None = None) -> Worlds:
    return worlds_of(as_known(register, known), frozenset())


def _bond(register: Register, pair: tuple[str, str], on: date, of: str = "test/treaty"):
    worlds = _worlds(register)
    return bond(worlds, worlds.material.register.instrument[of], *pair, Moment(on=on))


# suppose, changes


def test_suppose_an_act_of_an_organisation(made) -> None:
    """An exclusion from the organisation would end the treaty that binds members only."""
    register = made(CHARTER + ORGANISATION + _treaty("treaty", BOUND_TO_MEMBERS, acts=RATIFIED))
    act = Act(id="x", kind=Kind.EXPULSION, instrument="test/org", party="AA", date=date(2010, 5, 1))

    found = suppose(register, (act,), None, frozenset()).changes

    assert [(c.instrument, c.party) for c in found] == [("test/treaty", "AA")]
    assert found[0].before[-1].word.value == "party"
    assert (found[0].after[-1].since, found[0].after[-1].word.value) == (date(2010, 5, 1), "former")


def test_suppose_the_deposit_that_is_missing(made) -> None:
    """A second deposit would bring the treaty into force for both."""
    register = made(_treaty("treaty", acts=_act("ratification", "AA", "2002-06-01")))
    act = Act(
        id="x", kind=Kind.RATIFICATION, instrument="test/treaty", party="BB", date=date(2010, 5, 1)
    )

    found = suppose(register, (act,), None, frozenset()).changes

    assert [(c.party, c.after[-1].since) for c in found] == [
        ("AA", date(2010, 5, 1)),
        ("BB", date(2010, 5, 1)),
    ]
    assert as_known(register, None).instrument["test/treaty"].acts == register.instruments[0].acts


def test_changes_reach_what_depends_on_the_act(made) -> None:
    """A notice learnt of late changes the charter and the treaty that hangs on membership."""
    notice = _act("withdrawal", "AA", "2005-01-10", "recorded = 2006-03-01")
    free = _treaty("free", acts=RATIFIED)
    bound = _treaty("treaty", BOUND_TO_MEMBERS, acts=RATIFIED)
    register = made(CHARTER + notice + ORGANISATION + bound + free)

    found = changes(register, date(2006, 2, 28), date(2006, 3, 1), frozenset()).changes
    nothing = changes(register, date(2006, 2, 27), date(2006, 2, 28), frozenset())

    assert {(c.instrument, c.party) for c in found} == {
        ("test/charter", "AA"),
        ("test/treaty", "AA"),
    }
    assert all(c.after[-1].since == date(2005, 7, 10) for c in found)
    assert (nothing.changes, nothing.acts) == ((), ())


def test_changes_show_a_state_that_only_one_reading_knows(made) -> None:
    """A deposit that one source denies is new: before there was nothing, now there is a doubt."""
    acts = (
        _act("ratification", "AA", "2002-06-01")
        + _act("ratification", "BB", "2002-06-01")
        + _act(
            "communication",
            "",
            "2003-01-01",
            'dispute = "d"\nreading = "never"\nrecorded = 2005-01-01',
        )
        + _act(
            "ratification",
            "CC",
            "2003-02-01",
            'dispute = "d"\nreading = "did"\nrecorded = 2005-01-01',
        )
    )
    dispute = '[[instruments.disputes]]\nid = "d"\nquestion = { en = "Did CC deposit?" }\n'
    register = made(_treaty("treaty", dispute, acts=acts))

    found = changes(register, date(2004, 12, 31), date(2005, 1, 1), frozenset()).changes

    assert [c.party for c in found] == ["CC"]
    assert set(found[0].after[-1].word.values) == {"none", "party"}


# missing


def test_missing_of_more_than_a_share(made) -> None:
    """More than half of four states are three: with two of them one is missing."""
    when = '{ share = "1/2", more_than = true, by = ["AA", "BB", "CC", "DD"] }'
    register = made(_treaty("treaty", when=when, acts=RATIFIED))

    part = missing(_worlds(register), "test/treaty", Moment(on=date(2003, 1, 1))).parts[0]

    assert (part.met, part.done, part.needed) == (False, ("AA", "BB"), 1)
    assert part.candidates == ("CC", "DD")


def test_missing_of_a_share_rounds_up(made) -> None:
    """Two thirds of four states are three, and "at least a half" of four is two."""
    states = '["AA", "BB", "CC", "DD"]'
    two_thirds = made(_treaty("treaty", when=f'{{ share = "2/3", by = {states} }}', acts=RATIFIED))

    part = missing(_worlds(two_thirds), "test/treaty", Moment(on=date(2003, 1, 1))).parts[0]

    assert (part.met, part.needed) == (False, 1)


def test_missing_of_a_fixed_day_asks_for_no_consents(made) -> None:
    """Where the text names a day and no number, no consent is missing."""
    text = _treaty("treaty", acts=_act("signature", "AA", "2002-06-01")).replace(
        "when = { count = 2 }", "on = 2010-01-01"
    )

    found = missing(_worlds(made(text)), "test/treaty", Moment(on=date(2003, 1, 1)))

    assert told_day(found.in_force_from) == "2010-01-01"
    assert found.parts == ()


def test_missing_of_a_clause_that_is_not_held(made) -> None:
    """Of a text that is held in part an absent clause says nothing, also not "all must consent"."""
    text = """
[[instruments]]
id = "test/treaty"
title = { en = "Treaty" }
adopted = 2002-01-01
text_held = "in-part"
negotiating = ["AA", "BB"]
""" + _act("ratification", "AA", "2002-06-01")

    found = missing(_worlds(made(text)), "test/treaty", Moment(on=date(2003, 1, 1)))

    assert told_day(found.in_force_from) is None
    assert found.parts == ()


def test_missing_the_day_before_and_the_day_of_entry(made) -> None:
    register = made(_treaty("treaty", acts=RATIFIED))

    before = missing(_worlds(register), "test/treaty", Moment(on=date(2002, 5, 31)))
    after = missing(_worlds(register), "test/treaty", Moment(on=date(2002, 6, 1)))

    assert [part.needed for part in before.parts] == [2]
    assert after.parts == ()


# what hangs on a membership


def test_what_hangs_on_one_criterion_does_not_hang_on_another(made) -> None:
    """AA would lose the treaty for members with its membership, not with its observer's seat."""
    text = CHARTER + ORGANISATION + _treaty("treaty", BOUND_TO_MEMBERS, acts=RATIFIED)
    worlds, moment = _worlds(made(text)), Moment(on=date(2005, 1, 1))

    as_member = hangs_on(worlds, "test/org", "member", "AA", moment)
    as_observer = hangs_on(worlds, "test/org", "observer", "AA", moment)

    assert set(as_member.end_with_it) == {"test/charter", "test/treaty"}
    assert as_member.bodies == ("test/council",)
    assert as_observer.end_with_it == ()
    assert as_observer.bodies == ("test/forum",)


def test_a_state_outside_loses_no_seat(made) -> None:
    """OO is no member, so nothing hangs on its membership."""
    found = hangs_on(
        _worlds(made(CHARTER + ORGANISATION + _act_of_party("OO"))),
        "test/org",
        "member",
        "OO",
        Moment(on=date(2005, 1, 1)),
    )

    assert (found.end_with_it, found.bodies) == ((), ())


def _act_of_party(code: str) -> str:
    return _treaty("other", acts=_act("signature", code, "2002-06-01"))


def test_what_was_concluded_within_goes_on(made) -> None:
    within = _treaty("treaty", 'within = "test/org"', acts=RATIFIED)

    found = hangs_on(
        _worlds(made(CHARTER + ORGANISATION + within)),
        "test/org",
        "member",
        "AA",
        Moment(on=date(2005, 1, 1)),
    )

    assert (found.end_with_it, found.go_on) == (("test/charter",), ("test/treaty",))


# between two states

OLD = _treaty("treaty", acts=RATIFIED + _act("ratification", "CC", "2002-06-01"))


def _newer(rule: str, states: str = "") -> str:
    head = f'[[instruments.relations]]\ncite = "Art. 2"\nrule = "{rule}"\n'
    relation = f'{head}others = ["test/treaty"]\n{states}'
    return _treaty(
        "newer",
        relation,
        when="{ count = 1 }",
        acts=_act("ratification", "AA", "2005-01-01") + _act("ratification", "BB", "2005-06-01"),
    )


@pytest.mark.parametrize(
    ("pair", "on", "expected"),
    [
        (("AA", "BB"), date(2005, 5, 31), ()),
        (("AA", "BB"), date(2005, 6, 1), ("test/newer",)),
        (("AA", "CC"), date(2005, 6, 1), ()),
    ],
)
def test_a_treaty_gives_way_only_between_parties_of_both(made, pair, on, expected) -> None:
    """Towards a party to the earlier treaty only, the earlier governs (VCLT 30(4)(b))."""
    found = _bond(made(OLD + _newer("prevails-over")), pair, on)

    assert found is not None
    assert found.gives_way_to == expected


@pytest.mark.parametrize(
    ("pair", "expected"), [(("AA", "BB"), ("test/treaty",)), (("BB", "AA"), ("test/treaty",))]
)
def test_a_treaty_that_is_subject_to_another_gives_way_to_it(made, pair, expected) -> None:
    """VCLT 30(2)."""
    found = _bond(made(OLD + _newer("subject-to")), pair, date(2005, 6, 1), "test/newer")

    assert found is not None
    assert found.gives_way_to == expected


MEASURES = _act(
    "measure", "AA", "2006-01-01", 'towards = ["BB", "CC"]\neffect = 2006-02-01\nuntil = 2006-08-01'
) + _act("measure", "CC", "2007-01-01")


@pytest.mark.parametrize(
    ("pair", "on", "number"),
    [
        (("AA", "BB"), date(2006, 1, 31), 0),
        (("AA", "BB"), date(2006, 2, 1), 1),
        (("BB", "AA"), date(2006, 7, 31), 1),
        (("AA", "BB"), date(2006, 8, 1), 0),
        (("AA", "CC"), date(2006, 2, 1), 1),
        (("BB", "CC"), date(2006, 2, 1), 0),
        (("CC", "BB"), date(2006, 12, 31), 0),
        (("CC", "BB"), date(2007, 1, 1), 1),
        (("AA", "BB"), date(2007, 1, 1), 0),
    ],
)
def test_measures_between_who_takes_them_and_whom_they_meet(made, pair, on, number) -> None:
    """A measure without addressees is towards all; one towards two states is not between these."""
    found = _bond(made(OLD + MEASURES), pair, on)

    assert found is not None
    assert len(found.measures) == number


def _amended(binds: str, acts: str) -> str:
    amendment = f"""
[instruments.amendment]
cite = "Art. 16"
binds = "{binds}"
when = {{ share = "2/3", of = "acceptances", by = "parties" }}
"""
    text = _treaty("treaty", amendment, acts=RATIFIED + _act("ratification", "CC", "2002-06-01"))
    return (
        text
        + """
[[instruments]]
id = "test/amendment"
title = { en = "Amendment" }
adopted = 2003-01-01
[[instruments.relations]]
cite = "Art. 1"
rule = "amends"
others = ["test/treaty"]
"""
        + acts
    )


ACCEPTED = _act("amendment-accepted", "AA", "2003-06-01") + _act(
    "amendment-accepted", "BB", "2003-07-01"
)


@pytest.mark.parametrize(
    ("binds", "pair", "expected"),
    [
        ("those-who-accept", ("AA", "BB"), ("test/amendment",)),
        ("those-who-accept", ("AA", "CC"), ()),
        ("all-parties", ("AA", "CC"), ("test/amendment",)),
    ],
)
def test_the_treaty_between_two_states_is_amended_by(made, binds, pair, expected) -> None:
    """VCLT 40(4): without the acceptance of both the unamended text governs."""
    register = made(_amended(binds, ACCEPTED))

    before = _bond(register, pair, date(2003, 6, 30))
    on = _bond(register, pair, date(2003, 7, 1))

    assert before is not None
    assert on is not None
    assert (before.amended_by, on.amended_by) == ((), expected)


def test_between_lists_an_amendment_that_binds_a_silent_party(made) -> None:
    """CC did nothing under the amendment, and is bound by it all the same."""
    found = between(
        _worlds(made(_amended("all-parties", ACCEPTED))), "AA", "CC", Moment(on=date(2003, 7, 1))
    )

    assert {one.instrument for one in found.bonds} == {"test/treaty", "test/amendment"}


@pytest.mark.parametrize(("on", "doubtful"), [(date(2010, 5, 31), False), (date(2010, 6, 1), True)])
def test_a_disputed_objection_is_told_as_disputed(made, on, doubtful) -> None:
    """Whether a provision is modified or not applied is not told as certain."""
    acts = (
        RATIFIED
        + _act(
            "reservation",
            "AA",
            "2002-06-01",
            'id = "r"\nprovisions = ["Art. 7"]\nnotified = 2009-06-01',
        )
        + _act("objection", "BB", "2010-06-01", 'about = "r"\ndispute = "d"\nreading = "objection"')
        + _act(
            "communication", "BB", "2010-06-01", 'about = "r"\ndispute = "d"\nreading = "political"'
        )
    )
    dispute = '[[instruments.disputes]]\nid = "d"\nquestion = { en = "Was it an objection?" }\n'
    found = _bond(made(_treaty("treaty", dispute, acts=acts)), ("AA", "BB"), on)

    assert found is not None
    assert found.bond.certain
    assert bool(found.proof.whichever) is doubtful


# offices and chairs


def test_a_second_tenure_does_not_begin_as_holding_over(made) -> None:
    """The recorded end of the first term says nothing about the second."""
    text = """
[[offices]]
id = "test/office"
organisation = "test/org"
titles = [
  { since = 1991-12-21, title = { en = "Secretary" } },
  { since = 2005-01-01, title = { en = "Secretary General" } },
]
[offices.rule]
cite = "Statute"
term_months = 36
"""
    for kind, person, day in (
        ("appointment", "First", "2000-01-01"),
        ("term-ended", "First", "2003-01-01"),
        ("appointment", "Second", "2003-05-01"),
        ("appointment", "First", "2006-01-01"),
    ):
        text += f'[[offices.acts]]\nkind = "{kind}"\nperson = "{person}"\ndate = {day}\n'
    worlds = _worlds(made(text))

    def told(on: date) -> tuple[str, bool, str]:
        one = holder(worlds, "test/office", Moment(on=on)).holders[0]
        return one.person, one.holding_over, one.title.en

    assert told(date(2002, 12, 31)) == ("First", False, "Secretary")
    assert told(date(2003, 1, 1)) == ("First", True, "Secretary")
    assert told(date(2006, 1, 1)) == ("First", False, "Secretary General")
    assert told(date(2009, 1, 1)) == ("First", True, "Secretary General")


CHAIRS = """
[[organisations]]
id = "test/org"
title = { en = "Organisation" }
[[organisations.chair_rules]]
cite = "Rule"
since = 2010-01-01
order = ["AA", "BB", "CC", "DD"]
calendar_year = true
"""


def test_a_chair_on_its_turn_does_not_depart_from_the_rule(made) -> None:
    """AA 2010 and CC 2012 are on record, BB 2011 is expected: CC presides when it should."""
    text = CHAIRS
    for party, day in (("AA", "2010-01-01"), ("CC", "2012-01-01")):
        text += f'[[organisations.acts]]\nkind = "chair-taken"\nparty = "{party}"\ndate = {day}\n'
    worlds = _worlds(made(text))

    def told(on: date) -> tuple[str, bool, str]:
        one = chair(worlds, "test/org", Moment(on=on)).chairs[0]
        return one.party, one.expected, one.departs

    assert told(date(2011, 1, 1)) == ("BB", True, "")
    assert told(date(2012, 1, 1)) == ("CC", False, "")
    assert told(date(2013, 1, 1)) == ("DD", True, "")


def test_a_substitute_departs_from_the_rule(made) -> None:
    """DD takes the chair in 2011, the turn of BB; the day tells who handed it over."""
    text = (
        CHAIRS + '[[organisations.acts]]\nkind = "chair-taken"\nparty = "DD"\ndate = 2011-01-01\n'
    )
    worlds = _worlds(made(text))

    one = chair(worlds, "test/org", Moment(on=date(2011, 1, 1))).chairs[0]
    later = chair(worlds, "test/org", Moment(on=date(2011, 1, 2))).chairs[0]

    assert (one.party, one.departs, one.handed_over_by) == ("DD", "BB", "AA")
    assert later.handed_over_by == ""


# lint


def _codes(register: Register) -> set[str]:
    return {found.code for one in register.instruments for found in lint(one)}


def test_lint_finds_a_condition_about_one_state_in_the_floor(made) -> None:
    """The floor is a condition of entry into force, too, and "the state" has no meaning in it."""
    floor = 'when = { count = 2 }\nfloor = { one_of = ["AA"] }'

    assert "L13" in _codes(
        made(_treaty("treaty", acts=RATIFIED).replace("when = { count = 2 }", floor))
    )


@pytest.mark.parametrize(
    ("when", "cannot"),
    [
        ('{ share = "1", more_than = true, by = ["AA", "BB"] }', True),
        ('{ share = "1", by = ["AA", "BB"] }', False),
        ('{ count = 3, by = ["AA", "BB"] }', True),
        ('{ any = [{ count = 3, by = ["AA", "BB"] }, { count = 2 }] }', False),
        ('{ all = [{ count = 3, by = ["AA", "BB"] }, { count = 2 }] }', True),
    ],
)
def test_lint_finds_what_can_never_hold(made, when, cannot) -> None:
    """More than the whole is never reached."""
    assert ("L12" in _codes(made(_treaty("treaty", when=when)))) is cannot


def test_lint_finds_a_prohibited_reservation_and_a_stranger(made) -> None:
    clauses = """
[instruments.reservations]
cite = "Art. 15"
rule = "prohibited"
[instruments.participation]
cite = "Art. 14"
open_to = ["listed"]
states = ["CC"]
"""
    acts = (
        RATIFIED
        + _act("reservation", "AA", "2002-06-01", 'provisions = ["Art. 7"]')
        + _act("accession", "CC", "2003-06-01")
    )

    assert {"L14"} == _codes(made(_treaty("treaty", clauses, acts=acts))) & {"L14", "L15"}
    stranger = acts + _act("accession", "DD", "2003-06-01")
    assert {"L14", "L15"} == _codes(made(_treaty("treaty", clauses, acts=stranger))) & {
        "L14",
        "L15",
    }
