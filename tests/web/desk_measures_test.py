"""A measure on goods over the desk: typed, refused, shown, recorded, told."""

from datetime import date
from pathlib import Path

import pytest

from foedus.accounts.roles import Role
from foedus.law.terms.acts import Kind
from foedus.law.terms.goods import MOST_CODES
from foedus.register.held import held
from foedus.register.models import Dossier
from foedus.register.written import written_from, written_text
from support.desk import NOW, written
from support.desk_pages import signed_in, typed, words
from support.lake import load_lake
from support.people import someone


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_lake(tmp_path / "lake")


def measure(**changed: object) -> dict[str, object]:
    """What an officer types of a measure on fish."""
    fields = {
        "kind": "measure",
        "instrument": "lake/convention",
        "towards": ["AM"],
        "goods": "0302\r\n0303, 030441;0302",
        "effect": "2024-06-01",
        "until_last": "2024-12-31",
        "title_as_written": "Convention on the Lake",
    }
    return typed(**{**fields, **changed})


def test_two_officers_record_a_measure_with_its_goods_and_its_end() -> None:
    first, second = (signed_in(someone(Role.DEPOSITARY_OFFICER)) for _ in range(2))
    assert first.post("/desk/receive/", measure()).status_code == 302
    number = Dossier.objects.get().pk

    def take(client, step: str):
        seen = Dossier.objects.get(pk=number).version
        return client.post(f"/desk/{number}/{step}/", {"seen": seen, "remark": "asked"})

    assert take(first, "examine").status_code == 302
    page = words(first.get(f"/desk/{number}/"))
    assert "0302, 0303, 030441" in page
    assert "Kazakhstan applies a measure to the goods 0302, 0303, 030441" in page
    assert "until 31 December 2024 inclusive" in page
    assert take(first, "send").status_code == 302
    told = words(second.get(take(second, "countersign")["Location"]))

    (act,) = (one for one in held().register.acts() if one.kind is Kind.MEASURE)
    assert act.goods == ("0302", "0303", "030441")
    assert (act.party, act.towards) == ("KZ", ("AM",))
    assert (act.effect, act.until) == (date(2024, 6, 1), date(2025, 1, 1))
    assert "notification of a measure on goods" in told
    assert "0302, 0303, 030441" in told


@pytest.mark.parametrize(
    "goods",
    [
        "",
        "2",
        "22042100001",
        "wine",
        "<script>alert(1)</script>",
        "{{ 1 }}",
        "\uff12\uff12",
        "22\x00",
        "x" * 100_000,
        "\n".join(str(code) for code in range(1000, 1000 + MOST_CODES + 1)),
    ],
)
def test_goods_that_are_no_codes_come_back_with_the_form(goods: str) -> None:
    answer = signed_in(someone(Role.DEPOSITARY_OFFICER)).post(
        "/desk/receive/", measure(goods=goods)
    )

    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    assert 'href="#id_goods"' in answer.content.decode()
    assert not Dossier.objects.exists()


def test_only_a_measure_names_goods() -> None:
    officer = signed_in(someone(Role.DEPOSITARY_OFFICER))
    answer = officer.post("/desk/receive/", measure(kind="suspension"))
    assert answer.status_code == 422
    assert "Only a measure names goods." in words(answer)
    assert officer.post("/desk/receive/", measure(kind="suspension", goods="")).status_code == 302


def test_as_many_codes_as_are_allowed_are_taken_and_shown_again() -> None:
    officer = signed_in(someone(Role.DEPOSITARY_OFFICER))
    codes = "\n".join(str(code) for code in range(1000, 1000 + MOST_CODES))
    assert officer.post("/desk/receive/", measure(goods=codes)).status_code == 302
    kept = Dossier.objects.get()
    assert len(written_from(kept.content).goods) == MOST_CODES
    assert codes in officer.get(f"/desk/{kept.pk}/edit/").content.decode()


def test_a_dossier_from_before_goods_were_held_reads_and_keeps_its_words() -> None:
    old = written_text(written())
    assert "goods" not in old
    assert written_from(old).goods == ()
    assert written_text(written_from(old)) == old


def test_an_address_fills_in_states_and_goods_and_says_nothing_of_what_it_cannot() -> None:
    officer = signed_in(someone(Role.DEPOSITARY_OFFICER))
    asked = "kind=measure&towards=AM&towards=%3Cb%3E&goods=0302%0A%3Cscript%3E"
    page = officer.get(f"/desk/receive/?{asked}").content.decode()
    assert 'value="AM" id="id_towards_' in page
    assert page.count(" checked") == 1
    assert "0302\n&lt;script&gt;" in page
    assert "<script>\n" not in page
