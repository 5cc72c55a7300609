"""Whatever a document says, the desk tells findings and never breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.small import (
    IN_FORCE,
    PARTIES,
    TODAY,
    TREATY,
    act,
    full_powers,
    opened,
    received,
    treaty,
)
from foedus.depositary.acts import acts_of
from foedus.depositary.addressees import addressees
from foedus.depositary.examination import examine
from foedus.depositary.form import Answer, Item, checklist
from foedus.depositary.notification import notification_of
from foedus.depositary.preview import preview
from foedus.depositary.received import Reserved
from foedus.depositary.terms import OF_A_STATE, OfficeHeld, Original, Signatory
from foedus.law.answers.questions.changes import with_acts
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import ReservationRule, Reservations, Text
from foedus.law.terms.days import FOREVER
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister, open_register

texts = st.sampled_from(["", " ", "AA", "ratification-CC", "{x}", "'; --", "<b>", "\x00", "٣", "Ж"])
codes = st.sampled_from(["", "ZZ", *(p.code for p in PARTIES)])
days = st.dates() | st.dates(date(2019, 12, 1), date(2021, 12, 31))
kinds = st.sampled_from(list(Kind))
powers = st.none() | st.builds(
    full_powers,
    person=texts,
    dated=days,
    treaty=texts,
    valid_until=days | st.just(FOREVER),
    acts=st.frozensets(kinds, max_size=2),
    issuer_office=st.sampled_from(list(OfficeHeld)),
)
documents = st.builds(
    received,
    kinds,
    codes,
    dated=days,
    received=days,
    title_as_written=texts,
    signatory=st.builds(Signatory, name=texts, office=st.sampled_from(list(OfficeHeld))),
    original=st.sampled_from(list(Original)),
    place=texts,
    languages=st.lists(texts, max_size=2).map(tuple),
    powers=powers,
    form=st.dictionaries(st.sampled_from(list(Item)), st.sampled_from(list(Answer))).map(checklist),
    effect=st.none() | days,
    until=st.none() | days,
    about=texts,
    towards=st.lists(codes, max_size=2).map(tuple),
    provisions=st.lists(texts, max_size=2).map(tuple),
    corrects=st.dictionaries(
        st.sampled_from(["date", "received", "effect", "until", "place"]), days, max_size=2
    ).map(lambda held: tuple(held.items())),
    predecessor=codes,
    date_of_succession=st.none() | days,
    reservations=st.lists(
        st.builds(Reserved, words=st.builds(Wording, texts), provisions=st.just(("3",))), max_size=1
    ).map(tuple),
)
MADE = act(Kind.RESERVATION, "CC", date(2020, 5, 1), provisions=("3",), notified=date(2020, 6, 1))
NOTICE = act(Kind.WITHDRAWAL, "BB", date(2021, 2, 1))
REAL = open_register("cis")
RULES = st.sampled_from([None, *ReservationRule])


def held(rule):
    clause = rule and Reservations(text=Text(cite="Art. 8"), rule=rule, provisions=("3",))
    return opened(treaty((*IN_FORCE, MADE, NOTICE), reservations=clause))


@settings(max_examples=150, deadline=None)
@given(documents, RULES, days)
def test_any_document_is_examined(document, rule, on):
    found = examine(held(rule), document, on)
    assert found.admissible == (not any(f.weight == "hinders" for f in found.findings))
    for one in found.findings:
        assert one.words.en
        assert one.words.ru
        assert one.remedy.en
        assert one.remedy.ru


@settings(max_examples=60, deadline=None)
@given(documents, RULES, days)
def test_any_document_is_previewed_and_notified(document, rule, on):
    register = held(rule)
    acts = acts_of(document, TODAY, "new")
    told = preview(register, acts, on)
    assert told.lead
    for one in told.changes:
        assert one.before != one.after
        assert one.since < one.until
    after = OpenRegister(with_acts(register.register, acts))
    assert all(one.rule for one in addressees(after, acts[0], on))
    assert notification_of(after, acts[0], 1, 2021, on, Wording("D", "Д")).paragraphs


@settings(max_examples=40, deadline=None)
@given(documents)
def test_a_preview_without_changes_is_an_act_that_changes_nothing(document):
    """The twin: the status that everybody has, told by the register with and without the act."""
    register = held(None)
    acts = acts_of(document, TODAY, "new")
    told = preview(register, acts, TODAY)
    after = OpenRegister(with_acts(register.register, acts))
    lines = [repr(one.timeline(TREATY)) for one in (register, after)]
    if document.kind is not Kind.CORRECTION:
        states = [c for c in told.changes if c.subject.kind in {"acting-state", "other-state"}]
        assert bool(states) == (lines[0] != lines[1])


@pytest.mark.parametrize("kind", sorted(OF_A_STATE))
def test_every_kind_is_examined_and_previewed_under_real_treaties(kind):
    register = REAL
    for instrument, party in (
        ("cis/services-2023", "KG"),
        ("csto/charter-2002", "KG"),
    ):
        about = register.register.instrument[instrument].acts[0].id
        document = replace(
            received(kind, party, about=about), instrument=instrument, received=TODAY
        )
        assert examine(register, document, TODAY).findings is not None
        assert preview(register, acts_of(document, TODAY, "new"), TODAY).lead
