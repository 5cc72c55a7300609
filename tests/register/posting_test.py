"""Copies of a notification by e-mail: with the PDF, once, and one failure stops no other."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from pypdf import PdfReader

from foedus.accounts.roles import Role
from foedus.depositary.errors import CannotPrint
from foedus.register.desk import posting
from foedus.register.desk.dispatching import note_sent, unsent
from foedus.register.desk.posting import NO_MAILBOX, Posted, post, post_copies
from foedus.register.models import DispatchEvent, Notification
from support.desk import NOW, recorded
from support.lake import load_lake
from support.people import someone


@pytest.fixture
def told(db: None, tmp_path: Path, settings: LazySettings) -> Notification:
    """The notification of a ratification; addressees are AM, BY, KZ and MD."""
    settings.EMAIL_BACKEND = "support.letters.RefusingBackend"
    load_lake(tmp_path / "lake")
    officers = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    return recorded(*officers).notification


def delegates(*addresses: str) -> None:
    """A delegate for each ``CODE:address``."""
    for one in addresses:
        code, _, address = one.partition(":")
        someone(Role.DELEGATION_MEMBER, code, email=address)


def events(told: Notification) -> dict[str, list[str]]:
    found = DispatchEvent.objects.filter(dispatch__notification=told).order_by("pk")
    kept: dict[str, list[str]] = {}
    for one in found.select_related("dispatch"):
        kept.setdefault(one.dispatch.addressee, []).append(one.what)
    return kept


def words_of(paper: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    return " ".join(text.split())


def test_each_addressee_is_sent_the_letter_with_both_pdfs(told: Notification) -> None:
    delegates("AM:am@am.example", "BY:by@by.example")

    post(told, NOW)

    assert sorted(one.to[0] for one in mail.outbox) == ["am@am.example", "by@by.example"]
    letter = mail.outbox[0]
    assert letter.subject == "F.N.1.2024: Convention on the Lake"
    papers = {name: words_of(content) for name, content, _ in letter.attachments}
    assert sorted(papers) == ["F.N.1.2024.en.pdf", "F.N.1.2024.ru.pdf"]
    assert "F.N.1.2024" in papers["F.N.1.2024.en.pdf"]
    assert "Convention on the Lake" in papers["F.N.1.2024.en.pdf"]
    assert "F.N.1.2024" in papers["F.N.1.2024.ru.pdf"]
    assert "Конвенция об озере" in papers["F.N.1.2024.ru.pdf"]
    assert "Kazakhstan" in letter.body
    assert "Конвенция об озере" in letter.body


def test_a_second_run_sends_nothing_twice(told: Notification) -> None:
    delegates("AM:am@am.example", "BY:by@by.example")
    post(told, NOW)
    before = len(mail.outbox)

    assert post(told, NOW).sent == 0
    assert len(mail.outbox) == before == 2
    assert events(told)["AM"] == ["sent"]


def test_a_copy_that_was_handed_over_by_courier_is_not_sent(told: Notification) -> None:
    delegates("AM:am@am.example")
    note_sent(told.dispatches.get(addressee="AM"), NOW, "courier 7")

    post(told, NOW)

    assert mail.outbox == []


def test_a_mailbox_that_refuses_does_not_stop_the_others(told: Notification) -> None:
    delegates("AM:am@refused.example", "BY:by@by.example", "MD:md@md.example")

    assert post(told, NOW) == Posted(sent=2, failed=2)  # KZ has no mailbox

    assert [one.to for one in mail.outbox] == [["by@by.example"], ["md@md.example"]]
    assert events(told)["AM"] == ["failed"]
    evidence = told.dispatches.get(addressee="AM").events.get().evidence
    assert "550" in evidence
    assert "\n" not in evidence


def test_what_failed_is_sent_when_the_mailbox_is_mended(told: Notification) -> None:
    delegates("AM:am@refused.example")
    post(told, NOW)
    delegates("AM:am@am.example")

    post(told, NOW)

    assert [one.to for one in mail.outbox] == [["am@am.example"]]
    assert events(told)["AM"] == ["failed", "sent"]
    assert "am@refused.example" in told.dispatches.get(addressee="AM").events.last().evidence


def test_without_a_mailbox_it_is_said_once_and_the_copy_waits(told: Notification) -> None:
    post(told, NOW)
    post(told, NOW)

    copy = told.dispatches.get(addressee="KZ")
    assert [one.evidence for one in copy.events.all()] == [NO_MAILBOX]
    assert copy in tuple(unsent(told))


def test_a_post_that_is_not_there_fails_every_copy_and_raises_nothing(
    told: Notification, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "support.letters.SilentBackend"
    delegates("AM:am@am.example", "BY:by@by.example")

    assert post(told, NOW).sent == 0
    assert events(told)["AM"] == events(told)["BY"] == ["failed"]


def test_a_letter_that_cannot_be_printed_is_kept_as_failed(
    told: Notification, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise CannotPrint("no fonts")

    monkeypatch.setattr(posting, "as_pdf", broken)
    delegates("AM:am@am.example")

    assert post(told, NOW) == Posted(sent=0, failed=4)
    assert mail.outbox == []


def test_the_same_copy_has_the_same_name_for_the_post_and_others_have_others(
    told: Notification,
) -> None:
    delegates("AM:am@am.example", "AM:two@am.example", "BY:by@by.example")

    post(told, NOW)

    names = [one.message()["Message-ID"] for one in mail.outbox]
    assert len(set(names)) == 3
    assert all(name.startswith("<F.N.1.2024.") for name in names)


def test_nobody_of_another_state_and_nobody_whose_account_is_closed_gets_a_letter(
    told: Notification,
) -> None:
    delegates("TJ:tj@tj.example")
    someone(Role.DELEGATION_MEMBER, "AM", email="gone@am.example", is_active=False)
    someone(Role.AUDITOR, email="auditor@lake.example")

    post(told, NOW)

    assert mail.outbox == []


def test_the_task_sends_and_says_how_many(told: Notification) -> None:
    delegates("AM:am@am.example")

    assert post_copies.call(told.pk) == [1, 3]
