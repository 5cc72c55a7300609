"""What the rows say is due; reminders: looked at, sent once, kept; their rules."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.errors import ChangedSince
from foedus.assembly.followup import reminders
from foedus.assembly.followup.errors import BadRule, NobodyToRemind, SeenOtherwise
from foedus.assembly.followup.gathering import awaited_of, awaited_of_all, given
from foedus.assembly.followup.moments import view_at
from foedus.assembly.followup.posting import post
from foedus.assembly.followup.reminders import digest, letters_sent, preview, send
from foedus.assembly.followup.rules import RuleSaid, end_rule, make_rule, rules_in_use
from foedus.assembly.models import (
    DraftComment,
    Grid,
    GridDocument,
    Matter,
    Phase,
    PositionTaken,
    Reminder,
    ReminderEvent,
    ReminderLetter,
    SignatureEvent,
)
from foedus.followup.reminding import Before, Every
from foedus.followup.terms import Stand, Step
from foedus.law.terms.days import FOREVER
from support.desk import recorded
from support.followup import NOW, TODAY, deadline, doing, draft, item, meeting, secretary
from support.lake import load_lake
from support.people import someone


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path) -> None:
    """KZ and MD owe their ratification of the convention."""
    load_lake(tmp_path / "lake")


def due(*parties: str) -> set[tuple[str, Step, str]]:
    """What the rows wait for from them."""
    return {(one.party, one.step, one.subject) for one in given(parties or None, NOW)}


# --- what the rows say is due


def test_a_copy_is_awaited_until_its_receipt_is_confirmed():
    officers = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    told = recorded(*officers).notification

    assert ("MD", Step.RECEIPT, told.reference) in due("MD")
    assert {one[0] for one in due()} == {"AM", "BY", "KZ", "MD"}
    copy = told.dispatches.get(addressee="MD")
    copy.events.create(what="received", at=NOW, day=TODAY)
    assert due("MD") == set()


def test_comments_are_due_from_who_was_asked_until_they_said_something():
    by = secretary()
    row = draft(by, "KZ", "MD")
    deadline(row, by, days=5)
    deadline(row, by, days=9)  # said again: this one counts

    (one,) = given(("KZ",), NOW)
    assert (one.step, one.subject, one.until) == (Step.COMMENT, row.name, TODAY + timedelta(9))
    assert {party for party, _, _ in due()} == {"KZ", "MD"}
    DraftComment.objects.create(
        draft=row, version=row.versions.get(), party="KZ", words="…", key="k", at=NOW, by=by
    )
    assert {party for party, _, _ in due()} == {"MD"}


@pytest.mark.parametrize("phase", [Phase.DRAFTING, Phase.AGREED, Phase.WITHDRAWN, Phase.PUBLISHED])
def test_no_comment_is_due_on_a_draft_that_is_not_with_the_delegations(phase: Phase):
    draft(secretary(), "KZ", phase=phase)
    assert due() == set()


def test_a_position_is_due_from_who_sits_and_has_not_stated_one():
    by = secretary()
    question = item(meeting(by, TODAY + timedelta(20), "KZ", "MD"))
    matter = Matter.objects.create(
        item=question, body="lake/council", due=NOW + timedelta(3), put_by=by, put_at=NOW
    )
    (kz, md) = given(("KZ", "MD"), NOW)
    assert (kz.step, kz.until) == (Step.POSITION, TODAY + timedelta(3))
    assert (kz.party, md.party) == ("KZ", "MD")

    PositionTaken.objects.create(
        matter=matter, party="KZ", position="agrees", key="k", at=NOW, by=by
    )
    assert {one.party for one in given(None, NOW)} == {"MD"}
    Matter.objects.update(phase="decided")
    assert due() == set()


def test_a_cell_of_an_open_grid_waits_for_its_signature_and_a_signature_for_its_powers():
    by = secretary()
    session = meeting(by, TODAY, "KZ", "MD")
    grid = Grid.objects.create(meeting=session, day=TODAY, opened_by=by, opened_at=NOW)
    document = GridDocument.objects.create(grid=grid, name="lake/convention", number=1)

    assert due() == {(code, Step.SIGNATURE, "lake/convention") for code in ("KZ", "MD")}
    SignatureEvent.objects.create(
        key="k", grid=grid, document=document, party="KZ", manner="signed",
        to_be_confirmed=True, at=NOW, by=by,
    )  # fmt: skip
    assert due() == {
        ("KZ", Step.POWERS, "lake/convention"),
        ("MD", Step.SIGNATURE, "lake/convention"),
    }
    Grid.objects.update(phase="closed")
    assert due() == {("KZ", Step.POWERS, "lake/convention")}


def test_what_is_awaited_of_one_state_is_the_same_as_its_part_of_all():
    draft(secretary(), "KZ")
    view = view_at(NOW)
    everything = awaited_of_all(view, NOW)

    for code in ("AM", "KZ", "MD"):
        assert awaited_of(view, code, NOW) == tuple(o for o in everything if o.party == code)
    assert {one.step for one in awaited_of(view, "KZ", NOW)} == {Step.RATIFICATION, Step.COMMENT}


def test_the_questions_to_the_database_do_not_grow_with_the_rows(django_assert_max_num_queries):
    by = secretary()
    for _ in range(12):
        draft(by, "AM", "KZ", "MD")
    with django_assert_max_num_queries(20):
        found = list(given(None, NOW))
    assert len(found) == 36


# --- rules


def test_a_rule_is_laid_down_by_the_secretariat_and_by_nobody_else():
    said = RuleSaid(name="A week before", step="comment", when=Before(7))
    for role in (Role.AUDITOR, Role.DEPOSITARY_OFFICER, Role.DELEGATION_MEMBER):
        with pytest.raises(Refused):
            make_rule(doing(someone(role)), said)
    make_rule(doing(secretary()), said)
    (rule,) = rules_in_use()
    assert (rule.steps, rule.when) == (frozenset({Step.COMMENT}), Before(7))


@pytest.mark.parametrize(
    "said",
    [
        RuleSaid(name=" ", when=Every(7)),
        RuleSaid(name="x" * 121, when=Every(7)),
        RuleSaid(name="two\nlines", when=Every(7)),
        RuleSaid(name="a\x00b", when=Every(7)),
        RuleSaid(name="a", step="conquest", when=Every(7)),
        RuleSaid(name="a", when=Every(0)),
        RuleSaid(name="a", when=Every(-1)),
        RuleSaid(name="a", when=Before(-1)),
        RuleSaid(name="a", when=Every(3_651)),
    ],
)
def test_a_rule_that_cannot_be_is_refused_with_what_to_do(said: RuleSaid):
    with pytest.raises(BadRule):
        make_rule(doing(secretary()), said)
    assert rules_in_use() == ()


def test_a_rule_is_put_out_of_use_by_who_saw_it_as_it_is():
    by = secretary()
    rule = make_rule(doing(by), RuleSaid(name="A", when=Every(7)))
    with pytest.raises(ChangedSince):
        end_rule(doing(by), rule.pk, rule.version + 1)
    end_rule(doing(by), rule.pk, rule.version)
    assert rules_in_use() == ()
    with pytest.raises(ChangedSince):
        end_rule(doing(by), rule.pk, rule.version)


# --- reminders


@pytest.fixture
def officer(settings: LazySettings):
    """An officer with a rule that fires for what was signed in 2020; nothing posts by itself."""
    by = secretary()
    make_rule(doing(by), RuleSaid(name="Every year", step="ratification", when=Every(365)))
    someone(Role.DELEGATION_MEMBER, "KZ", email="kz@kz.example")
    someone(Role.DELEGATION_ADMINISTRATOR, "KZ", email="chief@kz.example")
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return by


def test_the_preview_writes_a_letter_for_each_delegation_and_changes_nothing(officer):
    kz, md = preview(NOW)

    assert (kz.party, kz.mailboxes) == ("KZ", 2)
    assert (md.party, md.mailboxes) == ("MD", 0)
    assert "Convention on the Lake" in kz.words.body.en
    assert "Конвенция об озере" in kz.words.body.ru
    assert "signed on 10 January 2020" in kz.words.body.en
    assert not ReminderLetter.objects.exists()


def test_what_was_sent_is_not_sent_again_before_the_next_occasion(officer):
    sent = send(doing(officer), ["KZ"], digest(preview(NOW)))
    assert [one.party for one in sent] == ["KZ"]
    assert [one.party for one in preview(NOW)] == ["MD"]
    assert [one.party for one in preview(NOW + timedelta(30))] == ["MD"]
    # the next occasion: five times 365 days after the signature of 10 January 2020
    next_one = date(2020, 1, 10) + timedelta(365 * 5)
    days = (next_one - TODAY).days
    assert [one.party for one in preview(NOW + timedelta(days - 1))] == ["MD"]
    assert [one.party for one in preview(NOW + timedelta(days))] == ["KZ", "MD"]


def test_who_did_it_meanwhile_is_not_reminded(officer):
    first = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    seen = digest(preview(NOW))
    recorded(*first)  # Kazakhstan ratified

    with pytest.raises(SeenOtherwise):
        send(doing(officer), ["KZ"], seen)
    assert not ReminderLetter.objects.exists()
    assert [one.party for one in preview(NOW)] == ["MD"]


def test_the_same_form_sent_twice_sends_one_letter(officer):
    seen = digest(preview(NOW))
    send(doing(officer), ["KZ"], seen)
    with pytest.raises(SeenOtherwise):
        send(doing(officer), ["KZ"], seen)
    assert ReminderLetter.objects.count() == Reminder.objects.count() == 1


def test_of_two_who_send_at_once_one_does_and_the_other_leaves_nothing_behind(officer, monkeypatch):
    seen = digest(preview(NOW))
    send(doing(officer), ["KZ"], seen)
    # the second looked before the first had written: only the database can stop it
    monkeypatch.setattr(reminders, "_told_before", lambda _keys: frozenset())
    with pytest.raises(SeenOtherwise):
        send(doing(officer), ["MD", "KZ"], seen)
    assert {one.party for one in ReminderLetter.objects.all()} == {"KZ"}


@pytest.mark.parametrize("parties", [[], ["AM"], ["ZZ", "\x00", "' OR 1=1"]])
def test_nobody_is_written_to_who_is_to_be_reminded_of_nothing(officer, parties: list[str]):
    with pytest.raises(NobodyToRemind):
        send(doing(officer), parties, digest(preview(NOW)))
    assert not ReminderLetter.objects.exists()


def test_only_the_secretariat_sends(officer):
    seen = digest(preview(NOW))
    for role in (Role.AUDITOR, Role.DEPOSITARY_OFFICER, Role.DELEGATION_ADMINISTRATOR):
        with pytest.raises(Refused):
            send(doing(someone(role, "KZ")), ["KZ"], seen)


def test_the_post_takes_a_letter_once_for_each_address(officer, mailoutbox):
    (letter,) = send(doing(officer), ["KZ"], digest(preview(NOW)))

    assert post(letter.pk, NOW) == "sent"
    assert post(letter.pk, NOW) == ""
    assert sorted(one.to[0] for one in mailoutbox) == ["chief@kz.example", "kz@kz.example"]
    assert mailoutbox[0].subject.startswith("Kazakhstan: steps awaited on 2 May 2024 / Казахстан")
    assert mailoutbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
    (shown,) = letters_sent()
    assert [event.what for event in shown.events.all()] == ["sent"]


def test_a_letter_to_a_delegation_without_an_address_is_kept_with_the_reason(officer):
    (letter,) = send(doing(officer), ["MD"], digest(preview(NOW)))
    assert post(letter.pk, NOW) == "failed"
    assert letter.events.get().evidence == "The delegation has no e-mail address here."
    someone(Role.DELEGATION_MEMBER, "MD", email="md@md.example")
    assert post(letter.pk, NOW) == "sent"
    assert len(mail.outbox) == 1


def test_an_address_that_refuses_does_not_stop_the_other(officer, settings):
    settings.EMAIL_BACKEND = "support.letters.RefusingBackend"
    someone(Role.DELEGATION_MEMBER, "KZ", email="nobody@refused.example")
    (letter,) = send(doing(officer), ["KZ"], digest(preview(NOW)))
    assert post(letter.pk, NOW) == "sent"
    assert len(mail.outbox) >= 2


@pytest.mark.parametrize("model", [ReminderLetter, Reminder, ReminderEvent])
def test_what_was_sent_can_only_be_added_to(officer, model):
    (letter,) = send(doing(officer), ["KZ"], digest(preview(NOW)))
    post(letter.pk, NOW)
    for change in (lambda: model.objects.all().delete(), _touched(model)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert model.objects.exists()


def _touched(model):
    field = {"Reminder": "subject", "ReminderLetter": "subject_en", "ReminderEvent": "evidence"}
    return lambda: model.objects.update(**{field[model.__name__]: "else"})


def test_of_what_is_only_open_or_not_known_nobody_is_reminded(officer):
    view = view_at(NOW)
    stands = {one.stand for one in awaited_of_all(view, NOW)}
    assert stands == {Stand.OWED}
    assert all(one.until == FOREVER for one in awaited_of_all(view, NOW))
