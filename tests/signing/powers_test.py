"""Who may sign: offices, full powers, heads of delegation; each end of each period."""

import datetime as dt

import pytest

from foedus.depositary.checks.powers import PowersStand
from foedus.depositary.terms import HIGH_OFFICES, FullPowers, OfficeHeld, Signatory
from foedus.law.terms.acts import Kind
from foedus.signing.manners import Authority
from foedus.signing.powers import ENOUGH, PowersHeld, Signing, powers_for, same_person
from foedus.signing.terms import Document

DAY = dt.date(2024, 5, 2)
TREATY = Document(name="lake/treaty", number=1)
DECISION = Document(name="lake/decision", number=2, authority=Authority.HEAD_OF_DELEGATION)
AMBASSADOR = Signatory(name="A. Envoy", office=OfficeHeld.HEAD_OF_MISSION)


def signing(who=AMBASSADOR, document=TREATY, **more):
    return Signing(**{"document": document, "party": "AM", "signatory": who, "day": DAY, **more})


def powers(**changed):
    fields = {
        "person": "A. Envoy",
        "issuer": "B. Minister",
        "issuer_office": OfficeHeld.FOREIGN_MINISTER,
        "dated": dt.date(2024, 4, 1),
        "acts": frozenset({Kind.SIGNATURE}),
        "general": True,
        **changed,
    }
    documents = fields.pop("documents", frozenset())
    return PowersHeld(party="AM", powers=FullPowers(**fields), documents=documents)


@pytest.mark.parametrize("office", sorted(OfficeHeld))
def test_the_three_offices_and_who_acts_for_them_need_no_full_powers_and_nobody_else(office):
    verdict = powers_for(signing(Signatory(name="A. Person", office=office)), ())
    assert (verdict.stand is PowersStand.NOT_NEEDED) == (office in HIGH_OFFICES)
    assert (verdict.stand in ENOUGH) == (office in HIGH_OFFICES)


def test_an_organisation_signs_by_its_chief_officer_and_not_by_a_head_of_state():
    chief = Signatory(name="A. Person", office=OfficeHeld.HEAD_OF_ORGANISATION)
    state = Signatory(name="A. Person", office=OfficeHeld.HEAD_OF_STATE)
    assert powers_for(signing(chief, of_organisation=True), ()).stand in ENOUGH
    assert powers_for(signing(state, of_organisation=True), ()).stand not in ENOUGH
    assert powers_for(signing(chief), ()).stand is PowersStand.MISSING


def test_a_signatory_without_full_powers_is_told_what_is_missing():
    verdict = powers_for(signing(), ())
    assert verdict.stand is PowersStand.MISSING
    assert [one.code for one in verdict.findings] == ["X40"]
    assert "A. Envoy" in verdict.words.en
    assert verdict.words.ru


def test_a_signatory_whom_nobody_named_cannot_be_judged():
    verdict = powers_for(signing(Signatory()), ())
    assert verdict.stand is PowersStand.CANNOT_BE_JUDGED


def test_full_powers_for_the_person_the_act_and_the_document_are_enough():
    assert powers_for(signing(), [powers()]).stand is PowersStand.SUFFICIENT
    named = powers(general=False, documents=frozenset({TREATY.name}))
    assert powers_for(signing(), [named]).stand is PowersStand.SUFFICIENT


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"person": "C. Other"}, "X42"),
        ({"acts": frozenset({Kind.RATIFICATION})}, "X43"),
        ({"general": False, "documents": frozenset({"lake/other"})}, "X44"),
        ({"valid_until": DAY}, "X45"),
        ({"issuer_office": OfficeHeld.HEAD_OF_MISSION}, "X46"),
        ({"signed": False}, "X47"),
        ({"dated": DAY + dt.timedelta(days=1)}, "X48"),
    ],
)
def test_full_powers_with_one_fault_are_not_enough_and_the_fault_is_named(changed, code):
    verdict = powers_for(signing(), [powers(**changed)])
    assert verdict.stand is PowersStand.DEFECTIVE
    assert [one.code for one in verdict.findings] == [code]


@pytest.mark.parametrize(("after", "enough"), [(-1, True), (0, True), (1, False)])
def test_full_powers_are_issued_on_the_day_of_signature_at_the_latest(after, enough):
    held = powers(dated=DAY + dt.timedelta(days=after))
    assert (powers_for(signing(), [held]).stand in ENOUGH) == enough


@pytest.mark.parametrize(("after", "enough"), [(-1, False), (0, False), (1, True)])
def test_full_powers_are_valid_until_the_day_before_their_end(after, enough):
    held = powers(valid_until=DAY + dt.timedelta(days=after))
    assert (powers_for(signing(), [held]).stand in ENOUGH) == enough


def test_of_several_papers_the_one_that_is_enough_counts():
    bad = powers(person="C. Other", signed=False)
    assert powers_for(signing(), [bad, powers(), bad]).stand is PowersStand.SUFFICIENT


def test_the_head_of_the_delegation_signs_texts_of_the_organ_and_nobody_else_does():
    envoy = signing(document=DECISION, head="A. Envoy")
    assert powers_for(envoy, ()).stand is PowersStand.NOT_NEEDED
    other = signing(document=DECISION, head="D. Head")
    assert powers_for(other, ()).stand is PowersStand.MISSING
    treaty = signing(document=TREATY, head="A. Envoy")
    assert powers_for(treaty, ()).stand is PowersStand.MISSING
    nobody = signing(Signatory(), DECISION)
    assert powers_for(nobody, ()).stand is PowersStand.CANNOT_BE_JUDGED


def test_names_are_compared_without_capitals_and_spaces_and_nobody_is_nobody():
    assert same_person(" A.  ENVOY", "a. envoy")
    assert not same_person("", "")
