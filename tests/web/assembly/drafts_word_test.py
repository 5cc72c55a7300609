"""Word files of a draft: out with what is proposed, and back with what somebody changed."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foedus.assembly.drafts.amending import propose
from foedus.assembly.drafts.commenting import comment
from foedus.assembly.drafts.versions import latest, text_of
from foedus.assembly.models import Draft
from foedus.drafting.amending import Amendment, Deed, amended
from foedus.drafting.structure import Text, element_at, walk
from foedus.drafting.word.frame import WordHead
from foedus.drafting.word.proposals import as_proposals
from foedus.drafting.word.proposed import Proposed, Remark
from foedus.drafting.word.reading import read_word
from foedus.drafting.word.writing import write_word
from support.desk_pages import signed_in, words
from support.drafts import AT, delegate, in_consultation, key, proposal, remark, secretariat, seen
from support.lake import load_lake


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    load_lake(tmp_path / "lake")


@pytest.fixture
def draft() -> Draft:
    return in_consultation(secretariat(), "AM", "BY")


def sent(draft: Draft, data: bytes, by, **more: object):
    file = SimpleUploadedFile("draft.docx", data)
    form = {"key": key(), "made_of": "ru-1", "file": file}
    return signed_in(by.by).post(f"/assembly/drafts/{draft.pk}/word/", {**form, **more})


def changed_in_word(draft: Draft) -> bytes:
    """The text as a delegate sends it back: one article changed, one comment written."""
    version = latest(draft, "ru")
    assert version is not None
    asked = Amendment(
        key=1, element="art_2", deed=Deed.REPLACE_WORDS, words="Стороны создают бюро."
    )
    head = WordHead(title="x", version="1", day="2027-03-01", at=AT)
    said = Remark(element="art_1__para_1", words="Почему?", author="B. Person", at=AT)
    proposed = Proposed(amendment=asked, author="B. Person", at=AT)
    return write_word(text_of(version), head, [proposed], [said])


def test_the_file_that_we_wrote_comes_back_and_proposes_nothing_new(draft: Draft) -> None:
    armenia = delegate("AM")
    propose(armenia, draft, proposal("Стороны создают совет."))
    comment(armenia, draft, remark())
    client = signed_in(armenia.by)
    page = client.get(f"/assembly/drafts/{draft.pk}/text.docx")
    assert page.status_code == 200
    assert page["Content-Disposition"].endswith('-ru-1.docx"')

    answer = sent(draft, page.content, delegate("BY"))

    assert answer.status_code == 200
    assert (draft.amendments.count(), draft.comments.count()) == (1, 1)


def test_two_proposals_for_one_provision_both_go_out_and_come_back(draft: Draft) -> None:
    armenia, belarus = delegate("AM"), delegate("BY")
    asked = ("Стороны создают совет.", "Стороны создают бюро.")
    rows = [
        propose(by, draft, proposal(said))
        for by, said in zip((armenia, belarus), asked, strict=True)
    ]
    assert len({row.element for row in rows}) == 1
    data = signed_in(armenia.by).get(f"/assembly/drafts/{draft.pk}/text.docx").content

    version = latest(draft, "ru")
    assert version is not None
    base = text_of(version)
    found = as_proposals(read_word(data), base, {})
    assert {(one.author, after(base, one)) for one in found.amendments} == {
        (f"{row.party} · No. {row.pk}", words) for row, words in zip(rows, asked, strict=True)
    }
    assert not found.leftovers
    assert sent(draft, data, delegate("BY")).status_code == 200
    assert draft.amendments.count() == len(rows)


def after(base: Text, one: Proposed) -> str:
    """What the provision of an amendment would read with it made."""
    element = one.amendment.element
    return element_at(amended(base, (one.amendment,)), element).words


def test_tracked_changes_become_amendments_of_the_delegation_that_sends_them(draft: Draft) -> None:
    answer = sent(draft, changed_in_word(draft), delegate("BY"))
    assert "1 amendment, 1 comment" in words(answer)
    row = draft.amendments.get()
    assert (row.party, row.element) == ("BY", "art_2")
    said = draft.comments.get()
    assert (said.party, said.element, said.words) == ("BY", "art_1__para_1", "Почему?")


def test_the_same_file_sent_twice_under_one_key_is_taken_once(draft: Draft) -> None:
    by, data, same = delegate("BY"), changed_in_word(draft), key()
    for _ in range(2):
        assert sent(draft, data, by, key=same).status_code == 200
    assert (draft.amendments.count(), draft.comments.count()) == (1, 1)


@pytest.mark.parametrize("data", [b"PK", b"PK\x03\x04" + b"\x00" * 100, b"words", b"<a/>"])
def test_a_file_that_is_no_word_file_is_refused_and_nothing_is_taken(draft: Draft, data) -> None:
    answer = sent(draft, data, delegate("BY"))
    assert answer.status_code == 422
    assert not draft.amendments.exists()


def test_a_first_text_comes_from_a_word_file(draft: Draft) -> None:
    office = secretariat()
    file = SimpleUploadedFile("draft.docx", changed_in_word(draft))
    form = {"seen": seen(draft), "language": "ru", "file": file}
    answer = signed_in(office.by).post(f"/assembly/drafts/{draft.pk}/version/", form)
    assert answer.status_code == 302
    made = latest(draft, "ru")
    assert made is not None
    assert made.number == 2
    assert "art_2" in {one.wid for one in walk(text_of(made))}


def test_who_cannot_read_the_draft_gets_no_file(draft: Draft) -> None:
    stranger = delegate("TJ")
    page = signed_in(stranger.by).get(f"/assembly/drafts/{draft.pk}/text.docx")
    assert page.status_code == 403
    assert sent(draft, b"PK", stranger).status_code == 403
