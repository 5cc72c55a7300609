"""Reading a treaty on the site: its text in, clause data out; decided on, tried, downloaded."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foedus.accounts.models import Refusal
from foedus.texts.checking import check_read
from foedus.texts.files import Held
from foedus.texts.reading import read_files
from foedus.web.read.forms import OF_THE_SITE, SENT_AGAIN
from support.desk_pages import words
from support.lake import load_lake

TEXT = """Agreement on the Lake

Article 1. Subject
The Parties protect the lake.

Article 2. Entry into force
This Agreement shall enter into force upon the expiry of 30 days from the date of receipt by the
depositary of the third notification on the fulfilment by its signatory Parties of the internal
procedures necessary for its entry into force.

Article 3. Withdrawal
Each Party may withdraw from this Agreement by giving six months' notice in writing to the
depositary.

Article 4. Duration
This Agreement is concluded for an indefinite period.
"""
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% debug %} \x00 \u202e"


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path) -> None:
    cache.clear()
    load_lake(tmp_path / "lake")


def sent(path: str = "/read/", **fields: object):
    return Client().post(path, {"text": "", "adopted": "", **fields})


def again(answer, path: str = "/read/", **changed: object):
    """The second form sent as a browser sends it, with some fields *changed*."""
    return Client().post(path, {**fields_of(answer), **changed})


def fields_of(answer) -> dict[str, str]:
    """The fields of the second form, as a browser would send them."""
    page = answer.content.decode().split("<main", 1)[1]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]*>", page):
        name, value = (re.search(rf' {key}="([^"]*)"', tag) for key in ("name", "value"))
        if name and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = unescape(value[1]) if value else ""
    selects = re.compile(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)
    for name, options in selects.findall(page):
        chosen = re.search(r'value="([^"]*)" selected', options)
        first = re.search(r'value="([^"]*)"', options)
        found[name] = (chosen or first)[1]
    return found


def test_the_form_is_open_to_everybody() -> None:
    answer = Client().get("/read/")

    assert answer.status_code == 200
    assert "Text of the treaty" in words(answer)


def test_values_stand_beside_the_text_that_they_rest_on() -> None:
    answer = sent(text=TEXT, adopted="2024-01-15")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "a number of consents" in words(answer)
    links = re.findall(r'href="#words-(\d+)"', page)
    assert links
    for number in links:
        assert f'id="words-{number}"' in page
    for number in re.findall(r'href="#value-(\d+)"', page):
        assert f'id="value-{number}"' in page
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_the_whole_text_is_shown_in_order() -> None:
    page = sent(text=TEXT).content.decode()
    shown = page.split('class="treaty-text"', 1)[1].split(">", 1)[1].split("</section>", 1)[0]

    told = unescape(re.sub(r"<summary>.*?</summary>|<[^>]+>", "", shown))
    assert " ".join(told.split()) == " ".join(TEXT.split())


def test_sample_acts_give_a_day_at_once_and_its_other_reading() -> None:
    told = words(sent(text=TEXT, adopted="2024-01-15"))

    # the third of the sample notifications comes three months after the signature
    assert "15 May 2024 / 16 May 2024" in told
    assert "State C" in told


def test_sample_days_can_be_changed() -> None:
    first = sent(text=TEXT, adopted="2024-01-15")

    later = again(first, **{"consents-XC": "2024-06-01"})

    # the third to arrive is now that of State D, on 15 May
    assert "14 June 2024" in words(later)


def test_a_sample_day_that_is_none_is_told_and_the_usual_sample_stays() -> None:
    first = sent(text=TEXT, adopted="2024-01-15")

    answer = again(first, **{"consents-XC": "soon"})

    assert answer.status_code == 422
    assert "E223" in words(answer)
    assert "15 May 2024" in words(answer)


def test_a_corrected_number_changes_the_day() -> None:
    first = sent(text=TEXT, adopted="2024-01-15")

    answer = again(
        first,
        **{"decide-entry_into_force.n": "correct", "instead-entry_into_force.n": "2"},
    )

    assert answer.status_code == 200
    assert "14 April 2024" in words(answer)


def test_a_rejected_value_takes_its_clause_away() -> None:
    first = sent(text=TEXT, adopted="2024-01-15")

    answer = again(first, **{"decide-entry_into_force.trigger": "reject"})

    assert "[entry_into_force]" in first.content.decode()
    assert "[entry_into_force]" not in answer.content.decode()


def test_what_was_decided_stays_chosen() -> None:
    first = sent(text=TEXT, adopted="2024-01-15")

    answer = again(first, **{"decide-withdrawal.allowed": "reject"})

    page = fields_of(answer)
    assert page["decide-withdrawal.allowed"] == "reject"
    assert page["carried"] == fields_of(first)["carried"]


@pytest.mark.parametrize("given", ["a thousand", "-1", "9" * 400, "", HOSTILE, "x" * 3000])
def test_a_correction_that_cannot_be_is_told_and_nothing_changes(given: str) -> None:
    first = sent(text=TEXT, adopted="2024-01-15")

    answer = again(
        first,
        **{"decide-entry_into_force.n": "correct", "instead-entry_into_force.n": given},
    )

    assert answer.status_code == 422
    assert "E220" in words(answer)
    assert "15 May 2024" in words(answer)


def test_a_decision_on_a_field_that_there_is_not_is_told() -> None:
    first = sent(text=TEXT)

    answer = again(first, **{"decide-entry_into_force.colour": "accept"})

    assert answer.status_code == 422
    assert "E221" in words(answer)


def test_the_file_is_one_that_a_register_can_hold() -> None:
    first = sent(text=TEXT, adopted="2024-01-15", title="Agreement on the Lake")

    answer = again(first, "/read/clauses.toml")

    assert answer["Content-Type"].startswith("application/toml")
    assert answer["Content-Disposition"] == 'attachment; filename="agreement-on-the-lake.toml"'
    files = {
        "register.toml": b'id = "x"\ntitle = {en = "X"}\n',
        "instruments/lake.toml": answer.content,
    }
    register, findings = check_read(read_files(Held(files)))
    assert not findings
    assert register is not None
    clause = register.instruments[0].clauses.entry_into_force
    assert clause is not None
    assert clause.text.cite == "Art. 2"
    assert "third notification" in clause.text.words.en
    assert clause.delay.days == 30


def test_a_file_is_read_as_pasted_words_are() -> None:
    upload = SimpleUploadedFile("lake.txt", TEXT.encode())

    assert "a number of consents" in words(sent(file=upload))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 422),
        ({"text": "   "}, 422),
        ({"text": "12 34"}, 422),
        ({"text": TEXT, "adopted": "2024-02-30"}, 422),
        ({"carried": "???"}, 422),
        ({"file": SimpleUploadedFile("empty.txt", b"")}, 422),
        ({"file": SimpleUploadedFile("x.pdf", b"%PDF-1.4 broken")}, 422),
        ({"file": SimpleUploadedFile("x.txt", b"a" * (OF_THE_SITE.content + 1))}, 413),
        ({"text": TEXT, "file": SimpleUploadedFile("x.txt", b"x")}, 422),
    ],
)
def test_what_cannot_be_read_is_told_with_the_reason(fields: dict[str, object], code: int) -> None:
    answer = sent(**fields)

    assert answer.status_code == code
    assert "The treaty was not read" in words(answer)


def test_hostile_words_are_shown_and_never_run() -> None:
    answer = sent(text=f"{HOSTILE}\n{TEXT}", title=HOSTILE.replace("\x00", ""))

    assert b"<script>alert" not in answer.content
    assert "49" not in words(answer).split()


def test_a_large_treaty_is_shown_without_decisions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.web.read.forms.SENT_AGAIN", len(TEXT) - 1)

    answer = sent(text=TEXT)

    assert answer.status_code == 200
    assert "foedus read" in words(answer)
    assert b"decide-" not in answer.content
    assert SENT_AGAIN < 2 * 1024 * 1024


def test_too_many_treaties_are_refused_and_noted(settings) -> None:
    settings.NINJA_DEFAULT_THROTTLE_RATES = {"reading": "1/h"}
    sent(text=TEXT)

    answer = sent(text=TEXT)

    assert answer.status_code == 429
    assert Refusal.objects.filter(reason="throttled").exists()


def test_the_page_is_russian_below_ru() -> None:
    page = sent("/ru/read/", text=TEXT).content.decode()

    assert '<html lang="ru"' in page
    assert "определённое число согласий" in page
