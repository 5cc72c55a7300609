"""Offers at the desk: seen, opened, completed into a dossier, settled or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.accounts.roles import Role
from foedus.claims.terms.kinds import Modality
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.acts import Kind
from foedus.register.models import Attachment, Dossier
from foedus.register.offered import OfferClosing
from foedus.register.written import written_from
from support.desk_pages import signed_in, typed, words
from support.lake import load_lake
from support.offers import NOW, REPORT, offered
from support.people import someone


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path / "scans"
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_lake(tmp_path / "lake")


@pytest.fixture
def client():
    return signed_in(someone(Role.DEPOSITARY_OFFICER, name="First"))


def test_an_offer_shows_its_words_its_place_and_what_the_register_held(client) -> None:
    row = offered(verdict=Verdict.CONTRADICTED, modality=Modality.REPORTEDLY)

    page = words(client.get(f"/desk/offers/{row.pk}/"))

    assert "Kazakhstan: instrument of ratification" in page
    assert "Kazakhstan ratified the Convention on the Lake on 1 April 2024" in page
    assert "characters 0 to 62" in page
    assert "Nothing is held of it." in page
    assert "The register holds it otherwise." in page
    assert "reportedly" in page
    assert "from the command line" in page


def test_the_form_is_filled_with_what_the_report_says(client) -> None:
    row = offered()

    answer = client.get(f"/desk/offers/{row.pk}/take/")

    form = answer.context["form"]
    assert form["kind"].value() == "ratification"
    assert form["instrument"].value() == "lake/convention"
    assert form["party"].value() == "KZ"
    assert str(form["dated"].value()) == "2024-04-01"
    assert "lake-news.txt (2024-05-01), characters 0 to 62" in form["remarks_en"].value()


def test_an_officer_completes_an_offer_into_a_dossier(client) -> None:
    row = offered()

    answer = client.post(f"/desk/offers/{row.pk}/take/", typed(place="Almaty"))

    dossier = Dossier.objects.get()
    assert answer["Location"] == f"/desk/{dossier.pk}/"
    assert written_from(dossier.content).place == "Almaty"
    assert Attachment.objects.get(dossier=dossier).name == REPORT.name
    page = words(client.get(f"/desk/offers/{row.pk}/"))
    assert f"Dossier {dossier.pk}" in page
    assert "Open a dossier" not in page
    assert "lake-news.txt" in words(client.get(f"/desk/{dossier.pk}/"))


def test_a_form_with_faults_opens_nothing_and_keeps_what_was_typed(client) -> None:
    row = offered()

    answer = client.post(f"/desk/offers/{row.pk}/take/", typed(dated="never"))

    assert answer.status_code == 422
    assert "never" in answer.content.decode()
    assert not Dossier.objects.exists()
    assert not OfferClosing.objects.exists()


def test_a_form_asked_for_more_rows_opens_nothing(client) -> None:
    row = offered()

    answer = client.post(f"/desk/offers/{row.pk}/take/", typed(again="reservations"))

    assert answer.status_code == 200
    assert not Dossier.objects.exists()


def test_an_offer_that_is_closed_is_not_taken_again(client) -> None:
    row = offered()
    client.post(f"/desk/offers/{row.pk}/refuse/", {"reason": "No instrument was deposited."})

    assert client.get(f"/desk/offers/{row.pk}/take/").status_code == 409
    assert client.post(f"/desk/offers/{row.pk}/take/", typed()).status_code == 409
    answer = client.post(f"/desk/offers/{row.pk}/settle/", {"reason": "x"})
    assert answer.status_code == 409
    assert "an offer is closed once" in words(answer)
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(("way", "outcome"), [("settle", "settled"), ("refuse", "refused")])
def test_an_offer_is_closed_with_a_reason_that_stays(client, way: str, outcome: str) -> None:
    row = offered()
    assert client.post(f"/desk/offers/{row.pk}/{way}/", {"reason": " "}).status_code == 422

    done = client.post(f"/desk/offers/{row.pk}/{way}/", {"reason": "<b>See</b> the minutes."})

    assert done["Location"] == f"/desk/offers/{row.pk}/"
    assert OfferClosing.objects.get().outcome == outcome
    page = client.get(f"/desk/offers/{row.pk}/")
    assert "<b>See</b> the minutes." in words(page)
    assert b"<b>See</b>" not in page.content
    assert "lake-news.txt" not in words(client.get("/desk/offers/"))
    assert "lake-news.txt" in words(client.get("/desk/offers/?closed=1"))


def test_an_act_that_no_instrument_carries_is_settled_where_it_belongs(client) -> None:
    row = offered(kind=Kind.SESSION_HELD, party="", instrument="", organisation="lake/league")

    page = words(client.get(f"/desk/offers/{row.pk}/"))

    assert "does not come over the desk as an instrument" in page
    assert "Open a dossier" not in page


def test_who_does_not_receive_instruments_sees_and_closes_nothing() -> None:
    row = offered()
    client = signed_in(someone(Role.AUDITOR))

    page = client.get(f"/desk/offers/{row.pk}/")
    assert page.status_code == 200
    assert b"/refuse/" not in page.content
    assert client.post(f"/desk/offers/{row.pk}/refuse/", {"reason": "x"}).status_code == 403


def test_the_report_is_handed_out_to_be_saved_and_never_opened(client) -> None:
    row = offered()

    answer = client.get(f"/desk/offers/{row.pk}/report/")

    assert b"".join(answer.streaming_content) == REPORT.content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "text/plain"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_an_offer_that_is_not_there_is_not_found(client) -> None:
    for ending in ("", "take/", "report/"):
        assert client.get(f"/desk/offers/999/{ending}").status_code == 404
    assert client.post("/desk/offers/999/refuse/", {"reason": "x"}).status_code == 404


def test_markup_in_a_report_is_only_words_at_the_desk(client) -> None:
    row = offered(quote="<img src=x onerror=alert(1)>", person="<b>x</b>", party="")

    for path in (f"/desk/offers/{row.pk}/", f"/desk/offers/{row.pk}/take/", "/desk/offers/"):
        page = client.get(path)
        assert page.status_code == 200
        assert b"<img" not in page.content
        assert b"<b>x</b>" not in page.content


def test_the_pages_of_offers_are_russian_below_ru(client) -> None:
    row = offered()

    page = words(client.get(f"/ru/desk/offers/{row.pk}/"))

    assert "Казахстан" in page
    assert "Об этом нет записей." in page
