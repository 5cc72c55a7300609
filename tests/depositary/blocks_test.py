"""What the desk records is a block of text that reads back as the same act, whatever it says."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.small import ADOPTED, TITLE, received
from foedus.depositary.acts import act_of, acts_of
from foedus.depositary.blocks import block_of
from foedus.depositary.errors import UnwritableText
from foedus.depositary.received import Reserved
from foedus.law.terms.acts import Act, Kind, Manner, Qualification, Rival, Stated
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from foedus.texts import mapping, shapes
from foedus.texts.atoms import decode
from foedus.texts.bulk import NO_ACTS_BESIDE
from foedus.texts.checking import load
from foedus.texts.edtf_dates import read_when
from foedus.texts.reading import FileRead, Lines

HOSTILE = 'a"b\'\'\'\n[[acts]]\nid = "c"\r\t\x00\x1f\x7f\u2028\\u0000 {x} # """ é Ж'


def read_back(block: str) -> tuple[Act, ...]:
    tables = msgspec.convert(
        tomli.loads(block)["acts"], tuple[shapes.ActTable, ...], dec_hook=decode
    )
    lines = Lines("x.toml", block, NO_ACTS_BESIDE)
    return mapping.acts_from(tables, "x/treaty", FileRead("x.toml", None, block, lines))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.just(HOSTILE)
words = st.builds(Wording, texts, texts)
keys = texts.filter(lambda key: key not in {"sources", "confidence", "note"})
edtf = st.sampled_from(["2006-12", "", "2012/2015", "[2006-06-23..]", "[2006-06-23..2006-12-14]"])
whens = st.none() | st.dates() | edtf.map(read_when)
several = st.lists(texts, max_size=3).map(tuple)
by_key = st.dictionaries(keys, st.dates(), max_size=3).map(lambda held: tuple(held.items()))
acts = st.builds(
    Act,
    id=texts.filter(bool),
    kind=st.sampled_from(list(Kind)),
    instrument=st.just("x/treaty"),
    party=texts,
    date=whens,
    received=whens,
    recorded=st.none() | st.dates(),
    notified=st.none() | st.dates(),
    notified_to=by_key,
    effect=whens,
    until=whens,
    evidence=st.builds(Evidence, several, st.sampled_from(list(Confidence)), words),
    rival=st.none() | st.builds(Rival, dispute=texts.filter(bool), reading=texts),
    about=texts,
    manner=st.sampled_from(list(Manner)),
    qualification=st.sampled_from(list(Qualification)),
    states=st.sampled_from(list(Stated)),
    towards=several,
    provisions=several,
    goods=several,
    opposes_entry_into_force=st.booleans(),
    inferred=st.booleans(),
    predecessor=texts,
    date_of_succession=st.none() | st.dates(),
    person=texts,
    title=words,
    place=texts,
    formats=several,
    co_chairs=several,
    corrects=by_key,
    words=words,
)


@settings(max_examples=300, deadline=None)
@given(acts)
def test_any_act_reads_back_as_itself(one):
    assert read_back(block_of(one)) == (one,)


def test_a_text_that_looks_like_a_block_stays_a_text():
    one = act_of(received(words=Wording(HOSTILE, HOSTILE)), ADOPTED, "n-1")
    assert read_back(block_of(one)) == (one,)
    assert block_of(one).count("\n[[acts]]") == 0


def test_half_of_a_character_is_refused():
    with pytest.raises(UnwritableText, match="half of a character"):
        block_of(act_of(received(place="\ud800"), ADOPTED, "n-1"))


def test_bounds_without_a_wording_are_written_as_a_set_of_days():
    when = Bounded(date(2020, 1, 1), date(2020, 1, 3))
    (back,) = read_back(
        block_of(Act(id="a", kind=Kind.STATEMENT, instrument="x/treaty", effect=when))
    )
    assert (back.effect.first, back.effect.last) == (when.first, when.last)


def test_a_block_added_to_a_register_folder_is_read_with_it(tmp_path):
    one = act_of(received(words=Wording(HOSTILE)), date(2021, 6, 2), "n-1")
    (tmp_path / "instruments").mkdir()
    (tmp_path / "register.toml").write_text('id = "x"\ntitle = {en = "X"}\n', encoding="utf-8")
    (tmp_path / "parties.toml").write_text(
        '[[parties]]\ncode = "AA"\nname = {en = "Aland"}\n', encoding="utf-8"
    )
    head = f'id = "x/treaty"\ntitle = {{en = "{TITLE.en}"}}\nadopted = 2020-01-15\n\n'
    file = tmp_path / "instruments" / "treaty.toml"
    file.write_bytes((head + block_of(one)).encode())
    assert load(tmp_path).instruments[0].acts == (one,)


def test_the_act_says_what_the_document_says():
    one = act_of(received(effect=date(2021, 7, 1)), date(2021, 6, 2), "n-1")
    assert (one.id, one.kind, one.party, one.place) == ("n-1", Kind.RATIFICATION, "AA", "Acity")
    assert (one.date, one.received) == (date(2021, 5, 20), date(2021, 6, 1))
    assert (one.recorded, one.effect) == (date(2021, 6, 2), date(2021, 7, 1))
    assert one.legal_when == date(2021, 6, 1), "receipt by the depositary counts"


def test_each_reservation_that_comes_with_it_is_an_act_of_its_own():
    made = (
        Reserved(words=Wording("not Article 3"), provisions=("3",)),
        Reserved(words=Wording("not Article 5"), provisions=("5",)),
    )
    main, first, second = acts_of(received(reservations=made), date(2021, 6, 2), "n-1")
    assert (main.kind, main.provisions) == (Kind.RATIFICATION, ())
    assert [first.id, second.id] == ["n-1-reservation-1", "n-1-reservation-2"]
    assert (second.kind, second.provisions, second.received) == (
        Kind.RESERVATION,
        ("5",),
        main.received,
    )


def test_without_a_source_a_recording_claims_no_confidence():
    plain = act_of(received(), ADOPTED, "n-1")
    cited = act_of(received(sources=("NOTE",)), ADOPTED, "n-1")
    assert plain.evidence.confidence is Confidence.LOW
    assert cited.evidence.confidence is Confidence.HIGH
