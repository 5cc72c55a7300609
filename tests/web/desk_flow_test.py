"""The whole way over the desk, from receipt to notification, and every way that is barred."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from foedus.accounts.models import Refusal
from foedus.accounts.roles import Role
from foedus.register.models import ActRow, Dossier, Entry, Notification
from foedus.register.verifying import verify_stored
from foedus.register.written import written_from
from support.desk import NOW, recorded, sent
from support.desk_pages import signed_in, typed, words
from support.lake import load_lake
from support.people import someone


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_lake(tmp_path / "lake")


@pytest.fixture
def officers() -> tuple:
    return someone(Role.DEPOSITARY_OFFICER, name="First"), someone(
        Role.DEPOSITARY_OFFICER, name="Second"
    )


def take(client: Client, number: int, step: str, **more: object):
    """A step with the version that the dossier has now."""
    seen = Dossier.objects.get(pk=number).version
    return client.post(f"/desk/{number}/{step}/", {"seen": seen, **more})


def test_two_officers_bring_an_instrument_from_receipt_to_notification(officers: tuple) -> None:
    first, second = (signed_in(one) for one in officers)

    opened = first.post("/desk/receive/", typed())
    number = Dossier.objects.get().pk
    assert (opened.status_code, opened["Location"]) == (302, f"/desk/{number}/")
    assert take(first, number, "examine").status_code == 302
    page = words(first.get(f"/desk/{number}/"))
    assert "What this act changes" in page
    assert "1 June 2024" in page
    assert take(first, number, "send", remark="all in order").status_code == 302
    done = take(second, number, "countersign")

    assert done["Location"] == "/desk/notifications/F.N.1.2024/"
    assert Dossier.objects.get().stage == "recorded"
    assert ActRow.objects.filter(kind="ratification", party="KZ").exists()
    assert verify_stored().sound
    told = words(second.get(done["Location"]))
    assert "Kazakhstan" in told
    assert "Convention on the Lake" in told
    assert "F.N.1.2024" in words(first.get(f"/desk/{number}/"))


def test_what_was_typed_is_what_is_kept(officers: tuple) -> None:
    more = {
        "signatory_title": "President",
        "languages": "ru, kk",
        "courtesy_translation": "on",
        "seal": "on",
        "scope": "the whole territory",
        "effect": "2024-06-15",
        "until_last": "2030-12-31",
        "words_en": "A declaration.\r\nIn two lines.",
        "provisions": "Art. 1\nArt. 2",
        "towards": ["AM", "BY"],
        "sources": "GAZETTE",
        "remarks_ru": "Замечание.",
        "reservation-0-words_en": "Not Article 5.",
        "reservation-0-provisions": "Art. 5",
        "powers-person": "A. Person",
        "powers-issuer": "B. Minister",
        "powers-issuer_office": "foreign-minister",
        "powers-dated": "2024-03-01",
        "powers-acts": ["ratification"],
        "powers-valid_last": "2024-12-31",
        "form-seal-remark": "a red one",
    }

    signed_in(officers[0]).post("/desk/receive/", typed(**more))

    kept = written_from(Dossier.objects.get().content)
    assert kept.signatory.title == "President"
    assert kept.languages == ("ru", "kk")
    assert kept.until == date(2031, 1, 1)
    assert kept.words.en == "A declaration.\nIn two lines."
    assert kept.provisions == ("Art. 1", "Art. 2")
    assert kept.towards == ("AM", "BY")
    assert kept.reservations[0].provisions == ("Art. 5",)
    assert kept.powers is not None
    assert kept.powers.valid_until == date(2025, 1, 1)
    assert kept.powers.signed
    assert next(one for one in kept.form.answers if one.item == "seal").remark == "a red one"
    assert kept.sources == ("GAZETTE",)


def test_a_form_opened_again_and_sent_unchanged_says_the_same(officers: tuple) -> None:
    client = signed_in(officers[0])
    client.post(
        "/desk/receive/",
        typed(**{"reservation-0-words_en": "Not Article 5.", "until_last": "2030-12-31"}),
    )
    dossier = Dossier.objects.get()
    before = written_from(dossier.content)

    shown = client.get(f"/desk/{dossier.pk}/edit/").context["sheet"]
    fields = {
        form.add_prefix(name): form[name].value()
        for form in shown.forms
        for name in form.fields
        if isinstance(form[name].value(), str | date) and form[name].value()
    }
    answer = client.post(
        f"/desk/{dossier.pk}/edit/", {**fields, "seen": dossier.version, "reservations": "2"}
    )

    assert answer.status_code == 302, answer.context["faults"]
    assert written_from(Dossier.objects.get().content) == before


def test_an_officer_does_not_countersign_the_own_entry_and_the_refusal_is_kept(
    officers: tuple,
) -> None:
    dossier = sent(officers[0])
    client = signed_in(officers[0])

    answer = take(client, dossier.pk, "countersign")

    assert answer.status_code == 403
    assert "second officer" in words(answer)
    assert Refusal.objects.get().permission == "register.countersign"
    assert not Notification.objects.exists()
    assert "Countersign and record" not in words(client.get(f"/desk/{dossier.pk}/"))


def test_whoever_changed_it_does_not_countersign_either(officers: tuple) -> None:
    first, second = (signed_in(one) for one in officers)
    first.post("/desk/receive/", typed())
    number = Dossier.objects.get().pk
    second.post(f"/desk/{number}/edit/", typed(place="Almaty", seen="1"))
    take(first, number, "examine")
    take(first, number, "send", remark="asked")

    assert take(second, number, "countersign").status_code == 403
    assert Refusal.objects.get().permission == "register.countersign"
    assert Dossier.objects.get().stage == "sent"


@pytest.mark.parametrize("role", [Role.DELEGATION_MEMBER, Role.DELEGATION_ADMINISTRATOR])
def test_a_delegate_is_refused_at_the_desk(role: Role, officers: tuple) -> None:
    dossier = sent(officers[0])
    client = signed_in(someone(role, "KZ"))

    for address in ("/desk/", "/desk/receive/", f"/desk/{dossier.pk}/", "/desk/notifications/"):
        assert client.get(address).status_code == 403, address
    assert client.post("/desk/receive/", typed()).status_code == 403
    assert take(client, dossier.pk, "countersign").status_code == 403
    assert Dossier.objects.count() == 1
    assert Refusal.objects.count() == 6


@pytest.mark.parametrize("role", [Role.SECRETARIAT_OFFICER, Role.AUDITOR])
def test_other_officers_read_the_desk_and_change_nothing(role: Role, officers: tuple) -> None:
    dossier = sent(officers[0])
    client = signed_in(someone(role))

    assert client.get("/desk/").status_code == 200
    page = client.get(f"/desk/{dossier.pk}/")
    assert page.status_code == 200
    assert b"/countersign/" not in page.content
    for verb in ("examine", "send", "return", "refuse", "countersign"):
        assert take(client, dossier.pk, verb, remark="x").status_code == 403, verb
    assert Dossier.objects.get().version == dossier.version


def test_who_is_not_signed_in_is_led_to_the_way_in() -> None:
    answer = Client().get("/desk/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_a_form_without_its_token_is_not_taken(officers: tuple) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(officers[0]).cookies

    assert client.post("/desk/receive/", typed()).status_code == 403
    assert not Dossier.objects.exists()


def test_a_form_sent_twice_opens_one_dossier(officers: tuple) -> None:
    client, form = signed_in(officers[0]), typed()

    answers = [client.post("/desk/receive/", form) for _ in range(2)]

    assert {answer["Location"] for answer in answers} == {f"/desk/{Dossier.objects.get().pk}/"}


def test_the_same_key_with_other_words_is_a_conflict(officers: tuple) -> None:
    client, form = signed_in(officers[0]), typed()
    client.post("/desk/receive/", form)

    answer = client.post("/desk/receive/", {**form, "place": "Almaty"})

    assert answer.status_code == 409
    assert "sent before with other content" in words(answer)
    assert written_from(Dossier.objects.get().content).place == "Astana"


def test_of_two_officers_at_once_the_second_is_told_and_sees_both_words(officers: tuple) -> None:
    first, second = (signed_in(one) for one in officers)
    first.post("/desk/receive/", typed())
    number = Dossier.objects.get().pk
    first.post(f"/desk/{number}/edit/", typed(place="Almaty", seen="1"))

    answer = second.post(f"/desk/{number}/edit/", typed(place="Shymkent", seen="1"))

    assert answer.status_code == 409
    page = words(answer)
    assert "Almaty" in page
    assert "Shymkent" in answer.content.decode()
    assert "First: changed" in page
    assert written_from(Dossier.objects.get().content).place == "Almaty"


@pytest.mark.parametrize("verb", ["examine", "send", "return", "refuse", "countersign"])
@pytest.mark.parametrize("seen", ["1", "999", "", "-1", "1'; DROP TABLE", "9" * 40])
def test_a_step_on_a_version_that_is_not_the_present_one_changes_nothing(
    verb: str, seen: str, officers: tuple
) -> None:
    dossier = sent(officers[0])
    size = Entry.objects.count()

    answer = signed_in(officers[1]).post(
        f"/desk/{dossier.pk}/{verb}/", {"seen": seen, "remark": "x"}
    )

    assert answer.status_code == 409
    assert "How it stands now" in words(answer)
    assert Dossier.objects.get().version == dossier.version
    assert Entry.objects.count() == size


def test_a_step_that_does_not_begin_here_is_a_conflict(officers: tuple) -> None:
    client = signed_in(officers[0])
    client.post("/desk/receive/", typed())
    number = Dossier.objects.get().pk

    assert take(client, number, "send").status_code == 409
    assert take(signed_in(officers[1]), number, "countersign").status_code == 409


def test_a_closed_dossier_is_not_changed(officers: tuple) -> None:
    client = signed_in(officers[0])
    done = recorded(*officers)

    assert client.get(f"/desk/{done.dossier.pk}/edit/").status_code == 409
    answer = client.post(f"/desk/{done.dossier.pk}/edit/", typed(seen=done.dossier.version))
    assert answer.status_code == 409
    assert take(client, done.dossier.pk, "refuse", remark="no").status_code == 409


def test_what_hinders_is_told_with_its_rule_and_sent_to_nobody(officers: tuple) -> None:
    client = signed_in(officers[0])
    client.post("/desk/receive/", typed(original="copy"))
    number = Dossier.objects.get().pk
    take(client, number, "examine")

    answer = take(client, number, "send", remark="please")

    assert answer.status_code == 422
    assert "VCLT" in words(answer)
    assert Dossier.objects.get().stage == "examined"
    assert "Send to a second officer" not in words(client.get(f"/desk/{number}/"))


def test_what_is_to_be_asked_is_not_sent_without_a_reason(officers: tuple) -> None:
    client = signed_in(officers[0])
    client.post("/desk/receive/", typed(party="TJ"))
    number = Dossier.objects.get().pk
    take(client, number, "examine")

    assert take(client, number, "send", remark=" ").status_code == 422
    assert take(client, number, "send", remark="The state answered.").status_code == 302


def test_a_dossier_sent_back_says_why_and_waits_for_who_entered_it(officers: tuple) -> None:
    first, second = (signed_in(one) for one in officers)
    dossier = sent(officers[0])

    assert take(second, dossier.pk, "return", remark="").status_code == 422
    assert take(second, dossier.pk, "return", remark="Which place?").status_code == 302

    page = words(first.get(f"/desk/{dossier.pk}/"))
    assert "Which place?" in page
    assert "First, to mend it" in page
    assert "Which place?" not in words(first.get("/desk/"))


def test_an_act_that_came_in_meanwhile_stops_the_countersignature(officers: tuple) -> None:
    one, other = sent(officers[0]), sent(officers[0], "l" * 16)
    client = signed_in(officers[1])
    take(client, one.pk, "countersign")
    size = Entry.objects.count()

    answer = take(client, other.pk, "countersign")

    assert answer.status_code == 422
    assert Entry.objects.count() == size
    assert Notification.objects.count() == 1


def test_the_desk_shows_the_oldest_first_and_who_waits_for_whom(officers: tuple) -> None:
    sent(officers[0])
    sent(officers[0], "l" * 16, party="MD")

    page = words(signed_in(officers[1]).get("/desk/"))

    assert "a second officer, other than First" in page
    assert page.index("Kazakhstan") < page.index("Moldova")


def test_each_change_has_its_proof_on_the_page_or_one_step_away(officers: tuple) -> None:
    dossier = sent(officers[0])
    client = signed_in(officers[1])

    page = client.get(f"/desk/{dossier.pk}/").content.decode()
    alone = client.get(f"/desk/{dossier.pk}/why/0/")
    part = client.get(f"/desk/{dossier.pk}/why/0/", headers={"HX-Request": "true"})

    assert 'id="why-change-0"' in page
    assert "With this act" in words(alone)
    assert "2024-05-02 + 30 days = 2024-06-01" in words(alone)
    assert b"<html" in alone.content
    assert b"<html" not in part.content
    assert client.get(f"/desk/{dossier.pk}/why/999/").status_code == 404


def test_the_page_says_in_russian_what_it_says_in_english(officers: tuple) -> None:
    dossier = sent(officers[0])

    page = signed_in(officers[1]).get(f"/ru/desk/{dossier.pk}/").content.decode()

    assert 'lang="ru"' in page
    assert "Казахстан" in page
    assert "1 июня 2024 года" in page


def test_an_unknown_dossier_is_not_found(officers: tuple) -> None:
    client = signed_in(officers[0])

    assert client.get("/desk/99999/").status_code == 404
    assert client.post("/desk/99999/countersign/", {"seen": 1}).status_code == 404
    assert client.get("/desk/notifications/F.N.9.1999/").status_code == 404
    assert client.get("/desk/notifications/%00/").status_code == 404
    assert client.get(f"/desk/{'9' * 30}/").status_code == 404
    assert client.get(f"/delegation/copies/{'9' * 30}/").status_code == 404


def test_recording_puts_the_letters_on_their_way(officers: tuple) -> None:
    recorded(*officers)

    assert DBTaskResult.objects.count() == 1
