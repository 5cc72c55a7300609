"""Whatever is said, in whatever way, of whatever is held or not: there is a judgement."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.claims.judging.asked import Asked, Kept
from foedus.claims.judging.judge import judge
from foedus.claims.terms.claims import KIND_OF, Claim, Content
from foedus.claims.terms.kinds import Manner, Modality, Stretch
from foedus.claims.terms.said import CountSaid, Named, StatesSaid
from foedus.claims.terms.times import NO_TIME, Relation, TimeSaid
from foedus.claims.terms.verdicts import Agrees, Verdict
from foedus.law.terms.days import FOREVER, Span
from foedus.opened import OpenRegister, open_register

REGISTER = open_register("cis")
KEPT = Kept()

HELD = REGISTER.register
IDS = sorted(
    {
        *HELD.organisation,
        *HELD.instrument,
        *HELD.office,
        *HELD.person,
        *HELD.town,
        *HELD.party,
        *(body.id for one in HELD.organisations for body in one.bodies),
    }
)
ODD = ["", "\0", "\ud800", "x" * 50_000, "{day}", "{0} {}", "Ж" * 300, "an agreement", "%s"]
WORDS = st.sampled_from([*ODD, "free trade", "постоянно действующий орган", "labor migration"])
CODES = sorted(HELD.party)
DAYS = st.one_of(
    st.dates(),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.sampled_from([date.min, date.max, date(2007, 10, 5), date(2009, 8, 18), date(2022, 5, 12)]),
)
NAMES = st.builds(Named, WORDS, st.one_of(st.just(""), st.sampled_from(IDS), st.just("no/such")))
STATES = st.builds(
    StatesSaid,
    st.lists(st.sampled_from([*CODES, "??"]), max_size=5).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
)
SPANS = st.builds(Span, DAYS, st.one_of(DAYS, st.just(FOREVER)))
TIMES = st.one_of(st.just(NO_TIME), st.builds(TimeSaid, st.sampled_from(Relation), SPANS, WORDS))
COUNTS = st.builds(CountSaid, st.integers(-2, 10**9), WORDS)
STANDINGS = st.sampled_from(["", "member", "participant", "observer", "founder", "no-such", "\0"])
BONDS = st.sampled_from(["agreement", "memorandum", "observer", "member", "merger", "", "\0"])

st.register_type_strategy(Named, NAMES)
st.register_type_strategy(StatesSaid, STATES)
st.register_type_strategy(TimeSaid, TIMES)
st.register_type_strategy(CountSaid, COUNTS)

MANNERS = st.builds(Manner, st.sampled_from(Modality), st.booleans(), WORDS)


def contents() -> st.SearchStrategy[Content]:
    """Statements of every kind, every place filled anyhow."""
    return st.one_of(*(st.builds(kind, **_words_of(kind)) for kind in KIND_OF))


def _words_of(kind: type) -> dict[str, st.SearchStrategy[object]]:
    names = set(kind.__dataclass_fields__)
    own = {"standing": STANDINGS, "bond": BONDS, "subject": WORDS, "post": WORDS, "words": WORDS}
    for name in names & {"organisation", "body", "office", "instrument", "first", "second"}:
        own[name] = NAMES
    own |= dict.fromkeys(names & {"when", "born"}, TIMES)
    own |= dict.fromkeys(names & {"states", "state", "host", "founders", "before"}, STATES)
    own |= dict.fromkeys(names & {"count"}, COUNTS)
    own |= dict.fromkeys(names & {"place", "predecessor", "person"}, NAMES)
    own |= {n: st.lists(NAMES, max_size=2).map(tuple) for n in names & {"signers", "persons"}}
    return {name: found for name, found in own.items() if name in names}


@pytest.fixture(scope="module")
def register() -> OpenRegister:
    return REGISTER


@settings(
    max_examples=4000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(content=contents(), manner=MANNERS, words=WORDS, on=DAYS)
def test_every_statement_has_a_judgement(
    content: Content, manner: Manner, words: str, on: date
) -> None:
    claim = Claim(words, Stretch(0, len(words)), content, manner)

    found = judge(claim, Asked(REGISTER, on, kept=KEPT))

    assert isinstance(found.verdict, Verdict)
    assert isinstance(found.then, Verdict)
    assert found.told.en
    assert found.told.ru
    if found.verdict is Verdict.SUPPORTED:
        assert any(one.agrees is Agrees.YES for one in found.criteria)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=contents(), on=st.dates(date(1992, 1, 1), date(2026, 1, 1)))
def test_what_is_asked_before_changes_no_judgement(content: Content, on: date) -> None:
    claim = Claim("said", Stretch(0, 4), content)

    assert judge(claim, Asked(REGISTER, on, kept=KEPT)) == judge(claim, Asked(REGISTER, on))
