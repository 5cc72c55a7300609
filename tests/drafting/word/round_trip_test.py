"""A text goes out as a Word file and comes back: the same changes, authors, days and comments."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx_revisions import RevisionDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.drafting.amending import Amendment, Deed, amended, stands_once
from foedus.drafting.errors import NoSuchElement
from foedus.drafting.identity import with_ids
from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Element, Kind, Text, walk
from foedus.drafting.word.errors import UnwritableWord
from foedus.drafting.word.frame import WordHead
from foedus.drafting.word.proposals import as_proposals
from foedus.drafting.word.proposed import Proposed, Remark
from foedus.drafting.word.reading import read_word
from foedus.drafting.word.slots import slots
from foedus.drafting.word.structuring import text_of
from foedus.drafting.word.views import accepted, rejected
from foedus.drafting.word.writing import write_word

EARLY, LATE = datetime(2024, 5, 1, 10, tzinfo=UTC), datetime(2024, 5, 2, 11, 30, tzinfo=UTC)
HEAD = WordHead(title="Agreement on the Lake", version="Version 3", day="2 May 2024", at=LATE)
TEXT = read_plain(
    """Agreement on the Lake
The Parties,
have agreed as follows:
Chapter I. General provisions
Article 1. Subject
1. The Parties exchange records within 30 days.
2. Records are:
(a) names;
(b) nationality.
Article 2
This Agreement enters into force after 30 days.
It is concluded for five years.
Annex 1
Form of the record
Done at Northport on 5 October 2007.""",
    "en",
)
WID = {one.number or one.kind.value: one.wid for one in walk(TEXT)}


def said(element, deed, author="Alba", at=EARLY, **more):
    told = Amendment(key=0, element=element, deed=deed, **more)
    return Proposed(amendment=told, author=author, at=at)


def back(text, *proposed, remarks=()):
    return as_proposals(read_word(write_word(text, HEAD, proposed, remarks)), text, {})


def asked(proposals):
    """What is asked for, by whom and when, without numbers."""
    return [
        (one.author, one.at, replace(one.amendment, key=0, party=""))
        for one in proposals.amendments
    ]


EACH = {
    "a passage": said(WID["1."], Deed.REPLACE_WORDS, passage="30", words="60"),
    "all the words": said(WID["(a)"], Deed.REPLACE_WORDS, words="surname, name"),
    "a passage taken out": said(WID["1."], Deed.REPLACE_WORDS, passage=" records", words=""),
    "words of the second line": said(
        WID["Article 2"], Deed.REPLACE_WORDS, passage="five", words="ten"
    ),
    "a heading": said(WID["Article 1"], Deed.REPLACE_HEADING, heading="Subject and purpose"),
    "a heading where there was none": said(WID["Article 2"], Deed.REPLACE_HEADING, heading="Entry"),
    "a heading taken out": said(WID["Article 1"], Deed.REPLACE_HEADING, heading=""),
    "a point deleted": said(WID["(b)"], Deed.DELETE),
    "an article deleted with its paragraphs": said(WID["Article 1"], Deed.DELETE),
    "the last provision deleted": said(WID["conclusions"], Deed.DELETE),
    "an article inserted": said(
        WID["Article 2"],
        Deed.INSERT_AFTER,
        number="Article 2 bis",
        heading="Disputes",
        words="They negotiate.\nOr they go to court.",
        kind=Kind.ARTICLE,
    ),
    "an article without a heading": said(
        WID["Article 1"],
        Deed.INSERT_BEFORE,
        number="Article 1 bis",
        words="Peace.",
        kind=Kind.ARTICLE,
    ),
    "a paragraph inserted": said(
        WID["2."], Deed.INSERT_AFTER, number="3.", words="Others may join.", kind=Kind.PARAGRAPH
    ),
    "a paragraph without a number": said(
        WID["1."], Deed.INSERT_AFTER, words="Others may join.", kind=Kind.PARAGRAPH
    ),
    "a provision at the very end": said(
        WID["conclusions"], Deed.INSERT_AFTER, number="Annex 2", heading="List", kind=Kind.ANNEX
    ),
    "a line more": said(
        WID["Article 2"],
        Deed.REPLACE_WORDS,
        passage="five years.",
        words="five years.\nIt is then renewed.",
    ),
    "a line less": said(
        WID["Article 2"],
        Deed.REPLACE_WORDS,
        passage="This Agreement enters into force after 30 days.\n",
        words="",
    ),
}


def same_effect(text, one, other):
    return amended(text, (one,)) == amended(text, (other,))


@pytest.mark.parametrize("what", EACH)
def test_each_kind_of_amendment_comes_back_with_its_author_and_day(what):
    wanted = EACH[what]
    proposals = back(TEXT, wanted)
    assert proposals.leftovers == ()
    [found] = proposals.amendments
    assert (found.author, found.at) == (wanted.author, wanted.at)
    assert same_effect(TEXT, found.amendment, wanted.amendment)


def test_nothing_proposed_gives_nothing_back():
    assert back(TEXT) == as_proposals(read_word(write_word(TEXT, HEAD)), TEXT, {})
    assert back(TEXT).amendments == back(TEXT).remarks == back(TEXT).leftovers == ()


def test_what_several_delegations_propose_for_the_same_words_comes_back_from_each():
    alba = said(WID["1."], Deed.REPLACE_WORDS, passage="30", words="60")
    borea = said(WID["1."], Deed.REPLACE_WORDS, "Borea", LATE, passage="30", words="45")
    caria = said(WID["1."], Deed.DELETE, "Caria", LATE)
    dacia = said(WID["Article 1"], Deed.REPLACE_HEADING, "Dacia", LATE, heading="Aim")
    elis = said(WID["Article 1"], Deed.REPLACE_HEADING, "Elis", LATE, heading="Goal")
    proposals = back(TEXT, alba, borea, caria, dacia, elis)
    found = {one.author: one.amendment for one in proposals.amendments}
    for wanted in (alba, borea, caria, dacia, elis):
        assert same_effect(TEXT, found[wanted.author], wanted.amendment)
    assert len(proposals.amendments) == 5


def test_two_amendments_of_one_delegation_at_two_moments_stay_two():
    first = said(WID["Article 2"], Deed.REPLACE_WORDS, passage="30", words="60")
    second = said(WID["Article 2"], Deed.REPLACE_WORDS, at=LATE, passage="five", words="ten")
    assert asked(back(TEXT, first, second)) == [
        (one.author, one.at, replace(one.amendment, key=0)) for one in (first, second)
    ]


def test_a_party_is_named_for_the_authors_that_are_known():
    one = said(WID["1."], Deed.REPLACE_WORDS, passage="30", words="60")
    other = said(WID["(b)"], Deed.DELETE, "Borea")
    word = read_word(write_word(TEXT, HEAD, (one, other)))
    found = as_proposals(word, TEXT, {"Alba": "AL"}).amendments
    assert [(a.amendment.key, a.amendment.party) for a in found] == [(1, "AL"), (2, "")]


def test_comments_come_back_on_their_provisions_and_passages():
    remarks = (
        Remark(
            element=WID["1."],
            passage="within 30 days",
            words="Why?\nToo long.",
            author="Dacia",
            at=LATE,
        ),
        Remark(element=WID["Article 2"], words="All of it", author="Elis", at=EARLY),
        Remark(element=WID["conclusions"], words="Where?", author="Elis", at=None),
    )
    change = said(WID["1."], Deed.REPLACE_WORDS, passage="30", words="60")
    found = back(TEXT, change, remarks=remarks).remarks
    assert [replace(one, number="") for one in found] == list(remarks)


def test_an_unknown_moment_stays_unknown():
    one = said(WID["1."], Deed.REPLACE_WORDS, at=None, passage="30", words="60")
    assert [found.at for found in back(TEXT, one).amendments] == [None]


def test_the_file_is_the_same_every_time():
    made = {write_word(TEXT, HEAD, EACH.values()) for _ in range(2)}
    assert len(made) == 1


def test_an_amendment_to_what_the_text_does_not_have_is_refused():
    with pytest.raises(NoSuchElement):
        write_word(TEXT, HEAD, [said("art_99", Deed.DELETE)])


def test_a_text_without_ids_is_not_written():
    bare = Text(language="en", elements=(Element(kind=Kind.ARTICLE, number="Article 1"),))
    twice = Text(language="en", elements=TEXT.elements[:1] * 2)
    for text in (bare, twice):
        with pytest.raises(UnwritableWord, match="with_ids"):
            write_word(text, HEAD)


def test_a_text_that_nothing_is_known_of_is_read_from_a_file():
    read = text_of(read_word(write_word(TEXT, HEAD)), "en")
    assert read == TEXT


SENT = (
    said(WID["1."], Deed.REPLACE_WORDS, passage="30", words="60"),
    said(WID["1."], Deed.REPLACE_WORDS, "Borea", LATE, passage="30", words="45"),
    said(WID["(b)"], Deed.DELETE, "Borea", LATE),
    EACH["an article inserted"],
    EACH["a heading"],
    EACH["a line more"],
)
SAID = (
    Remark(element=WID["1."], passage="within 30 days", words="Why?", author="Dacia", at=LATE),
    Remark(element=WID["Article 2"], words="All of it", author="Elis", at=EARLY),
)


def test_a_file_that_another_program_saved_anew_asks_for_the_same():
    """The file beside this test was opened and saved by LibreOffice 7.4."""
    place = Path(__file__).parent / "resaved_by_libreoffice.docx"
    found = as_proposals(read_word(place.read_bytes()), TEXT, {})
    assert found == back(TEXT, *SENT, remarks=SAID)
    assert (len(found.amendments), len(found.remarks), found.leftovers) == (6, 2, ())


def lines_of(text):
    return [f"{slot.number}{slot.between}{slot.words}" for slot in slots(text)]


def shown(lines, title):
    kept = [line.words for line in lines if line.words]
    assert kept[:1] == [title]
    return kept[1:]


# --- any text, any amendments

WORDS = st.lists(
    st.sampled_from(
        ("the", "of", "Parties", "records", "days", "may", "30", "in,", "lake;", "год")
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
MAYBE = st.one_of(st.just(""), LINES)


@st.composite
def elements(draw, kinds=(Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT), place=0):
    kind = kinds[0]
    form = {Kind.ARTICLE: "Article {}", Kind.PARAGRAPH: "{}.", Kind.POINT: "({})"}[kind]
    more = ()
    if len(kinds) > 1:
        size = draw(st.integers(0, 2))
        more = tuple(draw(elements(kinds[1:], n + 1)) for n in range(size))
    return Element(
        kind=kind,
        number=form.format(place),
        heading=draw(st.one_of(st.just(""), WORDS)) if kind is Kind.ARTICLE else "",
        words=draw(MAYBE if more else LINES),
        children=more,
    )


@st.composite
def texts(draw):
    size = draw(st.integers(1, 3))
    made = tuple(draw(elements(place=n + 1)) for n in range(size))
    return with_ids(Text(language="en", title="On the Lake", elements=made))


@st.composite
def amendments_to(draw, text, key=0):
    element = draw(st.sampled_from(list(walk(text))))
    deeds = [
        Deed.REPLACE_WORDS,
        Deed.REPLACE_WORDS,
        Deed.INSERT_AFTER,
        Deed.INSERT_BEFORE,
        Deed.DELETE,
    ]
    if element.kind is Kind.ARTICLE:
        deeds.append(Deed.REPLACE_HEADING)
    deed = draw(st.sampled_from(deeds))
    told = {"key": key, "element": element.wid, "deed": deed}
    if deed is Deed.REPLACE_WORDS:
        told["words"] = draw(LINES)
        if element.words and draw(st.booleans()):
            start = draw(st.integers(0, len(element.words) - 1))
            end = draw(st.integers(start + 1, len(element.words)))
            passage = element.words[start:end]
            if stands_once(element.words, passage) and "\n" not in passage:
                told["passage"] = passage
                told["words"] = draw(WORDS)
    elif deed is Deed.REPLACE_HEADING:
        told["heading"] = draw(WORDS)
    elif deed is not Deed.DELETE:
        number = {Kind.ARTICLE: "Article 9", Kind.PARAGRAPH: "9.", Kind.POINT: "(9)"}[element.kind]
        told |= {"kind": element.kind, "number": number, "words": draw(LINES)}
    return Amendment(**told)


def as_read(text):
    """The text without what amendments cannot see: ids, and lines that became empty."""
    return [
        (one.kind, one.number, one.heading, [line for line in one.words.split("\n") if line])
        for one in walk(text)
    ]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_each_delegation_asks_for_comes_back(data):
    """Each speaks alone: what comes back makes of the text what was asked for."""
    text = data.draw(texts())
    count = data.draw(st.integers(1, 4))
    wanted = {
        f"State {n}": data.draw(amendments_to(text, n + 1), label=f"state {n}")
        for n in range(count)
    }
    proposed = [
        Proposed(amendment=one, author=author, at=EARLY + timedelta(minutes=n))
        for n, (author, one) in enumerate(wanted.items())
    ]
    proposals = as_proposals(read_word(write_word(text, HEAD, proposed)), text, {})
    for n, (author, one) in enumerate(wanted.items()):
        found = [p for p in proposals.amendments if p.author == author]
        assert {p.at for p in found} <= {EARLY + timedelta(minutes=n)}
        told = amended(text, tuple(p.amendment for p in found))
        assert as_read(told) == as_read(amended(text, (one,)))
    assert {p.author for p in proposals.amendments} <= set(wanted)


def assert_says_both(text, one):
    """Reject all: the text; accept all: the amended text. An independent reader says the same."""
    file = write_word(text, HEAD, [Proposed(amendment=one, author="Alba", at=EARLY)])
    word = read_word(file)
    assert shown(rejected(word), text.title) == [line for line in lines_of(text) if line]
    expected = amended(text, (one,))
    flat = " ".join(" ".join(shown(accepted(word), text.title)).split())
    assert flat == " ".join(" ".join(lines_of(expected)).split())
    other = RevisionDocument(io.BytesIO(file))
    told = " ".join(" ".join(p.original_text for p in other.all_paragraphs).split())
    plain = " ".join(line.words for line in rejected(word)).split()
    assert told.replace(" ", "") == "".join(plain)
    told = "".join("".join(p.accepted_text for p in other.all_paragraphs).split())
    assert told == "".join("".join(line.words for line in accepted(word)).split())


@pytest.mark.parametrize(
    ("words", "passage", "new"),
    [
        ("the\nthe the", "", "the the"),
        ("the\nmay\nof", "", "may\nof"),
        ("the\nmay\nof\n30", "", "of"),
        ("the\nmay", "the\n", ""),
        ("the\nmay", "the", "may"),
        ("the\nmay", "", "may\nof\n30"),
    ],
)
def test_a_point_keeps_its_number_when_its_first_line_goes(words, passage, new):
    point = Element(kind=Kind.POINT, number="(1)", words=words)
    article = Element(kind=Kind.ARTICLE, number="Article 1", children=(point,))
    text = with_ids(Text(language="en", title="On the Lake", elements=(article,)))
    wid = text.elements[0].children[0].wid
    told = {"element": wid, "deed": Deed.REPLACE_WORDS, "passage": passage, "words": new}
    one = Amendment(key=1, **told)
    assert_says_both(text, one)
    found = back(text, Proposed(amendment=one, author="Alba", at=EARLY)).amendments
    assert same_effect(text, found[0].amendment, one)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_reject_all_gives_the_text_and_accept_all_the_amended_text(data):
    """With one delegation the whole file says it."""
    text = data.draw(texts())
    one = data.draw(amendments_to(text, 1))
    assert_says_both(text, one)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_came_back_goes_out_and_comes_back_the_same(data):
    text = data.draw(texts())
    wanted = [
        Proposed(amendment=data.draw(amendments_to(text, n)), author=f"State {n}", at=EARLY)
        for n in range(3)
    ]
    first = as_proposals(read_word(write_word(text, HEAD, wanted)), text, {})
    again = as_proposals(read_word(write_word(text, HEAD, first.amendments)), text, {})
    assert sorted(map(repr, asked(again))) == sorted(map(repr, asked(first)))
