"""The page of an instrument: the status table, its dates and letters, and their proofs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collection.pages_views import on, proofs_in, view_of, with_acts
from foedus.collection.pages.clauses_shown import Topic
from foedus.collection.pages.entry import EntryState
from foedus.collection.pages.instrument import InstrumentPage, instrument_page
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import StepKind
from foedus.collection.pages.standings import Belongs, RowGroup, StandingRow, standing
from foedus.law.answers.told import Doubt
from foedus.law.terms.acts import Kind, Manner, Rival, Stated
from foedus.law.terms.clauses import EntryIntoForce, SignatureClause, Text
from foedus.law.terms.conditions import Count
from foedus.law.terms.delays import Delay
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.wording import Wording
from support.worlds import TEXT, Maker, act, treaty

CHARTER = "cis/charter-1993"
FREE_TRADE = "cis/free-trade-2011"
TWO = Count(number=2)


def _row(page: InstrumentPage, party: str) -> StandingRow:
    return next(row for row in page.rows if row.party.id == party)


# on the bundled register


@pytest.mark.parametrize(
    ("day", "mark", "group"),
    [
        ("2009-08-17", Mark.IN_FORCE, RowGroup.PARTIES),
        ("2009-08-18", Mark.ENDED, RowGroup.FORMER),
        ("2009-08-19", Mark.ENDED, RowGroup.FORMER),
    ],
)
def test_georgia_is_out_of_the_charter_from_18_august_2009(
    day: str, mark: Mark, group: RowGroup
) -> None:
    row = _row(instrument_page(on(day), CHARTER), "GE")

    assert (row.mark, row.group) == (mark, group)
    assert (row.effect.text, row.ended.text) == ("1994-04-19", "2009-08-18")
    assert row.bracketed is (mark is Mark.ENDED)
    assert row.belongs is (Belongs.MEMBER if mark is Mark.IN_FORCE else Belongs.NON_MEMBER)


def test_the_proof_of_georgias_exit_shows_the_clause_and_the_sum() -> None:
    proof = standing(on("2010-01-01"), CHARTER, "Georgia").proof
    steps = [step for branch in proof.branches for step in branch.steps]
    last = next(step for step in steps if step.kind is StepKind.ARITHMETIC)

    assert last.arithmetic is not None
    assert last.arithmetic.base == date(2008, 8, 18)
    assert last.arithmetic.result == date(2009, 8, 18)
    assert last.quote is not None
    assert last.quote.cite == "Art. 9"
    assert [one.id for one in last.counted] == ["ge-notice"]
    assert proof.title.startswith("Georgia: former party, from 18 August 2009")


def test_the_large_date_stands_beside_the_words_of_the_clause() -> None:
    entry = instrument_page(on("2026-11-22"), FREE_TRADE).entry

    assert entry.state is EntryState.IN_FORCE
    assert entry.day.day == date(2012, 9, 20)
    assert entry.clause is not None
    assert entry.clause.cite == "Art. 22"
    assert entry.clause.words.startswith("1. This Treaty shall enter into force")
    assert not entry.clause.is_paraphrase
    assert entry.day.why == entry.proof.key == "why-entry"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2012-09-19", EntryState.TO_COME),
        ("2012-09-20", EntryState.IN_FORCE),
        ("2012-09-21", EntryState.IN_FORCE),
    ],
)
def test_an_instrument_is_in_force_from_its_day_on(day: str, state: EntryState) -> None:
    assert instrument_page(on(day), FREE_TRADE).entry.state is state


def test_a_stated_effect_implies_the_day_of_deposit() -> None:
    armenia = _row(instrument_page(on("2026-11-22"), FREE_TRADE), "AM")

    assert armenia.consents == ()
    assert [(one.days, one.effect) for one in armenia.implied] == [
        ((date(2012, 9, 17),), date(2012, 10, 17))
    ]


def test_two_claims_about_kyrgyzstan_stand_side_by_side_with_their_consequences() -> None:
    page = instrument_page(on("2026-11-22"), FREE_TRADE)
    kyrgyzstan = _row(page, "KG")
    dispute = next(one for one in page.disputes if one.matter.id == "kg-entry")

    assert kyrgyzstan.effect.doubt is Doubt.DISPUTED
    assert [claim.text for claim in kyrgyzstan.effect.claims] == ["2013-12-12", "2013-12-13"]
    assert dispute.mark is Mark.DISPUTED
    assert [claim.consequences for claim in dispute.claims] == [
        ("Kyrgyzstan: party; bound from 12 December 2013",),
        ("Kyrgyzstan: party; bound from 13 December 2013",),
    ]
    assert "Kyrgyzstan, from 13 December 2013: party" in dispute.certain


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        ("2013-12-11", Mark.OPEN),
        ("2013-12-12", Mark.DISPUTED),
        ("2013-12-13", Mark.IN_FORCE),
    ],
)
def test_only_the_one_day_is_disputed(day: str, mark: Mark) -> None:
    assert standing(on(day), FREE_TRADE, "KG").mark is mark


def test_a_reading_that_is_chosen_settles_the_matter() -> None:
    view = on("2013-12-12", readings=frozenset({"manytrade"}))
    page = instrument_page(view, FREE_TRADE)
    dispute = next(one for one in page.disputes if one.matter.id == "kg-entry")

    assert _row(page, "KG").mark is Mark.OPEN
    assert dispute.mark is Mark.DONE
    assert [claim.followed for claim in dispute.claims] == [False, True]


def test_what_a_rival_that_is_not_followed_would_give_is_told() -> None:
    page = instrument_page(on("2026-11-22"), CHARTER)
    claims = next(one for one in page.disputes if one.matter.id == "charter-deposit").claims
    told = {claim.reading: claim.consequences for claim in claims}

    assert "Uzbekistan: party; bound from 9 February 1994" in told["strict"]
    assert "Uzbekistan: party; bound from 22 January 1994" in told["parliament"]


def test_a_suspension_is_a_fact_about_a_pair_and_not_about_the_party() -> None:
    page = instrument_page(on("2026-11-22"), FREE_TRADE)
    pauses = [one for one in page.limits if not one.is_measure]

    assert _row(page, "RU").mark is Mark.IN_FORCE
    assert [(one.by.id, [t.id for t in one.towards], one.since.text) for one in pauses] == [
        ("RU", ["UA"], "2016-01-01"),
        ("UA", ["RU"], "2016-01-02"),
    ]
    assert {one.mark for one in pauses} == {Mark.SUSPENDED}


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        ("2016-01-01", Mark.OPEN),
        ("2016-01-02", Mark.SUSPENDED),
        ("2026-12-31", Mark.SUSPENDED),
        ("2027-01-01", Mark.ENDED),
    ],
)
def test_a_suspension_holds_from_its_first_day_until_its_end(day: str, mark: Mark) -> None:
    limits = instrument_page(on(day), FREE_TRADE).limits
    ukraine = next(one for one in limits if one.by.id == "UA" and not one.is_measure)

    assert ukraine.mark is mark


def test_a_page_speaks_russian() -> None:
    page = instrument_page(on("2026-11-22", language="ru"), CHARTER)

    assert page.title == "Устав Содружества Независимых Государств"
    assert page.entry.sentence == "В силе с 22 января 1994 года"
    assert _row(page, "GE").word == "бывший участник"
    assert [one.title for one in page.clauses][:2] == ["Вступление в силу", "Кто может участвовать"]


def test_a_member_that_did_nothing_has_a_row_that_says_so() -> None:
    row = _row(instrument_page(on("2026-11-22"), FREE_TRADE), "AZ")

    assert row.mark is Mark.NONE
    assert row.remark.startswith("No act of this state is recorded")


def test_an_instrument_bound_through_another_has_its_own_mark() -> None:
    row = _row(instrument_page(on("2026-11-22"), FREE_TRADE), "UZ")

    assert (row.mark, row.group) == (Mark.THROUGH, RowGroup.OTHERWISE_BOUND)


def test_related_instruments_are_told_from_both_sides() -> None:
    view = on("2026-11-22")
    forth = {one.other.id: one.outgoing for one in instrument_page(view, FREE_TRADE).related}
    back = {
        one.other.id: one.outgoing for one in instrument_page(view, "cis/free-trade-1994").related
    }

    assert forth["cis/free-trade-1994"] is True
    assert back[FREE_TRADE] is False


def test_the_memberships_that_hang_on_the_charter_are_told() -> None:
    tests = instrument_page(on("2026-11-22"), CHARTER).memberships

    assert ("cis", "member state") in {(one.organisation.id, one.criterion) for one in tests}


def test_what_was_not_known_is_not_shown() -> None:
    early = instrument_page(on("2026-11-22", known=date(2008, 8, 17)), CHARTER)

    assert _row(early, "GE").mark is Mark.IN_FORCE
    assert "ge-notice" not in {one.id for one in early.history}


@pytest.mark.parametrize("name", ["cis/charter-1994", "", "<script>", "'; DROP TABLE acts;--"])
def test_a_name_that_is_not_held_is_an_unknown_name(name: str) -> None:
    with pytest.raises(UnknownName):
        instrument_page(on("2026-11-22"), name)
    with pytest.raises(UnknownName):
        standing(on("2026-11-22"), CHARTER, name)


def test_a_reading_that_nobody_knows_is_an_unknown_name() -> None:
    with pytest.raises(UnknownName):
        instrument_page(on("2026-11-22", readings=frozenset({"wishful"})), CHARTER)


# on small registers


def test_letters_are_those_of_depositary_practice_and_the_legend_has_those_used() -> None:
    kinds = {
        Kind.RATIFICATION: ("AA", "r"),
        Kind.ACCESSION: ("BB", "a"),
        Kind.ACCEPTANCE: ("CC", "A"),
        Kind.APPROVAL: ("DD", "AA"),
        Kind.SUCCESSION: ("EE", "d"),
        Kind.NOTIFICATION: ("FF", "n"),
    }
    acts = [act(kind, party, date(1993, 1, 1)) for kind, (party, _) in kinds.items()]
    page = instrument_page(view_of(treaty(acts, TWO)), "x/treaty")

    shown = {row.party.id: [one.letter for one in row.consents] for row in page.rows}
    assert shown == {party: [letter] for party, letter in kinds.values()}
    assert {one.sign for one in page.letters} == {letter for _, letter in kinds.values()}


def test_a_definitive_signature_is_a_consent_with_the_letter_s() -> None:
    clause = SignatureClause(text=TEXT, manner=Manner.DEFINITIVE)
    acts = [act(Kind.SIGNATURE, party, date(1993, 1, 1)) for party in ("AA", "BB")]
    page = instrument_page(view_of(treaty(acts, TWO, signature=clause)), "x/treaty")

    assert [one.letter for one in _row(page, "AA").consents] == ["s"]


def test_a_signature_subject_to_procedures_is_no_consent() -> None:
    page = instrument_page(
        view_of(treaty([act(Kind.SIGNATURE, "AA", date(1993, 1, 1))], TWO)), "x/treaty"
    )
    row = _row(page, "AA")

    assert row.consents == ()
    assert row.signature is not None
    assert row.interim_obligation
    assert row.group is RowGroup.NOT_PARTIES


def test_what_is_missing_is_told_until_entry_into_force() -> None:
    signed = [act(Kind.SIGNATURE, party, date(1993, 1, 1)) for party in ("AA", "BB")]
    one = treaty([*signed, act(Kind.RATIFICATION, "AA", date(1993, 5, 1))], TWO)
    entry = instrument_page(view_of(one), "x/treaty").entry

    assert entry.state is EntryState.NOT_IN_FORCE
    assert not entry.day
    assert [(part.mark, part.needed) for part in entry.missing] == [(Mark.WAITS, 1)]
    assert [named.id for named in entry.signed_only] == ["BB"]

    whole = with_acts(one, act(Kind.RATIFICATION, "BB", date(1993, 6, 1)))
    assert instrument_page(view_of(whole), "x/treaty").entry.missing == ()


def test_a_clause_that_is_only_paraphrased_is_called_a_paraphrase() -> None:
    text = Text(cite="Article 7", paraphrase=Wording("Two must ratify."))
    clause = EntryIntoForce(text=text, condition=TWO, later=Delay(days=30))
    page = instrument_page(view_of(treaty([], None, entry_into_force=clause)), "x/treaty")

    assert page.entry.clause is not None
    assert page.entry.clause.is_paraphrase
    assert page.entry.later == "for each later party, its own consent + 30 days"


def test_words_held_in_the_other_language_only_say_in_which_language_they_are() -> None:
    text = Text(cite="Ст. 7", words=Wording(ru="по истечении 30 дней"))
    clause = EntryIntoForce(text=text, condition=TWO)
    page = instrument_page(view_of(treaty([], None, entry_into_force=clause)), "x/treaty")

    assert page.entry.clause is not None
    assert (page.entry.clause.language, page.entry.clause.words) == ("ru", "по истечении 30 дней")


def test_history_stands_in_both_orders_of_time() -> None:
    late = act(Kind.RATIFICATION, "AA", date(1993, 1, 1), recorded=date(1995, 1, 1))
    soon = act(Kind.RATIFICATION, "BB", date(1994, 1, 1))
    page = instrument_page(view_of(treaty([late, soon], TWO)), "x/treaty")

    assert [one.party.id for one in page.history] == ["BB", "AA"]
    assert [one.party.id for one in page.by_day] == ["AA", "BB"]


def test_hostile_words_stay_words() -> None:
    hostile = "<script>alert('{0}')</script> {who} %s"
    bad = act(Kind.RESERVATION, "AA", date(1993, 1, 1), words=Wording(hostile), person=hostile)
    one = treaty([bad, act(Kind.RATIFICATION, "AA", date(1993, 1, 1))], TWO)
    dispute = Dispute(id=hostile, question=Wording(hostile))
    rival = act(
        Kind.STATEMENT,
        "AA",
        None,
        effect=date(1993, 2, 1),
        states=Stated.PARTY,
        rival=Rival(dispute=hostile, reading=hostile),
    )
    held = replace(with_acts(one, rival), title=Wording(hostile), disputes=(dispute,))
    page = instrument_page(view_of(held), "x/treaty")

    assert page.title == hostile
    assert page.reservations[0].act.words == hostile
    assert page.disputes[0].matter.question == hostile
    assert hostile in page.reservations[0].act.sentence


# what stands beside the status


def test_the_clause_on_disputes_is_quoted_among_the_final_clauses() -> None:
    page = instrument_page(on("2026-11-22"), FREE_TRADE)
    clause = next(one for one in page.clauses if one.topic is Topic.SETTLEMENT)

    assert clause.title == "Settlement of disputes"
    assert clause.quote is not None
    assert clause.quote.cite.startswith("Art. 19")
    assert all(
        one.topic is not Topic.SETTLEMENT
        for one in instrument_page(on("2026-11-22"), CHARTER).clauses
    )


@pytest.mark.parametrize(
    ("name", "is_programme"), [("cis/terrorism-programme-2007", True), (CHARTER, False)]
)
def test_a_programme_is_told_from_other_instruments(name: str, *, is_programme: bool) -> None:
    assert instrument_page(on("2026-11-22"), name).is_programme is is_programme


# properties


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", [CHARTER, FREE_TRADE, "cis/free-trade-1994"])
def test_every_proof_of_a_page_has_a_key_of_its_own_and_says_something(
    name: str, language: str
) -> None:
    page = instrument_page(on("2012-12-01", language=language), name)
    proofs = proofs_in(page)

    assert len({proof.key for proof in proofs}) == len(proofs)
    assert all(proof.question and proof.title for proof in proofs)
    keys = {proof.key for proof in proofs}
    days = [row.effect for row in page.rows] + [row.since for row in page.rows]
    assert {day.why for day in days if day} <= keys


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_each_row_of_a_random_treaty_agrees_with_the_status_of_the_law(seed: int) -> None:
    maker = Maker(seed)
    view = view_of(maker.treaty(maker.condition()), day="1995-06-01")
    page = instrument_page(view, "x/treaty")
    told = view.opened.status("x/treaty", on=view.on).answer

    assert {row.party.id for row in page.rows} == {row.party for row in told.parties}
    for row in told.parties:
        shown = _row(page, row.party)
        party = str(row.word.value) in {"party", "suspended"}
        assert (shown.group is RowGroup.PARTIES) is party
        if party:
            assert shown.effect.day is not None
            assert shown.effect.day <= view.on
            assert not shown.ended or shown.ended.day > view.on  # type: ignore[operator]
