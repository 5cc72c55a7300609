"""The pages of programmes: for everybody from the register, for delegations with their reports."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.models.programmes import ProgressReport
from support.desk_pages import signed_in, words
from support.people import someone
from support.programmes import load_plans

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
PLAN = "/assembly/programmes/lake/plan-2023/"


@pytest.fixture(autouse=True)
def plans(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_plans(tmp_path / "lake")


def member(code: str = "KZ") -> Client:
    return signed_in(someone(Role.DELEGATION_MEMBER, code))


def sent(**changed: object) -> dict[str, object]:
    fields = {
        "key": "k" * 24,
        "measure": "2",
        "reporter": "KZ",
        "state": "under-way",
        "day": "2024-05-01",
        "words": "The mast stands.",
        "evidence": "Letter 7",
    }
    return {**fields, **changed}


def test_everybody_reads_the_programmes_of_the_register() -> None:
    page = words(Client().get("/programmes"))

    assert "Plan for the Lake 2023–2024" in page
    assert "2023 – 2024" in page
    assert "running" in page


def test_the_pages_answer_for_the_day_and_the_knowledge_asked_about() -> None:
    def read(query: str) -> str:
        return words(Client().get(f"/programmes/lake/plan-2023{query}"))

    assert "term over" in read("?on=2025-01-01")
    assert "running" in read("?on=2024-12-31")
    assert "not begun" in read("?on=2022-12-31")
    assert "Plan for the Lake" not in words(Client().get("/programmes?on=2023-01-09"))
    assert "Plan for the Lake" in words(Client().get("/programmes?on=2023-01-10"))


def test_subjects_of_measures_lead_to_the_programme() -> None:
    assert "Plan for the Lake" in words(Client().get("/programmes?subject=science"))
    assert Client().get("/programmes?subject=magic").status_code == 404


@pytest.mark.parametrize("name", ["lake/convention", "nothing", "%00", "x" * 2000])
def test_what_is_no_programme_is_not_found(name: str) -> None:
    assert Client().get(f"/programmes/{name}").status_code in {400, 404}


def test_reports_are_not_shown_to_everybody() -> None:
    assert member().post(f"{PLAN}report/", sent()).status_code == 302

    assert "The mast stands." not in words(Client().get("/programmes/lake/plan-2023"))
    assert "The mast stands." in words(member("AM").get(PLAN))


def test_a_delegation_sees_its_own_measures_and_what_is_late() -> None:
    page = words(member("AM").get("/assembly/programmes/"))

    assert "A map of the shores" in page
    assert "Its last day was 2023-12-31." in page
    assert "A station for measuring" not in page


def test_the_working_pages_answer_for_a_day_and_for_what_was_known() -> None:
    client = member()
    client.post(f"{PLAN}report/", sent(state="done", day="2024-04-01"))

    def second(query: str) -> str:
        return words(client.get(f"{PLAN}{query}")).partition("measuring the water")[2][:120]

    assert "done" in second("")
    assert "done" in second("?on=2024-04-01")
    assert "done" not in second("?on=2024-03-31")
    assert "done" not in second("?known=2024-05-01")
    assert client.get(f"{PLAN}?on=soon").status_code in {400, 422}


def test_a_report_is_kept_and_shown_with_who_sent_it() -> None:
    client = member()

    answer = client.post(f"{PLAN}report/", sent())

    assert answer["Location"] == PLAN
    page = words(client.get(PLAN))
    assert "The mast stands." in page
    assert "Letter 7" in page
    assert client.post(f"{PLAN}report/", sent()).status_code == 302
    assert ProgressReport.objects.count() == 1


def test_the_same_key_with_other_words_is_told() -> None:
    client = member()
    client.post(f"{PLAN}report/", sent())

    answer = client.post(f"{PLAN}report/", sent(words="It fell."))

    assert answer.status_code == 409
    assert "kept as it was sent first" in words(answer)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"day": "2024-05-03"}, "today"),
        ({"day": "soon"}, "year-month-day"),
        ({"day": ""}, "required"),
        ({"state": "perhaps"}, "Choose one of the list"),
        ({"words": "x" * 100_000}, "50000"),
        ({"words": "a\x07b"}, "cannot be seen"),
    ],
)
def test_faults_are_told_and_what_was_typed_is_kept(changed: dict, told: str) -> None:
    answer = member().post(f"{PLAN}report/", sent(**changed))

    assert answer.status_code == 422
    assert told in words(answer)
    assert "Letter 7" in answer.content.decode()
    assert not ProgressReport.objects.exists()


def test_others_measures_and_unknown_measures_are_refused() -> None:
    assert member("AM").post(f"{PLAN}report/", sent(reporter="AM")).status_code == 403
    assert member("AM").post(f"{PLAN}report/", sent()).status_code == 403
    assert member().post(f"{PLAN}report/", sent(measure="99")).status_code == 403
    officer = signed_in(someone(Role.SECRETARIAT_OFFICER))
    assert officer.post(f"{PLAN}report/", sent(measure="99")).status_code == 422
    assert officer.get("/assembly/programmes/lake/nothing/").status_code == 404
    assert Client().get(PLAN).status_code == 302


def test_what_is_sent_is_text_never_a_page() -> None:
    client = member()
    hostile = "<script>alert(1)</script><svg onload=x>{{ 7|add:7 }}"

    client.post(f"{PLAN}report/", sent(words=hostile))

    page = client.get(PLAN).content.decode()
    assert "<script>alert" not in page
    assert "<svg onload" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_pages_speak_russian() -> None:
    page = words(Client().get("/ru/programmes/lake/plan-2023"))

    assert "План по озеру на 2023–2024 годы" in page
    assert "Карта берегов" in page
