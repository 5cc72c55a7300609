"""The examination: form stops a recording, substance is asked, the depositary does not judge."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import foedus.depositary
from depositary.small import (
    ADOPTED,
    ALL_MET,
    ENTRY,
    ENVOY,
    IN_FORCE,
    LEAVING,
    SIGNED,
    TITLE,
    TODAY,
    act,
    full_powers,
    opened,
    received,
    treaty,
)
from foedus.depositary.checks.powers import PowersStand
from foedus.depositary.examination import examine
from foedus.depositary.findings import RULES, Weight
from foedus.depositary.form import ANSWER_NAMES, ITEM_NAMES, Answer, Checklist, Item, checklist
from foedus.depositary.received import Reserved
from foedus.depositary.sentences import SENTENCES
from foedus.depositary.terms import OFFICE_NAMES, OfficeHeld, Original, Signatory
from foedus.law.terms.acts import Kind, Manner, Stated
from foedus.law.terms.clauses import (
    Entitlement,
    Participation,
    ReservationRule,
    Reservations,
    SignatureClause,
    Text,
)
from foedus.law.terms.conditions import Count, Listed, MembersOf, Stands, What
from foedus.law.terms.delays import Delay
from foedus.law.terms.goods import MOST_CODES
from foedus.law.terms.instruments import TextHeld
from foedus.law.terms.organisations import Criterion, Organisation
from foedus.law.terms.wording import Wording
from foedus.opened import open_register

DAY = timedelta(days=1)
TEXT = Text(cite="Art. 8")


def codes(one, *held, on=TODAY):
    return {f.code for f in examine(opened(*(held or (treaty(),))), one, on).findings}


def told(one, code, *held):
    found = examine(opened(*(held or (treaty(),))), one, TODAY).findings
    return next(f for f in found if f.code == code)


def open_to(*routes, **more):
    return Participation(text=TEXT, open_to=routes, **more)


# a document without fault


def test_a_document_in_good_form_has_no_finding():
    found = examine(opened(treaty()), received(), TODAY)
    assert found.findings == ()
    assert found.admissible
    assert not found.needs_reason


def test_the_gravest_findings_come_first():
    one = received(received=TODAY + DAY, party="DD", place="")
    weights = [f.weight for f in examine(opened(treaty()), one, TODAY).findings]
    assert weights == sorted(weights, key=list(Weight).index)
    assert set(weights) == set(Weight)


# the treaty and the state


def test_a_treaty_that_is_not_held_stops_everything():
    found = examine(opened(treaty()), received(instrument="x/other"), TODAY)
    assert [f.code for f in found.findings] == ["X01"]
    assert not found.admissible


@pytest.mark.parametrize(
    ("title", "code"),
    [
        (TITLE.en, None),
        (TITLE.ru.upper(), None),
        ("  Treaty on   Small Things ", None),
        ("Small Things Treaty", "X02"),
        ("Treaty on Little Things", "X03"),
        ("Other Treaty", "X04"),
    ],
)
def test_the_title_as_written_is_looked_up(title, code):
    other = replace(treaty(), id="x/other", title=Wording("Other Treaty"), also=())
    assert codes(received(title_as_written=title), treaty(), other) == ({code} if code else set())


def test_a_title_of_another_treaty_hinders():
    other = replace(treaty(), id="x/other", title=Wording("Other Treaty"), also=())
    found = told(received(title_as_written="Other Treaty"), "X04", treaty(), other)
    assert found.weight is Weight.HINDERS
    assert "Other Treaty" in found.words.en


def test_nobody_acts_without_a_name():
    assert codes(received(party="")) >= {"X05"}
    assert codes(received(party="ZZ")) >= {"X05"}


def test_a_state_that_is_no_more_cannot_act():
    last, gone = date(2020, 5, 31), date(2020, 6, 1)
    ratify = received(Kind.ACCESSION, "SU")
    assert "X07" not in codes(replace(ratify, dated=last, received=last))
    assert "X07" in codes(replace(ratify, dated=gone, received=gone))


def test_nobody_consents_to_a_political_document():
    assert "X06" in codes(received(), replace(treaty(), binding=False))


def test_an_act_about_nothing_is_stopped():
    assert codes(received(Kind.OBJECTION, about="nothing")) == {"X08"}


# days


def test_a_document_cannot_be_older_than_the_treaty():
    assert "X10" in codes(received(dated=ADOPTED - DAY))
    assert codes(received(dated=ADOPTED)) == set()


def test_a_document_cannot_be_received_before_it_is_dated():
    one = received()
    assert "X11" in codes(replace(one, received=one.dated - DAY))
    assert codes(replace(one, received=one.dated)) == set()


def test_nothing_is_received_tomorrow():
    assert codes(received(received=TODAY)) == set()
    assert codes(received(received=TODAY + DAY)) == {"X12"}
    assert codes(received(dated=TODAY + DAY, received=TODAY + DAY)) == {"X12", "X13"}


def test_an_effect_before_the_receipt_is_asked_about():
    one = received()
    assert codes(replace(one, effect=one.received - DAY)) == {"X14"}
    assert codes(replace(one, effect=one.received)) == set()


def test_an_end_comes_after_the_beginning():
    one = received(Kind.SUSPENSION, "AA", effect=date(2021, 7, 1))
    held = treaty(IN_FORCE)
    assert codes(replace(one, until=date(2021, 7, 1)), held) == {"X16"}
    assert codes(replace(one, until=date(2021, 7, 2)), held) == set()


def test_consent_to_what_is_over_is_asked_about():
    over = act(Kind.TERMINATION, "", date(2021, 6, 1))
    assert codes(received(received=date(2021, 5, 31)), treaty((*SIGNED, over))) == set()
    assert codes(received(received=date(2021, 6, 1)), treaty((*SIGNED, over))) == {"X15"}


# who may consent, and how


def test_ratification_follows_signature():
    assert codes(received(party="DD")) == {"X20"}


def test_where_no_signature_is_on_record_nobody_is_told_that_it_did_not_sign():
    assert codes(received(party="DD"), treaty(())) == set()


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        (open_to(Entitlement.ANY_STATE), None),
        (open_to(Entitlement.LISTED, states=Listed(frozenset({"DD"}))), None),
        (open_to(Entitlement.LISTED, states=Listed(frozenset({"EE"}))), "X21"),
        (open_to(Entitlement.NEGOTIATING), "X21"),
        (open_to(Entitlement.INVITED), "X21"),
        (open_to(Entitlement.CONSENT_OF_ALL), None),
        (None, "X21"),
    ],
)
def test_accession_needs_a_route(clause, code):
    found = codes(received(Kind.ACCESSION, "DD"), treaty(participation=clause))
    assert found == ({code} if code else set())


def test_an_invitation_opens_the_route_from_its_day():
    clause = open_to(Entitlement.INVITED)
    one = received(Kind.ACCESSION, "DD")
    for day, code in ((one.received, set()), (one.received + DAY, {"X21"})):
        invited = act(Kind.INVITATION, "DD", day)
        assert codes(one, treaty((*SIGNED, invited), participation=clause)) == code


def test_where_the_clause_is_not_held_nobody_can_tell():
    held = replace(treaty(), text_held=TextHeld.IN_PART)
    assert codes(received(Kind.ACCESSION, "DD"), held) == {"X27"}


def test_members_of_an_organisation_may_accede():
    charter = replace(
        treaty((act(Kind.STATEMENT, "DD", ADOPTED, states=Stated.PARTY, effect=ADOPTED),)),
        id="x/charter",
        title=Wording("Charter"),
        also=(),
    )
    club = Organisation(
        id="club",
        title=Wording("Club"),
        criteria=(
            Criterion(
                name="member",
                title=Wording("member"),
                text=TEXT,
                condition=Stands("x/charter"),
            ),
        ),
    )
    clause = open_to(Entitlement.MEMBERS, states=MembersOf("club"))
    register = opened(treaty(participation=clause), charter, organisations=(club,))
    for party, code in (("DD", set()), ("EE", {"X21"})):
        found = examine(register, received(Kind.ACCESSION, party), TODAY)
        assert {f.code for f in found.findings} == code, party


def test_the_consents_that_an_accession_still_needs_are_named():
    clause = open_to(Entitlement.CONSENT_OF_ALL)
    consent = act(Kind.ADMISSION_CONSENTED, "AA", date(2021, 1, 1), towards=("DD",))
    held = treaty((*IN_FORCE, consent), participation=clause)
    found = told(received(Kind.ACCESSION, "DD"), "X26", held)
    assert "Beland, Celand" in found.words.en
    assert "Aland" not in found.words.en
    assert "Беландия, Селандия" in found.words.ru


def test_accession_before_entry_into_force_waits():
    clause = open_to(Entitlement.ANY_STATE, after_entry_into_force=True)
    one = received(Kind.ACCESSION, "DD")
    assert codes(one, treaty(participation=clause)) == {"X22"}
    assert codes(one, treaty(IN_FORCE, participation=clause)) == set()


def test_a_clause_that_counts_ratifications_does_not_count_notifications():
    assert codes(received(Kind.NOTIFICATION)) == {"X23"}
    counting = replace(ENTRY, condition=Count(3, What.CONSENTS))
    assert codes(received(Kind.NOTIFICATION), treaty(entry_into_force=counting)) == set()


def test_a_second_consent_is_asked_about():
    found = told(received(party="CC"), "X24", treaty(IN_FORCE))
    assert "1 May 2020" in found.words.en
    assert "1 мая 2020 года" in found.words.ru


def test_a_consent_known_only_from_a_source_counts_as_one():
    said = act(Kind.STATEMENT, "AA", ADOPTED, states=Stated.PARTY, effect=date(2020, 9, 1))
    assert "X24" in codes(received(), treaty((*SIGNED, said)))


def test_consent_may_be_given_anew_after_leaving():
    left = act(Kind.WITHDRAWAL, "CC", date(2020, 6, 1))
    clause = open_to(Entitlement.ANY_STATE)
    again = received(Kind.ACCESSION, "CC")
    assert codes(again, treaty((*IN_FORCE, left), participation=clause)) == set()


def test_nothing_follows_a_signature_that_is_consent():
    clause = SignatureClause(text=TEXT, manner=Manner.DEFINITIVE)
    assert "X25" in codes(received(), treaty(signature=clause))


def test_provisional_application_without_a_clause_is_asked_about():
    assert codes(received(Kind.PROVISIONAL_APPLICATION)) == {"X28"}


def test_a_succession_names_whom_and_when():
    assert codes(received(Kind.SUCCESSION, "DD")) == {"X29"}
    one = received(Kind.SUCCESSION, "DD", predecessor="SU", date_of_succession=date(2020, 6, 1))
    assert codes(one) == set()


def test_only_a_signature_ad_referendum_is_confirmed():
    one = received(Kind.CONFIRMATION_OF_SIGNATURE)
    assert codes(one) == {"X30"}
    signed = act(Kind.SIGNATURE, "AA", ADOPTED, manner=Manner.AD_REFERENDUM)
    assert codes(one, treaty((signed,))) == set()


def test_nobody_signs_twice():
    assert codes(received(Kind.SIGNATURE)) == {"X31"}
    assert codes(received(Kind.SIGNATURE, "DD")) == set()


# signature and powers


def powers_of(**more):
    return examine(opened(treaty()), received(**more), TODAY)


@pytest.mark.parametrize("office", list(OfficeHeld))
def test_three_offices_need_no_powers_nor_does_whoever_acts_in_one(office):
    found = powers_of(signatory=Signatory(name="X", office=office))
    high = office.removeprefix("acting-") in {
        "head-of-state",
        "head-of-government",
        "foreign-minister",
    }
    assert (found.powers.stand is PowersStand.NOT_NEEDED) == high


def test_the_chief_officer_of_an_organisation_speaks_for_it_and_for_no_state():
    chief = Signatory(name="X", office=OfficeHeld.HEAD_OF_ORGANISATION)
    found = powers_of(party="OO", kind=Kind.ACCESSION, signatory=chief)
    assert found.powers.stand is PowersStand.NOT_NEEDED
    assert powers_of(signatory=chief).powers.stand is PowersStand.MISSING


def test_an_ambassador_needs_powers_and_the_act_waits_to_be_confirmed():
    found = powers_of(signatory=ENVOY)
    assert [f.code for f in found.findings] == ["X40"]
    assert found.powers.pending_confirmation
    assert not found.admissible
    assert "VCLT 8" in found.powers.words.en


def test_an_ambassador_with_powers_may_ratify():
    found = powers_of(signatory=ENVOY, powers=full_powers())
    assert found.findings == ()
    assert found.powers.stand is PowersStand.SUFFICIENT
    assert not found.powers.pending_confirmation


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"person": "B. Other"}, "X42"),
        ({"acts": frozenset({Kind.SIGNATURE})}, "X43"),
        ({"treaty": "Another Treaty"}, "X44"),
        ({"treaty": ""}, "X44"),
        ({"valid_until": date(2021, 5, 20)}, "X45"),
        ({"valid_from": date(2021, 5, 21)}, "X45"),
        ({"issuer_office": OfficeHeld.HEAD_OF_MISSION}, "X46"),
        ({"signed": False}, "X47"),
    ],
)
def test_powers_with_a_fault_are_not_enough(fault, code):
    found = powers_of(signatory=ENVOY, powers=full_powers(**fault))
    assert [f.code for f in found.findings] == [code]
    assert found.powers.pending_confirmation


@pytest.mark.parametrize(
    "sound",
    [
        {"treaty": "", "general": True},
        {"valid_until": date(2021, 5, 21)},
        {"valid_from": date(2021, 5, 20)},
        {"person": " a.  ENVOY "},
        {"dated": date(2021, 5, 20)},
        {"issuer_office": OfficeHeld.ACTING_HEAD_OF_GOVERNMENT},
    ],
)
def test_powers_without_a_fault_are_enough(sound):
    assert powers_of(signatory=ENVOY, powers=full_powers(**sound)).findings == ()


def test_powers_issued_after_the_act_may_be_its_confirmation():
    found = powers_of(signatory=ENVOY, powers=full_powers(dated=date(2021, 5, 21)))
    assert [f.code for f in found.findings] == ["X48"]
    assert found.admissible
    assert found.needs_reason


def test_an_unknown_signatory_cannot_be_judged():
    found = powers_of(signatory=Signatory())
    assert "X49" in {f.code for f in found.findings}
    assert found.admissible


def test_for_a_note_powers_may_be_called_for():
    found = examine(
        opened(treaty(IN_FORCE)), received(Kind.WITHDRAWAL, "AA", signatory=ENVOY), TODAY
    )
    assert found.powers.stand is PowersStand.MAY_BE_ASKED
    assert "X41" in {f.code for f in found.findings}
    assert found.admissible


# form


def test_a_copy_is_not_a_deposit():
    found = powers_of(original=Original.COPY)
    assert [f.code for f in found.findings] == ["X50"]
    assert not found.admissible


def test_an_officer_cannot_make_a_copy_an_original():
    found = powers_of(original=Original.COPY, form=checklist({Item.ORIGINAL: Answer.MET}))
    assert "X50" in {f.code for f in found.findings}


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (Item.SIGNED, "X51"),
        (Item.INTENTION, "X51"),
        (Item.UNDERTAKING, "X52"),
        (Item.DECLARATIONS, "X52"),
        (Item.STATE_NAME, "X52"),
        (Item.TRANSLATION, "X53"),
    ],
)
def test_an_item_that_is_not_met_has_its_weight(item, code):
    answers = tuple(a for a in ALL_MET.answers if a.item is not item)
    said = checklist({item: Answer.NOT_MET}).answers
    assert codes(received(form=Checklist((*answers, *said)))) == {code}


def test_a_seal_is_optional_and_an_empty_title_is_not():
    assert codes(received(seal=False)) == set()
    assert codes(received(title_as_written=" ")) == {"X51"}


def test_what_nobody_looked_at_is_told_and_stops_nothing():
    found = examine(opened(treaty()), received(form=Checklist()), TODAY)
    assert [f.code for f in found.findings] == ["X54"]
    assert found.admissible
    unjudged = {a.item for a in found.form if a.answer is Answer.CANNOT_BE_JUDGED}
    assert {Item.SIGNED, Item.INTENTION, Item.UNDERTAKING} <= unjudged


def test_a_translation_is_wanted_where_the_language_is_not_authentic():
    assert codes(received(languages=("xx",), form=Checklist())) == {"X53", "X54"}
    one = received(languages=("xx",), courtesy_translation=True)
    assert codes(one) == set()


def test_the_remark_of_the_officer_is_kept():
    said = checklist({Item.SEAL: Answer.MET}, {Item.SEAL: "embossed"})
    found = examine(opened(treaty()), received(form=said), TODAY)
    assert next(a for a in found.form if a.item is Item.SEAL).remark == "embossed"


# reservations and objections


def reserving(*provisions, **more):
    made = Reserved(words=Wording("not this"), provisions=provisions)
    return received(reservations=(made,), **more)


def clause(rule, *provisions):
    return Reservations(text=TEXT, rule=rule, provisions=provisions)


@pytest.mark.parametrize(
    ("rule", "listed", "expected"),
    [
        (ReservationRule.SILENT, (), {"X63"}),
        (ReservationRule.AUTHORISED, (), set()),
        (ReservationRule.PROHIBITED, (), {"X60"}),
        (ReservationRule.LISTED, ("3", "4"), set()),
        (ReservationRule.LISTED, ("4",), {"X61"}),
        (ReservationRule.ACCEPTANCE_BY_ALL, (), {"X64"}),
        (ReservationRule.ACCEPTANCE_BY_ORGAN, (), {"X65"}),
    ],
)
def test_the_clause_says_which_reservations_are_permitted(rule, listed, expected):
    assert codes(reserving("3"), treaty(reservations=clause(rule, *listed))) == expected


def test_a_prohibited_reservation_is_asked_about_and_not_adjudicated():
    found = examine(
        opened(treaty(reservations=clause(ReservationRule.PROHIBITED))), reserving("3"), TODAY
    )
    assert found.admissible
    assert found.needs_reason
    assert "ст. 8" in found.findings[0].words.ru


def test_a_reservation_that_names_no_provision_is_not_among_those_listed():
    assert codes(reserving(), treaty(reservations=clause(ReservationRule.LISTED, "3"))) == {"X61"}


def test_a_reservation_after_the_consent_is_late():
    alone = received(Kind.RESERVATION, "CC", words=Wording("not this"))
    consent = date(2020, 5, 1)
    authorised = clause(ReservationRule.AUTHORISED)
    held = treaty(IN_FORCE, reservations=authorised)
    assert codes(alone, held) == {"X62"}
    with_it = replace(alone, dated=consent, received=consent)
    assert codes(with_it, held) == set()
    assert codes(replace(with_it, received=consent + DAY), held) == {"X62"}


def test_a_smaller_reservation_is_not_late():
    made = act(Kind.RESERVATION, "CC", date(2020, 5, 1), provisions=("3", "4"))
    held = treaty((*IN_FORCE, made), reservations=clause(ReservationRule.AUTHORISED))
    change = received(
        Kind.RESERVATION_MODIFIED,
        "CC",
        about=made.id,
        provisions=("3",),
        words=Wording("less"),
    )
    assert codes(change, held) == set()
    assert codes(replace(change, provisions=("3", "5")), held) == {"X62"}


def test_a_reservation_at_signature_must_be_confirmed():
    authorised = clause(ReservationRule.AUTHORISED)
    assert codes(reserving("3", kind=Kind.SIGNATURE, party="DD"), treaty(reservations=authorised))
    made = act(Kind.RESERVATION, "AA", ADOPTED, provisions=("3",))
    held = treaty((*SIGNED, made), reservations=authorised)
    assert codes(received(), held) == {"X67"}
    assert codes(reserving("3"), held) == set()


def test_a_reservation_without_words_is_stopped():
    made = Reserved(words=Wording(), provisions=("3",))
    assert "X69" in codes(received(reservations=(made,)))


def test_an_objection_after_twelve_months_is_a_communication():
    told_on = date(2020, 6, 1)
    made = act(Kind.RESERVATION, "CC", date(2020, 5, 1), provisions=("3",), notified=told_on)
    held = treaty((*IN_FORCE, made))
    for day, expected in (
        (date(2021, 5, 31), set()),
        (date(2021, 6, 1), set()),
        (date(2021, 6, 2), {"X68"}),
    ):
        objection = received(Kind.OBJECTION, "BB", about=made.id, received=day)
        assert codes(objection, held) == expected, day


def test_an_objection_to_what_is_no_reservation_is_stopped():
    assert codes(received(Kind.OBJECTION, "BB", about="ratification-AA"), treaty(IN_FORCE)) == {
        "X08"
    }


# leaving


def leaving(party="AA", **more):
    return received(Kind.WITHDRAWAL, party, **more)


def test_a_notice_is_told_the_day_it_takes_effect():
    found = told(leaving(), "X75", treaty(IN_FORCE))
    assert "1 June 2022" in found.words.en
    assert "1 июня 2022 года" in found.words.ru
    assert codes(leaving(), treaty(IN_FORCE)) == {"X75"}


def test_without_a_clause_withdrawal_is_asked_about():
    assert codes(leaving(), treaty(IN_FORCE, withdrawal=None)) == {"X70"}
    part = replace(treaty(IN_FORCE, withdrawal=None), text_held=TextHeld.IN_PART)
    assert codes(leaving(), part) == {"X71"}


def test_a_treaty_that_nobody_may_leave():
    assert codes(leaving(), treaty(IN_FORCE, withdrawal=replace(LEAVING, allowed=False))) == {"X72"}


def test_notice_before_the_earliest_day_is_told_that_day():
    earliest = replace(LEAVING, earliest=Delay(years=1))  # in force from 31 May 2020
    held = treaty(IN_FORCE, withdrawal=earliest)
    last, first = date(2021, 5, 30), date(2021, 5, 31)
    assert codes(leaving(received=last), held) == {"X73"}
    assert "31 May 2021" in told(leaving(received=last), "X73", held).words.en
    assert codes(leaving(received=first), held) == {"X75"}


def test_who_is_not_in_cannot_leave():
    assert "X74" in codes(leaving("DD"), treaty(IN_FORCE))


def test_a_day_named_too_early_is_told_the_day_that_counts():
    early, due = date(2022, 5, 31), date(2022, 6, 1)
    assert codes(leaving(effect=early), treaty(IN_FORCE)) == {"X75", "X76"}
    assert codes(leaving(effect=due), treaty(IN_FORCE)) == {"X75"}


def test_a_second_notice_is_asked_about_while_the_first_runs():
    notice = act(Kind.WITHDRAWAL, "AA", date(2021, 1, 1))
    assert "X79" in codes(leaving(), treaty((*IN_FORCE, notice)))


def test_a_revocation_counts_until_the_day_before_the_effect():
    notice = act(Kind.WITHDRAWAL, "AA", date(2020, 6, 10))  # takes effect on 10 June 2021
    held = treaty((*IN_FORCE, notice))
    for day, expected in (
        (date(2021, 6, 9), set()),
        (date(2021, 6, 10), {"X78"}),
        (date(2021, 6, 11), {"X78"}),
    ):
        assert codes(received(Kind.WITHDRAWAL_REVOKED, received=day), held) == expected, day


def test_there_must_be_a_notice_to_revoke():
    assert codes(received(Kind.WITHDRAWAL_REVOKED), treaty(IN_FORCE)) == {"X77"}


def test_a_notice_is_revoked_once():
    notice = act(Kind.WITHDRAWAL, "AA", date(2020, 6, 10))
    back = act(Kind.WITHDRAWAL_REVOKED, "AA", date(2020, 7, 1))
    held = treaty((*IN_FORCE, notice, back))
    assert codes(received(Kind.WITHDRAWAL_REVOKED, received=date(2021, 5, 20)), held) == {"X77"}


def test_a_measure_names_its_goods_by_codes_and_nothing_else_names_goods():
    held = treaty(IN_FORCE)

    def of(*goods: str, kind: Kind = Kind.MEASURE) -> set[str]:
        return codes(received(kind, "AA", goods=goods, towards=("BB",)), held)

    assert of("22", "2204", "2204210000") == set()
    assert of() == {"X90"}
    for wrong in ("2", "22042100001", "wine", "２２０４", "2204\n", "22 04", ""):
        assert of("2204", wrong) == {"X91"}, wrong
    many = tuple(str(code) for code in range(1000, 1000 + MOST_CODES + 1))
    assert of(*many[:-1]) == set()
    assert of(*many) == {"X91"}
    assert of("2204", kind=Kind.SUSPENSION) == {"X92"}


# the words


def test_every_code_has_its_sentences_in_both_languages():
    assert RULES.keys() == SENTENCES.keys()
    for code, pair in SENTENCES.items():
        for words in pair:
            assert words.en, code
            assert words.ru, code
            assert set(re.findall(r"{\w+}", words.en)) == set(re.findall(r"{\w+}", words.ru)), code


def test_every_code_is_found_by_some_check():
    folder = Path(foedus.depositary.__file__).parent
    source = "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.py"))
    used = set(re.findall(r'"(X\d\d)"(?! *:)', source))
    assert used == set(RULES)


def test_every_name_is_said_in_both_languages():
    named = [*ITEM_NAMES.values(), *ANSWER_NAMES.values(), *OFFICE_NAMES.values()]
    assert len(ITEM_NAMES) == len(Item)
    assert len(OFFICE_NAMES) == len(OfficeHeld)
    assert all(words.en and words.ru for words in named)


def test_braces_in_a_title_are_only_text():
    hostile = "{0.__class__} {title} %s <script>"
    assert hostile in told(received(title_as_written=hostile), "X03").words.en


# a real register


def test_a_notification_by_a_state_that_never_signed_is_asked_about():
    one = received(
        Kind.NOTIFICATION,
        "AZ",
        languages=("ru",),
        instrument="cis/free-trade-2011",
        title_as_written="Договор о зоне свободной торговли",
    )
    found = examine(open_register("cis"), one, TODAY)
    assert {f.code for f in found.findings} == {"X20"}
    assert found.admissible


def test_a_withdrawal_from_a_real_treaty_is_told_its_day():
    one = received(
        Kind.WITHDRAWAL,
        "MD",
        instrument="cis/charter-1993",
        title_as_written="Charter of the Commonwealth of Independent States",
    )
    found = examine(open_register("cis"), one, TODAY)
    assert "1 June 2022" in next(f for f in found.findings if f.code == "X75").words.en
