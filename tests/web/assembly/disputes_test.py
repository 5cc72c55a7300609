"""The pages of disputes: where one may go, the case, its forms; nothing past the depositary."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.models.disputes import ComplianceReport, DisputeCase, DisputeStep
from support.desk_pages import signed_in, words
from support.people import someone
from support.programmes import load_plans

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def plans(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_plans(tmp_path / "lake")


def member(code: str = "KZ") -> Client:
    return signed_in(someone(Role.DELEGATION_MEMBER, code))


def opening(**changed: object) -> dict[str, object]:
    fields = {
        "key": "d" * 24,
        "instrument": "lake/fishery",
        "claimant": "KZ",
        "respondent": "AM",
        "opened_on": "2024-01-10",
        "title": "Nets on the eastern shore",
        "claim": "They are too fine.",
    }
    return {**fields, **changed}


@pytest.fixture
def case(plans) -> DisputeCase:
    assert member().post("/assembly/disputes/new/", opening()).status_code == 302
    return DisputeCase.objects.get()


_number = iter(range(100, 999))


def take(client: Client, case: DisputeCase, **fields: object):
    seen = DisputeCase.objects.get(pk=case.pk).version
    data = {"step": "consultations", "did": "begun", "side": "KZ", "day": "2024-01-10", **fields}
    sent = {f"step-{name}": value for name, value in data.items()}
    more = {"key": f"key-of-a-step-{next(_number)}", "seen": seen}
    return client.post(f"/assembly/disputes/{case.pk}/step/", {**more, **sent})


def test_everybody_can_ask_where_two_states_may_go() -> None:
    asked = "/disputes/ways?instrument=lake/fishery&claimant={}&respondent={}&on=2024-01-10"

    both = words(Client().get(asked.format("KZ", "AM")))
    one = words(Client().get(asked.format("MD", "AM")))

    assert "The treaty is in force between the two." in both
    assert "Moldova is no party to Agreement on the Court of the Lake." in one
    assert "It is closed to Moldova." in one
    assert "Where one may go" in words(Client().get("/disputes/ways"))


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("instrument=lake/fishery&claimant=KZ&respondent=KZ", {400, 422}),
        ("instrument=lake/convention&claimant=KZ&respondent=AM", {400, 422}),
        ("instrument=lake/fishery&claimant=QQ&respondent=AM", {404, 422}),
        ("instrument=lake/fishery&claimant=KZ&respondent=AM&on=soon", {400}),
        ("instrument=%00&claimant=%00&respondent=%00", {400, 404, 422}),
    ],
)
def test_bad_questions_are_told(asked: str, status: set[int]) -> None:
    assert Client().get(f"/disputes/ways?{asked}").status_code in status


def test_both_sides_read_a_dispute_and_others_do_not(case: DisputeCase) -> None:
    address = f"/assembly/disputes/{case.pk}/"

    assert "They are too fine." in words(member("AM").get(address))
    assert member("BY").get(address).status_code == 403
    assert "Nets" not in words(member("BY").get("/assembly/disputes/"))
    assert Client().get(f"/disputes/{case.pk}").status_code in {302, 403}
    auditor = signed_in(someone(Role.AUDITOR))
    page = words(auditor.get(address))
    assert "They are too fine." in page
    assert "Enter a step" not in page


def test_a_published_dispute_is_read_by_everybody(case: DisputeCase) -> None:
    officer = signed_in(someone(Role.SECRETARIAT_OFFICER))
    address = f"/assembly/disputes/{case.pk}/publish/"

    assert member().post(address, {"seen": "1"}).status_code == 403
    assert officer.post(address, {"seen": "0"}).status_code == 409
    assert officer.post(address, {"seen": "1"}).status_code == 302
    page = words(Client().get(f"/disputes/{case.pk}"))
    assert "They are too fine." in page
    assert "Enter a step" not in page
    assert "Nets on the eastern shore" in words(Client().get("/disputes"))


def test_the_whole_way_from_consultations_to_compliance(case: DisputeCase) -> None:
    own, other = member(), member("AM")
    officer = signed_in(someone(Role.SECRETARIAT_OFFICER))
    address = f"/assembly/disputes/{case.pk}/"
    assert take(own, case).status_code == 302
    assert "Open since 2024-03-11" in words(own.get(address))
    assert take(own, case, did="failed", day="2024-01-20").status_code == 302
    assert take(own, case, step="court", day="2024-01-21").status_code == 302
    assert "Until 2024-07-21" in words(own.get(address))
    decision = {"step": "court", "did": "decided", "day": "2024-04-01", "words": "Wider nets."}
    assert take(officer, case, side="", comply_by="2024-04-30", **decision).status_code == 302
    said = {
        "key": "c" * 24,
        "compliance-party": "AM",
        "compliance-state": "complied",
        "compliance-day": "2024-04-20",
        "compliance-words": "New nets.",
    }
    assert other.post(f"{address}compliance/", said).status_code == 302
    page = words(own.get(address))
    assert "Wider nets." in page
    assert "New nets." in page
    assert ComplianceReport.objects.get().party == "AM"


def test_a_dispute_is_shown_as_it_stood_on_a_day(case: DisputeCase) -> None:
    own = member()
    take(own, case)
    take(own, case, did="failed", day="2024-01-20")

    def stands(query: str) -> str:
        page = words(own.get(f"/assembly/disputes/{case.pk}/{query}"))
        return page.partition("Stands ")[2][:20]

    assert stands("?on=2024-01-19").startswith("under way")
    assert stands("?on=2024-01-20").startswith("no step under way")
    assert stands("?known=2024-05-01").startswith("opened, no step")
    assert own.get(f"/assembly/disputes/{case.pk}/?on=soon").status_code in {400, 422}


def test_a_step_before_its_time_is_told_with_the_day_and_keeps_the_words(case) -> None:
    own = member()
    take(own, case)

    answer = take(own, case, step="court", day="2024-03-10", words="Our application")

    assert answer.status_code == 409
    assert "From 2024-03-11" in words(answer)
    assert "Our application" in answer.content.decode()
    assert take(own, case, step="court", day="2024-03-11").status_code == 302
    assert DisputeStep.objects.count() == 2


def test_a_third_state_is_refused_at_the_door(case: DisputeCase) -> None:
    assert take(member("BY"), case, side="BY").status_code == 403
    assert take(member("BY"), case, side="KZ").status_code == 403
    assert take(member("AM"), case, side="KZ").status_code == 403
    assert member("BY").post("/assembly/disputes/new/", opening()).status_code == 403
    assert not DisputeStep.objects.exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"respondent": "KZ"}, "two different states"),
        ({"respondent": "TJ"}, "no way is open"),
        ({"instrument": "lake/convention"}, "Choose one of the list"),
        ({"opened_on": "2024-05-03"}, "today"),
        ({"title": ""}, "Say what it is about"),
        ({"claim": "x" * 100_000}, "50000"),
    ],
)
def test_a_dispute_that_cannot_be_comes_back_with_its_faults(changed: dict, told: str) -> None:
    answer = member().post("/assembly/disputes/new/", opening(**changed))

    assert answer.status_code == 422
    assert told in words(answer)
    assert not DisputeCase.objects.exists()


def test_somebody_who_saw_an_older_state_is_told(case: DisputeCase) -> None:
    own = member()
    take(own, case)
    data = {"key": "z" * 24, "seen": "1", "step-step": "consultations", "step-did": "failed"}

    answer = own.post(
        f"/assembly/disputes/{case.pk}/step/",
        {**data, "step-side": "KZ", "step-day": "2024-01-12"},
    )

    assert answer.status_code == 409
    assert DisputeStep.objects.count() == 1


def test_a_measure_is_recorded_at_the_desk_and_nowhere_else(case: DisputeCase) -> None:
    depositary = signed_in(someone(Role.DEPOSITARY_OFFICER))
    page = depositary.get(f"/assembly/disputes/{case.pk}/").content.decode()

    for kind in ("suspension", "measure"):
        for by, towards in (("KZ", "AM"), ("AM", "KZ")):
            asked = f"kind={kind}&instrument=lake%2Ffishery&party={by}&towards={towards}"
            assert f"/desk/receive/?{asked.replace('&', '&amp;')}" in page
            form = depositary.get(f"/desk/receive/?{asked}").content.decode()
            assert f'<option value="{kind}" selected>' in form
            assert '<option value="lake/fishery" selected>' in form
            assert f'<option value="{by}" selected>' in form
            assert re.findall(r'value="(\w+)" id="id_towards_\d+"[^>]* checked', form) == [towards]
    assert "/desk/receive/" not in member().get(f"/assembly/disputes/{case.pk}/").content.decode()


def test_markup_in_a_dispute_stays_words() -> None:
    own = member()
    own.post(
        "/assembly/disputes/new/", opening(title="<b onclick=x>{{ 1 }}", claim="<svg/onload=y>")
    )

    page = own.get(f"/assembly/disputes/{DisputeCase.objects.get().pk}/").content.decode()

    assert "<b onclick" not in page
    assert "<svg/onload" not in page
