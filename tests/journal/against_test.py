"""A journal held against the files of its register: what no longer stands there is named."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus import registers
from foedus.journal.against import compare
from foedus.journal.blocks import Skeleton, split, split_by
from foedus.journal.entries import Entry
from foedus.journal.log import entries_in
from foedus.journal.payloads import (
    ACT,
    FILE_ENDED,
    REGISTER_LOADED,
    act_words,
    file_ended_words,
    file_words,
    register_words,
    words_of_file,
)
from foedus.journal.rebuilding import files_of
from journal.samples import Told, entries_of, log_of

PATH = "instruments/treaty.toml"
FIRST = b"id = 'treaty'\n\n[[acts]]\nparty = 'A'\n\n[[acts]]\nparty = 'B'\n[[bodies]]\nid = 'b'\n"
OTHER = b'[[parties]]\ncode = "A"\n'
NEWER = "\n[[acts]]\nparty = 'C'\n"


def loaded(files: dict[str, bytes]) -> list[Told]:
    told: list[Told] = [(REGISTER_LOADED, register_words("test", len(files)))]
    for path, data in files.items():
        ids = [[f"{path}#{number}"] for number, _ in enumerate(split(path, data).blocks)]
        told += words_of_file(path, 1, data, ids)
    return told


def appended(path: str, block: int, text: str, before: bytes) -> Told:
    after = sha256(before + text.encode()).hexdigest()
    return ACT, act_words(path, block, text, [f"{path}#{block}"], after)


FILES = {PATH: FIRST, "parties.toml": OTHER}
TOLD = [*loaded(FILES), appended(PATH, 2, NEWER, FIRST), ("notification", {"number": 1})]
ENTRIES = entries_of(TOLD)
NOW = {**FILES, PATH: FIRST + NEWER.encode()}
"""0 loaded, 1 and 2 acts, 3 the file, 4 the parties, 5 a newer act, 6 a notification."""


@cache
def bundled(name: str) -> dict[str, bytes]:
    folder = Path(registers.__file__).parent / name
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".toml", ".csv"}
    }


def named(entries: list[Entry], files: dict[str, bytes]) -> list[tuple[str, int | None, str]]:
    return [
        (one.code, one.entries.start if one.entries else None, one.path)
        for one in compare(entries, files)
    ]


def test_the_files_are_rebuilt_byte_for_byte() -> None:
    assert files_of(ENTRIES) == NOW
    assert compare(ENTRIES, NOW) == ()


@pytest.mark.parametrize("name", ["cis", "world"])
def test_a_bundled_register_is_rebuilt_from_its_log(name: str) -> None:
    files = bundled(name)
    lines = log_of(entries_of(loaded(files)), every=100).splitlines(keepends=True)
    entries = list(entries_in(lines))

    assert files_of(entries) == files
    assert compare(entries, files) == ()


@given(st.dictionaries(st.sampled_from([PATH, "x", "a.acts.csv"]), st.binary()))
def test_any_files_are_rebuilt(files: dict[str, bytes]) -> None:
    entries = entries_of(loaded(files))

    assert files_of(entries) == files
    assert compare(entries, files) == ()


@pytest.mark.parametrize(
    ("seq", "old", "new"),
    [
        (1, b"'A'", b"'X'"),
        (1, b"'A'", b"'Longer'"),
        (1, b"[[acts]]\nparty = 'A'\n\n", b""),
        (2, b"'B'", b"''"),
        (3, b"'treaty'", b"'other'"),
        (3, b"id = 'b'", b"id = 'c'"),
        (5, b"'C'", b"'D'"),
        (5, NEWER.encode(), b""),
    ],
)
def test_the_entry_is_named_whose_words_were_changed(seq: int, old: bytes, new: bytes) -> None:
    changed = {**NOW, PATH: NOW[PATH].replace(old, new, 1)}

    assert changed != NOW
    assert named(ENTRIES, changed) == [("J20", seq, PATH)]


def test_two_changes_far_apart_name_both_entries_and_none_between() -> None:
    data = NOW[PATH].replace(b"'A'", b"'Longer'").replace(b"'C'", b"'Longest of all'")

    assert named(ENTRIES, {**NOW, PATH: data}) == [("J20", 1, PATH), ("J20", 5, PATH)]


def test_text_that_was_added_is_told_with_the_entry_beside_it() -> None:
    data = NOW[PATH] + b"[[acts]]\nparty = 'never recorded'\n"

    assert named(ENTRIES, {**NOW, PATH: data}) == [("J20", 5, PATH)]
    assert "added" in compare(ENTRIES, {**NOW, PATH: data})[0].what.en


def test_two_acts_exchanged_are_told() -> None:
    a, b = b"[[acts]]\nparty = 'A'\n\n", b"[[acts]]\nparty = 'B'\n"
    data = NOW[PATH].replace(a + b, b + a)

    assert named(ENTRIES, {**NOW, PATH: data})[0][:2] == ("J20", 1)


def test_files_that_are_missing_or_unknown_are_told() -> None:
    files = {"parties.toml": OTHER, "stray.toml": b""}

    assert named(ENTRIES, files) == [("J21", 1, PATH), ("J22", None, "stray.toml")]
    assert named([], {}) == []


def test_an_empty_file_that_was_filled_is_told() -> None:
    entries = entries_of(loaded({"x": b""}))

    assert named(entries, {"x": b"filled"}) == [("J20", 1, "x")]
    assert named(entries, {}) == [("J21", 1, "x")]


def test_a_thousand_changes_of_one_byte_are_found_where_they_were_made() -> None:
    chance = random.Random(5)
    files = bundled("cis")
    entries = entries_of(loaded(files))
    paths = [path for path in files if len(split(path, files[path]).blocks) > 2]
    for path in chance.sample(paths, 20):
        own = [entry for entry in entries if entry.payload.get("path") == path]
        for _ in range(50):
            place = chance.randrange(len(files[path]))
            byte = (files[path][place] + chance.randrange(1, 256)) % 256
            data = files[path][:place] + bytes([byte]) + files[path][place + 1 :]
            (misfit,) = compare(own, {path: data})

            assert misfit.entries.start == _said_by(own, path, files[path], place)


def test_a_new_version_of_a_file_takes_in_the_newer_acts() -> None:
    second = NOW[PATH].replace(b"'treaty'", b"'treaty'\ntitle = 'T'")
    entries = entries_of([*TOLD, ("file", file_words(PATH, 2, _again(second)))])

    assert files_of(entries)[PATH] == second
    assert named(entries, {**NOW, PATH: second}) == []
    assert named(entries, NOW) == [("J20", 7, PATH)]


def test_a_file_that_ended_is_gone_and_may_begin_anew() -> None:
    ended: Told = (FILE_ENDED, file_ended_words(PATH))
    again = list(words_of_file(PATH, 1, b"[[acts]]\n", [["x"]]))

    assert files_of(entries_of([*TOLD, ended])) == {"parties.toml": OTHER}
    assert named(entries_of([*TOLD, ended]), NOW) == [("J22", None, PATH)]
    assert files_of(entries_of([*TOLD, ended, *again]))[PATH] == b"[[acts]]\n"


def test_a_file_that_is_not_utf_8_is_kept_as_base64() -> None:
    data = b"\xff\xfe[[acts]]"
    entries = entries_of(loaded({PATH: data}))

    assert entries[-1].payload["skeleton"] is None
    assert files_of(entries) == {PATH: data}


def test_more_words_in_an_entry_change_nothing() -> None:
    (kind, words), *rest = TOLD[1:]
    more = entries_of([TOLD[0], (kind, {**words, "officers": ["a", "b"], "dossier": 7}), *rest])

    assert compare(more, NOW) == ()


GOOD = file_words("x", 1, split("x", b"data"))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("J24", ("file", GOOD | {"sha256": "0" * 64})),
        ("J24", ("act", act_words("x", 0, "text", [], "0" * 64))),
        ("J23", ("file", {})),
        ("J23", ("file", GOOD | {"cuts": 1})),
        ("J23", ("file", GOOD | {"cuts": [[0]]})),
        ("J23", ("file", GOOD | {"cuts": [[0, 0]]})),
        ("J23", ("file", GOOD | {"cuts": [[0, "0"]]})),
        ("J23", ("file", GOOD | {"cuts": [[-1, 0]]})),
        ("J23", ("file", GOOD | {"cuts": [[5, 0]]})),
        ("J23", ("file", GOOD | {"version": "1"})),
        ("J23", ("file", GOOD | {"skeleton": 1})),
        ("J23", ("file", GOOD | {"skeleton": None})),
        ("J23", ("file", GOOD | {"skeleton": None, "skeleton_base64": "?"})),
        ("J23", ("act", {})),
        ("J23", ("act", act_words("x", -1, "text", [], None))),
        ("J23", ("act", act_words("x", 0, 1, [], None))),
        ("J23", ("file-ended", {})),
        ("J23", ("file-ended", {"path": "never there"})),
        ("J23", ("file-ended", {"path": ["x"]})),
    ],
)
def test_an_entry_that_cannot_be_followed_is_told(code: str, told: Told) -> None:
    misfits = compare(entries_of([*TOLD, told]), NOW)
    first = misfits[0]

    assert (first.code, first.entries) == (code, range(len(TOLD), len(TOLD) + 1))


def test_cuts_must_be_in_order_and_of_every_block_once() -> None:
    words = file_words(PATH, 2, _again(NOW[PATH]))
    (one, two, three) = words["cuts"]
    for cuts in ([three, one, two], [one, two], [one, two, two], [one, two, [three[0], 9]]):
        misfits = compare(entries_of([*TOLD, ("file", words | {"cuts": cuts})]), NOW)

        assert [(misfit.code, misfit.entries.start) for misfit in misfits] == [("J23", len(TOLD))]


def test_a_block_said_twice_is_told() -> None:
    again = appended(PATH, 2, NEWER, NOW[PATH])

    assert named(entries_of([*TOLD, again]), NOW) == [("J23", len(TOLD), PATH)]


def test_a_rewritten_entry_no_longer_has_the_hash_of_its_file() -> None:
    forged = replace(ENTRIES[1], payload={**ENTRIES[1].payload, "text": "[[acts]]\n"})
    codes = [misfit.code for misfit in compare([ENTRIES[0], forged, *ENTRIES[2:]], NOW)]

    assert "J24" in codes
    assert "J20" in codes


def _again(data: bytes) -> Skeleton:
    """The file cut by the acts that the journal holds already."""
    blocks = [entry.payload["text"].encode() for entry in ENTRIES if entry.kind == ACT]
    found = split_by(data, blocks)
    assert found is not None
    return found


def _said_by(entries: list[Entry], path: str, data: bytes, place: int) -> int:
    """The slow twin: which entry said the byte at *place*."""
    parts = split(path, data)
    position, before = 0, 0
    for offset, number in parts.cuts:
        position += offset - before
        before = offset
        if place < position:
            break
        position += len(parts.blocks[number])
        if place < position:
            return next(one.seq for one in entries if one.payload.get("block") == number)
    return next(one.seq for one in entries if one.kind == "file")
