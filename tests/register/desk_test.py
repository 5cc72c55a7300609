"""From receipt to notification: two officers, a number without a gap, and clocks that run."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.depositary.form import Answer, Item, checklist
from foedus.depositary.received import Reserved
from foedus.depositary.terms import OfficeHeld, Signatory
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Kind
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.law.terms.wording import Wording
from foedus.register.desk.countersigning import Recorded, countersign
from foedus.register.desk.dispatching import confirm_receipt
from foedus.register.desk.examining import examined, preview_of, refuse, send, send_back
from foedus.register.desk.letters import letter_from
from foedus.register.desk.receiving import amend, receive
from foedus.register.desk.steps import Step
from foedus.register.errors import ChangedMeanwhile, NotAdmissible, OwnEntry, SameKey, WrongStage
from foedus.register.held import held
from foedus.register.models import ActRow, Dispatch, Dossier, Entry, Notification, SignedHead
from foedus.register.verifying import verify_stored
from foedus.register.written import Written, written_from
from support.lake import load_lake
from support.people import someone

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
FORM = checklist(
    dict.fromkeys(
        (i for i in Item if not i.startswith("powers-") and i is not Item.TRANSLATION), Answer.MET
    )
)
RATIFIES = Written(
    kind=Kind.RATIFICATION,
    instrument="lake/convention",
    party="KZ",
    dated=date(2024, 4, 1),
    received=date(2024, 5, 2),
    title_as_written="Convention on the Lake",
    signatory=Signatory(name="A. Person", office=OfficeHeld.HEAD_OF_STATE),
    place="Astana",
    form=FORM,
)


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")


@pytest.fixture
def officers() -> tuple:
    return someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)


def step(dossier: Dossier, by, at: datetime = NOW) -> Step:
    return Step(dossier.pk, by, at, Dossier.objects.get(pk=dossier.pk).version)


def sent(by, written: Written = RATIFIES, key: str = "k1") -> Dossier:
    dossier = receive(by, written, key, NOW)
    examined(step(dossier, by))
    return send(step(dossier, by), "asked and answered")


def recorded(first, second, written: Written = RATIFIES, key: str = "k1") -> Recorded:
    return countersign(step(sent(first, written, key), second))


def test_a_third_ratification_is_recorded_by_two_officers_and_brings_the_treaty_into_force(
    officers: tuple,
) -> None:
    before = held().opened.status("lake/convention", on="2024-06-02").answer

    done = recorded(*officers)

    after = held().opened.status("lake/convention", on="2024-06-02").answer
    assert before != after
    assert [str(act.kind) for act in done.acts] == ["ratification"]
    assert done.notification.reference == "F.N.1.2024"
    assert ActRow.objects.get(act=done.acts[0].id).known_from == date(2024, 5, 2)
    assert verify_stored().sound


def test_the_register_says_nothing_of_the_act_on_the_day_before_it_was_recorded(
    officers: tuple,
) -> None:
    recorded(*officers)
    told = held().opened.status("lake/convention", on="2024-06-02", known="2024-05-01")

    assert "KZ" not in {row["party"] for row in told.data["parties"] if row["status"] == "party"}, (
        "known on the day before"
    )


def test_the_legal_day_is_that_of_the_depositarys_seat(officers: tuple) -> None:
    late = datetime(2024, 5, 2, 16, tzinfo=UTC)  # already 3 May in Tokyo
    dossier = sent(officers[0])

    countersign(step(dossier, officers[1], late))

    assert ActRow.objects.latest("pk").known_from == date(2024, 5, 3)


def test_nobody_countersigns_what_they_entered(officers: tuple) -> None:
    dossier = sent(officers[0])

    with pytest.raises(Refused):
        countersign(step(dossier, officers[0]))

    assert not Notification.objects.exists()


def test_nobody_countersigns_what_they_changed_after_somebody_else_had_entered_it(
    officers: tuple,
) -> None:
    first, second = officers
    dossier = receive(first, RATIFIES, "k1", NOW)
    changed = replace_written(RATIFIES, place="Almaty")
    amend(step(dossier, second), changed)
    examined(step(dossier, first))
    send(step(dossier, first), "asked")

    with pytest.raises(OwnEntry):
        countersign(step(dossier, second))


def replace_written(written: Written, **changed: object) -> Written:
    fields = {name: getattr(written, name) for name in Written.__struct_fields__}
    return Written(**{**fields, **changed})


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.DEPOSITARY_OFFICER])
def test_nobody_but_a_depositary_officer_receives_an_instrument(role: Role) -> None:
    with pytest.raises(Refused):
        receive(someone(role), RATIFIES, "k1", NOW)

    assert not Dossier.objects.exists()


def test_a_form_sent_twice_opens_one_dossier(officers: tuple) -> None:
    first = receive(officers[0], RATIFIES, "same", NOW)

    assert receive(officers[0], RATIFIES, "same", NOW).pk == first.pk
    with pytest.raises(SameKey):
        receive(officers[0], replace_written(RATIFIES, party="MD"), "same", NOW)
    with pytest.raises(SameKey):
        receive(officers[1], RATIFIES, "same", NOW)


def test_two_officers_at_once_on_one_entry_the_second_is_told(officers: tuple) -> None:
    first, second = officers
    dossier = receive(first, RATIFIES, "k1", NOW)
    seen = step(dossier, second)
    examined(step(dossier, first))

    with pytest.raises(ChangedMeanwhile) as told:
        amend(seen, replace_written(RATIFIES, place="Elsewhere"))

    assert "Nothing was written" in str(told.value)
    assert written_from(Dossier.objects.get(pk=dossier.pk).content).place == "Astana"


def test_a_copy_is_no_deposit_and_stops_at_the_examination(officers: tuple) -> None:
    dossier = receive(officers[0], replace_written(RATIFIES, original="copy"), "k1", NOW)
    examined(step(dossier, officers[0]))

    with pytest.raises(NotAdmissible):
        send(step(dossier, officers[0]))


def test_an_instrument_of_tomorrow_is_not_admissible_and_of_today_is(officers: tuple) -> None:
    tomorrow = replace_written(RATIFIES, received=date(2024, 5, 3))
    dossier = receive(officers[0], tomorrow, "k1", NOW)
    examined(step(dossier, officers[0]))

    with pytest.raises(NotAdmissible):
        send(step(dossier, officers[0]), "in a hurry")
    assert sent(officers[0], key="k2").stage == "sent"


def test_steps_are_taken_in_their_order_only(officers: tuple) -> None:
    dossier = receive(officers[0], RATIFIES, "k1", NOW)

    with pytest.raises(WrongStage):
        send(step(dossier, officers[0]))
    with pytest.raises(WrongStage):
        countersign(step(dossier, officers[1]))


def test_a_dossier_sent_back_is_examined_again_and_one_refused_stays_closed(
    officers: tuple,
) -> None:
    dossier = sent(officers[0])
    send_back(step(dossier, officers[1]), "Which place?")
    with pytest.raises(WrongStage):
        countersign(step(dossier, officers[1]))
    refuse(step(dossier, officers[0]), "withdrawn by the state")

    with pytest.raises(WrongStage):
        examined(step(dossier, officers[0]))


def test_what_the_register_does_not_hold_cannot_be_received(officers: tuple) -> None:
    with pytest.raises(UnknownName):
        receive(officers[0], replace_written(RATIFIES, instrument="lake/treaty"), "k1", NOW)


def test_an_act_recorded_meanwhile_by_others_stops_a_second_of_its_kind(officers: tuple) -> None:
    first, second = officers
    one, other = sent(first, key="k1"), sent(first, key="k2")
    countersign(step(one, second))
    size = Entry.objects.count()

    with pytest.raises(NotAdmissible):
        countersign(step(other, second))

    assert Entry.objects.count() == size
    assert list(Notification.objects.values_list("number", flat=True)) == [1]


def test_notifications_are_numbered_from_one_in_each_year(officers: tuple) -> None:
    recorded(*officers)
    dossier = sent(officers[0], replace_written(RATIFIES, party="MD"), "k2")
    later = datetime(2025, 1, 1, 12, tzinfo=UTC)

    assert countersign(step(dossier, officers[1], later)).notification.reference == "F.N.1.2025"


def test_a_reservation_that_comes_with_an_instrument_is_an_act_of_its_own(officers: tuple) -> None:
    words = Wording("Article 5 shall not apply to us.", "Статья 5 к нам не применяется.")
    written = replace_written(RATIFIES, reservations=(Reserved(words=words),))

    done = recorded(*officers, written)

    assert [str(act.kind) for act in done.acts] == ["ratification", "reservation"]
    assert letter_from(done.notification).acts == tuple(act.id for act in done.acts)
    assert verify_stored().sound


def test_the_preview_tells_what_recording_would_change_and_nothing_is_written(
    officers: tuple,
) -> None:
    dossier = receive(officers[0], RATIFIES, "k1", NOW)
    size = Entry.objects.count()

    told = preview_of(dossier, NOW)

    assert any(change.since == date(2024, 6, 1) for change in told.changes), told.changes
    assert Entry.objects.count() == size


def test_the_letter_quotes_the_clause_and_stays_as_it_was_sent(officers: tuple) -> None:
    done = recorded(*officers)
    letter = letter_from(done.notification)
    words = " ".join(one.words.en for one in letter.paragraphs)

    assert "thirty days after the deposit of the third instrument" in words
    assert letter.depositary == Wording("Lake League", "Озёрный союз")
    assert letter.on == date(2024, 5, 2)


def test_a_delegation_confirms_its_own_copy_and_its_clock_starts(officers: tuple) -> None:
    done = recorded(*officers)
    copy = Dispatch.objects.get(notification=done.notification, addressee="MD")
    delegate = someone(Role.DELEGATION_MEMBER, "MD")

    with pytest.raises(Refused):
        confirm_receipt(someone(Role.DELEGATION_MEMBER, "TJ"), copy.pk, date(2024, 5, 2), "", NOW)
    confirm_receipt(delegate, copy.pk, date(2024, 5, 2), "", NOW)

    act = next(a for a in held().register.acts() if a.id == done.acts[0].id)
    seen = next(a for a in as_known(held().register, None).acts() if a.id == act.id)
    assert dict(seen.notified_to) == {"MD": date(2024, 5, 2)}
    assert verify_stored().sound


@pytest.mark.parametrize("day", [date(2024, 5, 1), date(2024, 5, 3)])
def test_no_copy_is_received_before_it_was_sent_or_after_today(officers: tuple, day: date) -> None:
    copy = recorded(*officers).notification.dispatches.get(addressee="MD")

    with pytest.raises(BadQuestion):
        confirm_receipt(someone(Role.DELEGATION_MEMBER, "MD"), copy.pk, day, "", NOW)


def test_an_officer_confirms_a_receipt_only_with_evidence(officers: tuple) -> None:
    copy = recorded(*officers).notification.dispatches.get(addressee="MD")

    with pytest.raises(BadQuestion):
        confirm_receipt(officers[0], copy.pk, date(2024, 5, 2), " ", NOW)
    confirm_receipt(officers[0], copy.pk, date(2024, 5, 2), "courier's receipt 17", NOW)


def test_every_change_of_the_register_has_a_head_that_covers_it(officers: tuple) -> None:
    recorded(*officers)

    assert SignedHead.objects.latest("size").size == Entry.objects.count()
    kinds = list(Entry.objects.order_by("-seq").values_list("kind", flat=True)[:2])
    assert kinds == ["notification", "act"]
