"""A log verified: what is sound, and that every change of it is found and named."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from io import BytesIO
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.journal import log
from foedus.journal.canonical import canonical
from foedus.journal.entries import Entry
from foedus.journal.errors import UnusableKey
from foedus.journal.heads import SignedHead
from foedus.journal.keys import key_id
from foedus.journal.log import Header, WrittenEntry, bounded_lines, entries_in, read_log, write_log
from foedus.journal.misfits import RULES
from foedus.journal.tree import Frontier
from foedus.journal.verdicts import KeyFrom, Verdict
from foedus.journal.verifying import MOST_TOLD, verify
from journal.samples import (
    ORIGIN,
    OTHER_KEY,
    PUBLIC,
    head_of,
    log_of,
    recorded,
    some_entries,
)

ENTRIES = some_entries(30)
LOG = log_of(ENTRIES, every=3)
LINES = LOG.splitlines(keepends=True)


def judged(data: bytes, *, trusted: SignedHead | None = None) -> Verdict:
    return verify(BytesIO(data), key=PUBLIC, trusted=trusted)


def codes(verdict: Verdict) -> list[str]:
    return [misfit.code for misfit in verdict.misfits]


def kept(size: int) -> SignedHead:
    frontier = Frontier()
    for entry in ENTRIES[:size]:
        frontier = frontier.append(entry.leaf())
    return head_of(frontier)


def test_an_untouched_log_is_sound() -> None:
    verdict = judged(LOG)

    assert verdict.sound
    assert (verdict.entries, verdict.heads, verdict.origin) == (30, 10, ORIGIN)
    assert verdict.last_head == kept(30)
    assert verdict.misfits == ()


def test_a_journal_that_has_only_begun_is_sound() -> None:
    lines = write_log(Header(ORIGIN, PUBLIC), [head_of(Frontier())])

    assert verify(lines, key=PUBLIC, trusted=head_of(Frontier())).sound


def test_text_and_bytes_are_read_alike() -> None:
    assert verify(LOG.decode().splitlines(keepends=True), key=PUBLIC) == judged(LOG)


def test_what_was_written_is_read_again() -> None:
    assert list(entries_in(BytesIO(LOG))) == ENTRIES


def test_every_line_is_canonical_json() -> None:
    for line in LINES:
        assert canonical(json.loads(line)) + b"\n" == line


def test_a_thousand_changes_of_one_byte_are_found_and_the_entry_is_named() -> None:
    chance = random.Random(20240501)
    for _ in range(1000):
        place = chance.randrange(len(LOG))
        changed = _changed(LOG, place, chance)
        verdict = judged(changed)
        first = verdict.first_misfit

        assert first is not None, (place, changed[place - 20 : place + 20])
        line = _line_at(place)
        if line.number and b'"payload"' in line.text and LOG[place : place + 1] != b"\n":
            assert first.entries.start == json.loads(line.text)["seq"], (place, first)
            assert len(first.entries) == 1
            assert first.line == line.number + 1


def test_a_change_is_found_with_only_the_logs_own_key() -> None:
    chance = random.Random(7)
    for _ in range(200):
        changed = _changed(LOG, chance.randrange(len(LOG)), chance)

        assert not verify(BytesIO(changed)).sound


@pytest.mark.parametrize("seq", [0, 1, 2, 3, 29])
def test_a_rewritten_entry_is_named(seq: int) -> None:
    forged = replace(ENTRIES[seq], payload={"text": "another"})
    honest, rewritten = ENTRIES[seq].as_line(), forged.as_line()
    leaf = json.loads(honest)["leaf"], json.loads(rewritten)["leaf"]
    kept_leaf = rewritten.replace(leaf[1], leaf[0]).encode()
    verdict = judged(LOG.replace(honest.encode(), kept_leaf))
    first = verdict.first_misfit

    assert first is not None
    assert (first.code, first.entries) == ("J6", range(seq, seq + 1))
    assert codes(verdict) == ["J6"]


@pytest.mark.parametrize("seq", [0, 1, 2, 3, 29])
def test_an_entry_rewritten_with_its_leaf_is_named_between_two_heads(seq: int) -> None:
    forged = replace(ENTRIES[seq], payload={"text": "another"})
    data = LOG.replace(ENTRIES[seq].as_line().encode(), forged.as_line().encode())
    verdict = judged(data)
    first = verdict.first_misfit
    group = seq // 3 * 3

    assert first is not None
    assert (first.code, first.entries) == ("J8", range(group, group + 3))
    assert codes(verdict) == ["J8"]


def test_with_a_head_after_each_entry_it_is_named_exactly() -> None:
    forged = replace(ENTRIES[17], payload={"text": "another"})
    data = log_of(ENTRIES).replace(ENTRIES[17].as_line().encode(), forged.as_line().encode())
    first = judged(data).first_misfit

    assert first is not None
    assert first.entries == range(17, 18)


@pytest.mark.parametrize("line", range(1, len(LINES)))
def test_a_line_taken_out_is_found_unless_a_later_head_says_as_much(line: int) -> None:
    verdict = judged(b"".join(LINES[:line] + LINES[line + 1 :]))
    is_head = b'"signature"' in LINES[line]

    assert verdict.sound is is_head
    if not is_head:
        seq = json.loads(LINES[line])["seq"]
        first = verdict.first_misfit
        assert first is not None
        assert first.entries.start == (seq if first.code == "J5" else seq // 3 * 3)


@pytest.mark.parametrize("line", range(1, len(LINES) - 1))
def test_two_lines_exchanged_are_found(line: int) -> None:
    moved = [*LINES[:line], LINES[line + 1], LINES[line], *LINES[line + 2 :]]

    assert not judged(b"".join(moved)).sound


@pytest.mark.parametrize("line", range(len(LINES)))
def test_a_line_said_twice_is_found_unless_it_is_a_head(line: int) -> None:
    data = b"".join([*LINES[: line + 1], LINES[line], *LINES[line + 1 :]])

    assert judged(data).sound is (b'"signature"' in LINES[line])


def test_entries_after_the_last_head_are_told_as_not_yet_signed() -> None:
    verdict = judged(log_of(ENTRIES[:29], every=3))

    assert verdict.sound
    assert [(one.code, one.entries) for one in verdict.misfits] == [("J14", range(27, 29))]


def test_entries_cut_off_show_only_against_a_head_that_was_kept() -> None:
    for entries in range(3, 30, 3):
        shorter = log_of(ENTRIES[:entries], every=3)
        verdict = judged(shorter, trusted=kept(30))
        first = verdict.first_misfit

        assert judged(shorter).sound
        assert first is not None
        assert (first.code, first.entries) == ("J12", range(entries, 30))


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 29, 30])
def test_a_log_that_grew_agrees_with_any_head_kept(size: int) -> None:
    assert judged(LOG, trusted=kept(size)).sound


def test_a_history_signed_anew_by_the_register_itself_shows_against_a_head_that_was_kept() -> None:
    forged = [replace(ENTRIES[4], payload={"text": "never happened"})]
    rewritten = log_of([*ENTRIES[:4], *forged, *ENTRIES[5:]], every=3)

    assert judged(rewritten).sound
    assert judged(rewritten, trusted=kept(4)).sound
    assert codes(judged(rewritten, trusted=kept(5))) == ["J11"]
    assert codes(judged(rewritten, trusted=kept(30))) == ["J11"]


def test_a_log_signed_with_another_key_shows_when_the_reader_gives_the_registers_key() -> None:
    forged = log_of(ENTRIES, every=3, key=OTHER_KEY)
    own, given = verify(BytesIO(forged)), judged(forged)

    assert own.sound
    assert own.key_from is KeyFrom.LOG
    assert "only with the key" in " ".join(words.en for words in own.sentences())
    assert "лишь ключом" in " ".join(words.ru for words in own.sentences())
    assert not given.sound
    assert given.key_from is KeyFrom.READER
    assert codes(given) == ["J15", *["J7"] * 10]


def test_another_key_behind_an_honest_header_shows_by_itself() -> None:
    forged = log_of(ENTRIES, every=3, key=OTHER_KEY)
    header = Header(ORIGIN, PUBLIC).as_line().encode()
    verdict = verify(BytesIO(header + forged.partition(b"\n")[2]))
    first = verdict.first_misfit

    assert first is not None
    assert (first.code, first.entries) == ("J7", range(3))


def test_a_head_of_another_journal_is_found() -> None:
    rows = recorded(ENTRIES[:2], origin="another journal")
    verdict = verify(write_log(Header(ORIGIN, PUBLIC), rows), key=PUBLIC)

    assert codes(verdict) == ["J10", "J10"]


def test_a_kept_head_that_is_not_of_this_journal_is_told() -> None:
    foreign = head_of(Frontier(), origin="another journal")
    unsigned = head_of(Frontier(), key=OTHER_KEY)

    assert codes(judged(LOG, trusted=foreign)) == ["J13"]
    assert codes(judged(LOG, trusted=unsigned)) == ["J13"]


def test_a_head_that_counts_otherwise_is_found() -> None:
    first = kept(3).as_line().encode()
    for size in (2, 4):
        assert codes(judged(LOG.replace(first, kept(size).as_line().encode()))) == ["J9"]


def test_a_log_without_a_header_or_without_heads_is_not_sound() -> None:
    assert codes(judged(b"")) == ["J3", "J16"]
    assert codes(judged(b"".join(LINES[1:]))) == ["J3"]
    assert codes(judged(LINES[0])) == ["J16"]
    assert codes(judged(b"".join(LINES[:3]))) == ["J16"]
    assert codes(judged(LOG + LINES[0])) == ["J3"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"\n", "J1"),
        (b"[]\n", "J1"),
        (b"\xff\n", "J1"),
        (b'{"a":' * 100_000 + b"\n", "J1"),
        (b"[" * 100_000 + b"\n", "J1"),
        (b'{"seq":' + b"9" * 5000 + b"}\n", "J1"),
        (b"\xef\xbb\xbf{}\n", "J1"),
        (b"{}\n", "J4"),
        (b'{"foedus_log":2,"key":"","origin":"x"}\n', "J4"),
        (b'{"foedus_log":true,"key":"","origin":"x"}\n', "J4"),
        (b'{"foedus_log":1,"key":"AA==","origin":"x"}\n', "J3"),
    ],
)
def test_a_line_that_is_none_of_the_log_is_told_with_its_number(line: bytes, code: str) -> None:
    verdict = judged(LOG + line)

    assert [(one.code, one.line) for one in verdict.misfits] == [(code, len(LINES) + 1)]


WORDS = {
    "at": "2024-05-01T09:30:00.000000Z",
    "kind": "act",
    "leaf": "0" * 64,
    "payload": {},
    "seq": 0,
}
HEAD = {
    "at": "2024-05-01T09:30:00.000000Z",
    "origin": "x",
    "root": "0" * 64,
    "signature": "",
    "size": 0,
}


@pytest.mark.parametrize(
    "words",
    [
        *(WORDS | {key: wrong} for key in WORDS for wrong in (None, [], 1.5, True)),
        *(HEAD | {key: wrong} for key in HEAD for wrong in (None, [], 1.5, True, {})),
        WORDS | {"seq": -1},
        WORDS | {"seq": 2**53},
        WORDS | {"kind": "Act"},
        WORDS | {"kind": "a" * 65},
        WORDS | {"leaf": "0" * 63 + "G"},
        WORDS | {"at": "2023-02-29T09:30:00.000000Z"},
        WORDS | {"payload": {"part": 0.5}},
        WORDS | {"payload": {"many": 2**53}},
        WORDS | {"payload": {"half": "\ud800"}},
        WORDS | {"payload": {"\ud800": "half"}},
        WORDS | {"payload": {"not": float("nan")}},
        WORDS | {"more": 1},
        HEAD | {"size": -1},
        HEAD | {"root": "0"},
        HEAD | {"origin": ""},
    ],
)
def test_a_line_with_words_of_another_type_is_told(words: dict[str, object]) -> None:
    verdict = judged(LOG + json.dumps(words).encode() + b"\n")

    assert codes(verdict) == ["J4"]


def test_a_payload_nested_too_deeply_is_told() -> None:
    deep: object = {}
    for _ in range(200):
        deep = [deep]
    verdict = judged(LOG + json.dumps(WORDS | {"payload": {"deep": deep}}).encode() + b"\n")

    assert codes(verdict) == ["J4"]


def test_another_written_form_of_the_same_words_is_told() -> None:
    for line in (LINES[0], LINES[1], LINES[4]):
        for other in (
            json.dumps(json.loads(line)).encode() + b"\n",
            line[:-1] + b"\r\n",
            line[:-1] + b" \n",
        ):
            assert codes(judged(LOG.replace(line, other))) == ["J2"]


def test_a_key_said_twice_in_a_line_is_told() -> None:
    line = LINES[4]
    twice = line.replace(b'"size":3', b'"size":9,"size":3')

    assert line != twice
    assert codes(judged(LOG.replace(line, twice))) == ["J2"]


def test_a_line_that_is_too_long_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = max(map(len, LINES))
    monkeypatch.setattr(log, "LONGEST", longest)
    huge = b'"' + b"x" * 5000 + b'"\n'
    lines = list(bounded_lines(BytesIO(LOG + huge + LINES[1])))

    assert lines[:-2] == LINES
    assert (len(lines[-2]), lines[-1]) == (longest + 1, LINES[1])
    assert [row.misfits[0].code for row in read_log(lines[-2:-1])] == ["J1"]


def test_a_log_of_rubbish_does_not_fill_the_memory_with_misfits() -> None:
    verdict = verify((b"rubbish\n" for _ in range(1000)), key=PUBLIC)

    assert len(verdict.misfits) == MOST_TOLD
    assert verdict.untold == 1000 + 2 - MOST_TOLD


@given(st.lists(st.binary(max_size=60) | st.sampled_from(LINES), max_size=12))
def test_no_log_whatever_raises_anything(lines: list[bytes]) -> None:
    verdict = verify(lines, trusted=kept(2))

    assert verdict.sentences()
    assert verdict.sound is not any(one.is_error for one in verdict.misfits)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )
)
def test_any_words_are_written_and_read_again(words: object) -> None:
    entry = Entry(seq=0, at=WORDS["at"], kind="act", payload={"words": words})
    (row,) = read_log([entry.as_line()])

    assert row.holds == WrittenEntry(entry, entry.leaf())
    assert row.misfits == ()


def test_a_key_of_the_reader_that_is_none_is_the_readers_fault() -> None:
    with pytest.raises(UnusableKey):
        verify([], key="no key")


def test_the_verdict_says_in_both_languages_what_does_not_fit() -> None:
    forged = replace(ENTRIES[4], payload={"text": "another"})
    data = LOG.replace(ENTRIES[4].as_line().encode(), forged.as_line().encode())
    verdict = judged(data)
    first = verdict.sentences()[0]

    assert first.en.startswith("The log does not fit. First: entries 3 to 5, line 9: Since")
    assert first.ru.startswith("Журнал не сходится. Прежде всего: записи 3–5, строка 9: После")
    finding = verdict.misfits[0].finding("journal.jsonl", "en")
    assert (finding.code, str(finding.where)) == ("J8", "journal.jsonl:9")


def test_every_rule_has_its_words_in_both_languages() -> None:
    for code, rule in RULES.items():
        assert rule.sentence.en, code
        assert rule.sentence.ru, code
        assert rule.remedy.en, code
        assert rule.remedy.ru, code


def test_the_key_is_told_by_its_short_name() -> None:
    assert f"the key {key_id(PUBLIC)} that" in judged(LOG).sentences()[2].en


class _Line:
    def __init__(self, number: int, text: bytes) -> None:
        self.number, self.text = number, text


def _line_at(place: int) -> _Line:
    ends = list(accumulate(map(len, LINES)))
    number = next(number for number, end in enumerate(ends) if place < end)
    return _Line(number, LINES[number])


def _changed(data: bytes, place: int, chance: random.Random) -> bytes:
    """One byte exchanged for another, taken out, or put in."""
    match chance.choice(("other", "out", "in")):
        case "other":
            byte = (data[place] + chance.randrange(1, 256)) % 256
            return data[:place] + bytes([byte]) + data[place + 1 :]
        case "out":
            return data[:place] + data[place + 1 :]
        case _:
            return data[:place] + chance.randbytes(1) + data[place:]
