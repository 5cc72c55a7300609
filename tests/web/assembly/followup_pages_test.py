"""The pages of follow-up: who sees what, in both languages; what is refused, and how."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.models import Refusal
from foedus.accounts.roles import Role
from foedus.assembly.followup.posting import post
from foedus.assembly.models import FeedKey, ReminderLetter, ReminderRule
from foedus.web.caching import PAGES
from support.desk import recorded
from support.desk_pages import words
from support.followup import NOW, TODAY, deadline, draft, meeting, prepare_followup, secretary
from support.html_pages import faults_of
from support.lake import load_lake
from support.people import sign_in, someone


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    PAGES.forget()
    load_lake(tmp_path / "lake")


def signed_in(account) -> Client:
    return sign_in(Client(), account)


@pytest.fixture
def officer() -> Client:
    return signed_in(secretary())


@pytest.fixture
def delegate() -> Client:
    return signed_in(someone(Role.DELEGATION_MEMBER, "KZ", email="kz@kz.example"))


SECTIONS = ("waiting", "owed", "signed", "bound", "sessions", "drafts")


# --- the delegation's own page


def test_the_page_of_a_delegation_shows_what_waits_what_it_owes_and_what_it_signed(delegate):
    by = secretary()
    deadline(draft(by, "KZ", title_en="A draft on fish"), by, days=5)
    draft(by, "MD", title_en="A draft of others")
    meeting(by, TODAY + timedelta(3), "KZ", title_en="The spring session")

    for address in ("/delegation/", "/assembly/delegations/KZ/"):
        page = words(delegate.get(address))
        assert "Your delegation" in page
        assert "A draft on fish" in page
        assert "2024-05-07" in page
        assert "5 days left" in page
        assert "A draft of others" not in page
        assert "The spring session" in page
        assert "our seat: seated, Head of KZ" in page
        assert "signed on 10 January 2020" in page
        assert "It is not in force: 1 more needed, 2 done." in page
        assert "Art. 10" in page


def test_a_notification_to_be_confirmed_waits_on_the_page_until_it_is_confirmed(delegate):
    officers = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    told = recorded(*officers).notification
    copy = told.dispatches.get(addressee="KZ")

    waiting = words(delegate.get("/assembly/delegations/KZ/waiting/"))
    assert "confirmation of the receipt of a notification" in waiting
    delegate.post(f"/delegation/copies/{copy.pk}/received/", {"day": "2024-05-02"})
    assert "Nothing is on record here today." in words(
        delegate.get("/assembly/delegations/KZ/waiting/")
    )


def test_what_is_ratified_is_owed_no_more_and_is_bound_when_it_is_in_force(delegate):
    before = words(delegate.get("/assembly/delegations/KZ/owed/"))
    assert "Convention on the Lake" in before
    recorded(someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER))
    assert "Convention on the Lake" not in words(delegate.get("/assembly/delegations/KZ/owed/"))
    assert "Convention on the Lake" in words(delegate.get("/assembly/delegations/KZ/bound/"))


@pytest.mark.parametrize("prefix", ["", "/ru"])
@pytest.mark.parametrize("section", ["", *(f"{one}/" for one in SECTIONS)])
def test_every_list_answers_in_both_languages_with_and_without_rows(
    delegate, prefix: str, section: str
):
    address = f"{prefix}/assembly/delegations/KZ/{section}"
    assert delegate.get(address).status_code == 200
    by = secretary()
    deadline(draft(by, "KZ"), by, days=5)
    meeting(by, TODAY + timedelta(3), "KZ")
    assert delegate.get(address).status_code == 200


@pytest.mark.parametrize("section", ["", *(f"{one}/" for one in SECTIONS)])
def test_the_page_of_a_foreign_delegation_is_refused_and_that_is_kept(delegate, section: str):
    assert delegate.get(f"/assembly/delegations/MD/{section}").status_code == 403
    assert delegate.get(f"/assembly/delegations/ZZ/{section}").status_code == 403
    assert Refusal.objects.filter(permission="assembly.view_own", reason="object").count() == 2


def test_an_officer_sees_the_page_of_a_delegation_and_is_told_that_nothing_can_be_done(officer):
    page = words(officer.get("/assembly/delegations/KZ/"))
    assert "What the delegation sees; nothing can be done here in its name" in page
    assert "Convention on the Lake" in page
    assert officer.get("/assembly/delegations/ZZ/").status_code == 404
    assert officer.get("/assembly/delegations/KZ/everything/").status_code == 404


def test_the_public_is_led_to_sign_in():
    for path in ("", "KZ/", "KZ/owed/"):
        answer = Client().get(f"/assembly/delegations/{path}")
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "\x00", "1e9"])
def test_a_page_that_there_is_not_is_the_nearest_that_there_is(delegate, page: str):
    assert delegate.get("/assembly/delegations/KZ/owed/", {"page": page}).status_code == 200


# --- follow-up


def test_the_follow_up_shows_who_owes_what_and_can_be_asked_by_state_document_and_step(officer):
    by = secretary()
    deadline(draft(by, "KZ", title_en="A draft on fish"), by, days=5)

    everything = words(officer.get("/assembly/followup/"))
    assert "Kazakhstan Convention on the Lake" in everything
    assert "Moldova Convention on the Lake" in everything
    assert "A draft on fish" in everything

    def found(**asked: str) -> str:
        page = words(officer.get("/assembly/followup/", asked))
        return page.split("Deadline", 1)[1]

    assert "Moldova Convention" not in found(state="KZ")
    assert "Convention" not in found(document="FISH")
    assert "A draft on fish" not in found(step="ratification")
    assert "Nothing answers to these choices." in found(late="1")
    assert "Nothing answers to these choices." in found(stand="left")


def test_what_is_late_is_called_late(monkeypatch):
    by = secretary()
    deadline(draft(by, "KZ", title_en="A draft on fish"), by, days=5)

    def late(days: int) -> str:
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days))
        return words(signed_in(secretary()).get("/assembly/followup/?late=1"))

    assert "A draft on fish" not in late(5)
    assert "A draft on fish late" in late(6)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"state": "ZZ"}, 404),
        ({"state": "\x00"}, 404),
        ({"step": "conquest"}, 400),
        ({"stand": "' OR 1=1"}, 400),
        ({"late": "2"}, 400),
        ({"document": "<script>alert(1)</script>" * 9_000}, 200),
        ({"document": "\ud800".encode("utf-8", "surrogatepass")}, 200),
        ({"page": "\x00"}, 200),
    ],
)
def test_what_cannot_be_asked_is_answered_with_what_can(officer, asked: dict, status: int):
    for address in ("/assembly/followup/", "/assembly/followup.csv"):
        answer = officer.get(address, asked)
        assert answer.status_code == status
        assert b"<script>alert" not in answer.content


def test_the_table_has_the_same_filters_and_runs_no_formula(officer):
    answer = officer.get("/assembly/followup.csv", {"state": "KZ"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = answer.content.decode().split("\r\n")
    assert len(lines) == 3
    assert lines[1].startswith("KZ,")
    assert "no deadline is held" in lines[1]


def test_delegations_and_the_public_do_not_see_the_follow_up(delegate):
    for path in ("", "reminders/"):
        assert delegate.get(f"/assembly/followup/{path}").status_code == 403
        assert Client().get(f"/assembly/followup/{path}").status_code == 302
    assert delegate.get("/assembly/followup.csv").status_code == 403
    assert delegate.get("/assembly/delegations/").status_code == 403


def test_the_list_of_delegations_says_what_is_awaited_of_each(officer, delegate):
    page = words(officer.get("/assembly/delegations/"))
    assert "Kazakhstan 1 : Kazakhstan 0 1" in page
    assert "Moldova 1 : Moldova 0 0" in page


# --- the report


@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_the_report_is_public_and_has_three_forms(prefix: str):
    client = Client()
    page = client.get(f"{prefix}/assembly/followup/report", {"organisation": "lake/league"})
    assert page.status_code == 200
    paper = client.get(f"{prefix}/assembly/followup/report.pdf")
    assert paper.content.startswith(b"%PDF-")
    table = client.get(f"{prefix}/assembly/followup/report.csv")
    assert table["Content-Type"] == "text/csv; charset=utf-8"


def test_the_report_is_as_of_the_day_and_the_knowledge_that_are_asked_for():
    before = words(Client().get("/assembly/followup/report?on=2020-02-09"))
    on = words(Client().get("/assembly/followup/report?on=2020-02-10"))
    assert "Armenia: procedures not completed" in before
    assert "Armenia: procedures completed" in on
    assert "Status as of 10 February 2020" in on


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("on=2024-05-03", 400),  # tomorrow
        ("on=yesterday", 400),
        ("on=2020-02-30", 400),
        ("organisation=atlantis", 404),
        ("body=atlantis", 400),
        ("subject=magic", 400),
        ("first=-1", 200),
        ("first=99999999999", 200),
        ("organisation=%00", 404),
    ],
)
def test_a_report_that_cannot_be_asked_for_is_refused_with_the_reason(asked: str, status: int):
    for form in ("", ".csv", ".pdf"):
        assert Client().get(f"/assembly/followup/report{form}?{asked}").status_code == status


def test_a_report_as_of_tomorrow_says_why_not():
    page = words(Client().get("/assembly/followup/report?on=2024-05-03"))
    assert "That day has not come." in page
    assert "E170" in page


# --- reminders


def test_a_rule_is_laid_down_looked_at_and_its_letters_sent_once(officer, delegate):
    new = {"name": "Every year", "step": "ratification", "how": "every", "days": "365"}
    assert officer.post("/assembly/followup/reminders/rules/", new).status_code == 302
    answer = officer.get("/assembly/followup/reminders/")
    page = words(answer)
    assert "every 365 days" in page
    assert "Convention on the Lake" in page
    assert "1 address" in page
    assert "no address: the letter is kept" in page  # Moldova

    form = {"seen": answer.context["seen"], "party": ["KZ"]}
    assert officer.post("/assembly/followup/reminders/send/", form).status_code == 302
    assert ReminderLetter.objects.get().party == "KZ"
    again = officer.post("/assembly/followup/reminders/send/", form)
    assert again.status_code == 409
    assert "E175" in words(again)
    assert ReminderLetter.objects.count() == 1
    after = words(officer.get("/assembly/followup/reminders/"))
    assert "KZ Kazakhstan: steps awaited on 2 May 2024" in after
    assert "Reminders sent to the delegation" in words(delegate.get("/assembly/delegations/KZ/"))
    letter = ReminderLetter.objects.get()
    address = f"/assembly/followup/reminders/letters/{letter.pk}/send/"
    assert officer.post(address).status_code == 302
    assert post(letter.pk, NOW) in {"sent", ""}
    assert letter.events.filter(what="sent").count() == 1
    assert officer.post("/assembly/followup/reminders/letters/999/send/").status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "x\x00"},
        {"days": "many"},
        {"days": "0"},
        {"days": "-1"},
        {"days": "9" * 50},
        {"days": "١٢"},
        {"how": "never"},
        {"step": "conquest"},
    ],
)
def test_a_rule_that_cannot_be_is_refused_and_nothing_is_written(officer, change: dict):
    new = {"name": "Every year", "step": "", "how": "every", "days": "365", **change}
    answer = officer.post("/assembly/followup/reminders/rules/", new)
    assert answer.status_code == 422
    assert not ReminderRule.objects.exists()


def test_two_who_put_one_rule_out_of_use_do_it_once(officer):
    rule = prepare_followup(secretary())["reminder_rule"]
    address = f"/assembly/followup/reminders/rules/{rule}/end/"
    assert officer.post(address, {"seen": "x"}).status_code == 409
    assert officer.post(address, {"seen": "1"}).status_code == 302
    assert officer.post(address, {"seen": "1"}).status_code == 409
    assert officer.post("/assembly/followup/reminders/rules/999/end/").status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DEPOSITARY_OFFICER])
def test_who_only_looks_on_sees_the_reminders_and_sends_none(role: Role):
    prepare_followup(secretary())
    client = signed_in(someone(role))
    page = words(client.get("/assembly/followup/reminders/"))
    assert "To be sent now" in page
    assert "Send the letters" not in page
    for path in ("send/", "rules/"):
        assert client.post(f"/assembly/followup/reminders/{path}").status_code == 403


# --- calendars


def test_an_address_is_made_shown_once_and_works_in_a_calendar_program(delegate):
    by = secretary()
    deadline(draft(by, "KZ", title_en="A draft on fish"), by, days=5)
    page = delegate.post("/assembly/calendar/keys/", {"name": "Telephone"}).content.decode()
    address = page.split('<code class="address">')[1].split("<")[0]
    assert address.startswith("http://testserver/assembly/feeds/")

    program = Client()
    answer = program.get(address.removeprefix("http://testserver"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "A draft on fish" in answer.content.decode().replace("\r\n ", "")
    assert "foedus_sessionid" not in answer.cookies
    same = program.get(
        address.removeprefix("http://testserver"), headers={"If-None-Match": answer["ETag"]}
    )
    assert (same.status_code, same.content) == (304, b"")
    assert address not in delegate.get("/assembly/calendar/").content.decode()


def test_a_revoked_address_and_a_wrong_one_are_told_alike(delegate):
    page = delegate.post("/assembly/calendar/keys/", {"name": "Telephone"}).content.decode()
    path = page.split('<code class="address">http://testserver')[1].split("<")[0]
    key = FeedKey.objects.get()
    delegate.post(f"/assembly/calendar/keys/{key.pk}/revoke/")

    wrong = Client().get("/assembly/feeds/aaaaaaaa.bbbbbbbb.ics")
    revoked = Client().get(path)
    assert revoked.status_code == wrong.status_code == 404
    assert b"VCALENDAR" not in revoked.content
    assert "revoked" in words(delegate.get("/assembly/calendar/"))


def test_nobody_revokes_the_key_of_somebody_else(delegate, officer):
    delegate.post("/assembly/calendar/keys/", {"name": "Telephone"})
    key = FeedKey.objects.get()
    other = signed_in(someone(Role.DELEGATION_ADMINISTRATOR, "KZ"))
    for client in (other, officer):
        address = f"/assembly/calendar/keys/{key.pk}/revoke/"
        assert client.post(address).status_code == 404
    assert FeedKey.objects.get().is_open


def test_an_officer_makes_no_key(officer):
    answer = officer.post("/assembly/calendar/keys/", {"name": "Telephone"})
    assert answer.status_code == 422
    assert "The key cannot be made like this." in words(answer)
    assert signed_in(someone(Role.PUBLIC)).post("/assembly/calendar/keys/").status_code == 403


def test_the_public_calendar_is_open_to_all():
    meeting(secretary(), TODAY + timedelta(3), "KZ", title_en="Public one", is_public=True)
    answer = Client().get("/assembly/calendar.ics")
    assert answer.status_code == 200
    assert "Public one" in answer.content.decode()
    assert Client().get("/ru/assembly/calendar.ics").status_code == 200


# --- quick


def test_the_page_of_a_delegation_asks_the_database_no_more_with_many_rows(
    delegate, django_assert_max_num_queries
):
    by = secretary()
    delegate.get("/assembly/delegations/KZ/")
    with django_assert_max_num_queries(45) as few:
        delegate.get("/assembly/delegations/KZ/")
    for number in range(30):
        draft(by, "KZ", "MD")
        meeting(by, TODAY + timedelta(number), "KZ")
    with django_assert_max_num_queries(len(few) + 12):
        page = delegate.get("/assembly/delegations/KZ/")
    assert page.status_code == 200


# --- sound pages


EVIL = '"><script>alert(1)</script>{{ 7|add:7 }}{% now %}'


@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_every_page_is_sound_html_and_only_shows_what_was_written(officer, delegate, prefix: str):
    by = secretary()
    deadline(draft(by, "KZ", title_en=EVIL, title_ru=EVIL), by, days=5)
    meeting(by, TODAY + timedelta(3), "KZ", title_en=EVIL, title_ru=EVIL)
    new = {"name": EVIL, "step": "", "how": "every", "days": "1"}
    assert officer.post("/assembly/followup/reminders/rules/", new).status_code == 302
    delegate.post("/assembly/calendar/keys/", {"name": EVIL})
    ours = [f"/assembly/delegations/KZ/{one}" for one in ("", *(f"{s}/" for s in SECTIONS))]
    for client, paths in (
        (delegate, ["/delegation/", "/assembly/calendar/", *ours]),
        (
            officer,
            [
                "/assembly/followup/",
                "/assembly/followup/report",
                "/assembly/followup/reminders/",
                "/assembly/delegations/",
            ],
        ),
    ):
        for path in paths:
            answer = client.get(prefix + path)
            assert answer.status_code == 200, path
            assert faults_of(answer.content) == [], path
            assert b"<script>alert" not in answer.content, path
            assert b"14{%" not in answer.content
