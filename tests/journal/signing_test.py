"""Canonical words, entries, keys and signed heads."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from foedus.journal.canonical import DEEPEST, canonical
from foedus.journal.entries import LAST_SEQ, Entry, is_moment, moment_text
from foedus.journal.errors import BadEntry, BadStored, NotCanonical, UnusableKey
from foedus.journal.heads import Head, SignedHead, head_from_text, sign, verify_head
from foedus.journal.keys import key_from_text, key_id, key_text, new_key, public_text
from foedus.journal.log import Header
from foedus.journal.tree import Frontier
from journal.samples import KEY, ORIGIN, OTHER_KEY, PUBLIC, head_of, moment, some_entries


def test_words_are_written_as_rfc_8785_says() -> None:
    """Keys by their UTF-16 units: the sample of section 3.2.3 in its order."""
    words = {"€": "Euro", "\r": "CR", "\ufb33": "Hebrew", "1": "One", "😀": "Smiley", "ö": "o"}

    assert [*json.loads(canonical(words))] == ["\r", "1", "ö", "€", "😀", "\ufb33"]
    assert canonical({"a": (1, True, None, "\x0f\n")}) == b'{"a":[1,true,null,"\\u000f\\n"]}'


@pytest.mark.parametrize(
    "words",
    [1.0, math.inf, b"bytes", {1: "one"}, {"a": {1, 2}}, 2**53, -(2**53), "\udfff", {"\udfff": 1}],
)
def test_words_without_one_written_form_are_refused(words: object) -> None:
    with pytest.raises(NotCanonical):
        canonical(words)


def test_words_may_be_nested_so_deep_and_no_deeper() -> None:
    words: object = "x"
    for _ in range(DEEPEST):
        words = [words]

    assert canonical(words)
    with pytest.raises(NotCanonical):
        canonical([words])


def test_words_that_are_too_long_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.journal.canonical.LONGEST", 10)

    assert canonical("x" * 8)
    with pytest.raises(NotCanonical):
        canonical("x" * 9)


@pytest.mark.parametrize("entry", some_entries(5), ids=lambda entry: str(entry.seq))
def test_the_leaf_is_the_hash_of_the_whole_entry(entry: Entry) -> None:
    words = {"seq": entry.seq, "at": entry.at, "kind": entry.kind, "payload": entry.payload}
    leaf = sha256(b"\x00" + rfc8785.dumps(words)).digest()

    assert entry.leaf() == leaf
    assert entry.as_line().encode() == rfc8785.dumps(words | {"leaf": leaf.hex()}) + b"\n"


def test_the_order_in_which_words_were_put_in_does_not_matter() -> None:
    one = Entry(seq=0, at=moment(0), kind="act", payload={"a": 1, "b": 2})
    other = Entry(seq=0, at=moment(0), kind="act", payload={"b": 2, "a": 1})

    assert one.as_line() == other.as_line()


@pytest.mark.parametrize(
    ("seq", "at", "kind"),
    [
        (-1, moment(0), "act"),
        (LAST_SEQ + 1, moment(0), "act"),
        (0, "2024-05-01", "act"),
        (0, "2024-05-01T09:30:00.000000+00:00", "act"),
        (0, "2024-05-01T09:30:00Z", "act"),
        (0, "2024-13-01T09:30:00.000000Z", "act"),
        (0, moment(0) + "\n", "act"),
        (0, moment(0), ""),
        (0, moment(0), "Act"),
        (0, moment(0), "act-"),
        (0, moment(0), "акт"),
    ],
)
def test_an_entry_with_a_number_moment_or_kind_that_is_none_is_refused(
    seq: int, at: str, kind: str
) -> None:
    with pytest.raises(BadEntry):
        Entry(seq=seq, at=at, kind=kind, payload={})


def test_the_last_number_has_a_line_and_a_head() -> None:
    assert Entry(seq=LAST_SEQ, at=moment(0), kind="act", payload={}).as_line()
    head = Head(size=LAST_SEQ + 1, root="0" * 64, at=moment(0), origin=ORIGIN)
    assert sign(head, KEY).as_line()


@given(st.datetimes(), st.integers(-12, 14))
def test_a_moment_of_any_zone_is_written_in_utc(naive: datetime, hours: int) -> None:
    aware = naive.replace(tzinfo=timezone(timedelta(hours=hours)))
    if 1 < naive.year < 9999:
        text = moment_text(aware)

        assert is_moment(text)
        assert datetime.fromisoformat(text) == aware


def test_a_moment_without_a_zone_is_refused() -> None:
    assert moment_text(datetime(2024, 5, 1, tzinfo=UTC)) == "2024-05-01T00:00:00.000000Z"
    with pytest.raises(BadEntry):
        moment_text(datetime(2024, 5, 1))  # noqa: DTZ001  (it is what is refused)


@pytest.mark.parametrize("origin", ["", "x" * 501])
def test_a_log_names_an_origin_that_can_be_read(origin: str) -> None:
    assert Header(ORIGIN, PUBLIC).as_line()
    with pytest.raises(BadEntry):
        Header(origin, PUBLIC)


def test_a_log_names_a_key_that_is_one() -> None:
    with pytest.raises(UnusableKey):
        Header(ORIGIN, "no key")


def test_a_key_is_kept_as_text() -> None:
    key = new_key()
    again = key_from_text(key_text(key))

    assert public_text(again) == public_text(key)
    assert key_text(key).startswith("-----BEGIN PRIVATE KEY-----\n")


def test_the_short_name_of_a_key_is_of_its_bytes() -> None:
    raw = KEY.public_key().public_bytes_raw()

    assert key_id(PUBLIC) == sha256(raw).digest()[:8].hex()
    assert key_id(public_text(OTHER_KEY)) != key_id(PUBLIC)


def _of_another_kind() -> str:
    key = X25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    "text", ["", "no key", key_text(KEY)[:40], PUBLIC, _of_another_kind()], ids=range(5)
)
def test_a_text_without_a_signing_key_is_refused_and_not_shown(text: str) -> None:
    with pytest.raises(UnusableKey) as refused:
        key_from_text(text)
    assert not text or text not in str(refused.value)


@pytest.mark.parametrize("text", ["", "AA==", PUBLIC[:-1], PUBLIC + "\n", "é" * 44])
def test_a_text_without_a_public_key_is_refused(text: str) -> None:
    with pytest.raises(UnusableKey):
        key_id(text)
    with pytest.raises(UnusableKey):
        verify_head(head_of(Frontier()), text)


def test_a_signature_holds_for_this_head_and_this_key_only() -> None:
    signed = head_of(Frontier())
    head = signed.head
    others = [
        Head(size=1, root=head.root, at=head.at, origin=head.origin),
        Head(size=0, root="0" * 64, at=head.at, origin=head.origin),
        Head(size=0, root=head.root, at=moment(1), origin=head.origin),
        Head(size=0, root=head.root, at=head.at, origin="another"),
    ]

    assert verify_head(signed, PUBLIC)
    assert not verify_head(signed, public_text(OTHER_KEY))
    for other in others:
        assert not verify_head(SignedHead(other, signed.signature), PUBLIC)


def test_a_signature_has_one_written_form() -> None:
    signed = head_of(Frontier())
    loose = signed.signature[:-3] + chr(ord(signed.signature[-3]) + 1) + "=="

    for other in (loose, signed.signature + "=", signed.signature + "\n", "", "é"):
        assert not verify_head(SignedHead(signed.head, other), PUBLIC)


def test_a_head_is_kept_as_a_line() -> None:
    signed = head_of(Frontier())

    assert head_from_text(signed.as_line()) == signed
    assert head_from_text(signed.as_line().strip()) == signed


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 100_000, '{"size":NaN}', head_of(Frontier()).as_line()[:-3]]
)
def test_a_text_that_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(BadStored):
        head_from_text(text)


def test_a_head_written_otherwise_is_refused() -> None:
    words = json.loads(head_of(Frontier()).as_line())

    for other in (words | {"size": True}, words | {"size": 1.0}, words | {"more": 1}):
        with pytest.raises(BadStored):
            head_from_text(json.dumps(other))
    with pytest.raises(BadStored):
        head_from_text(json.dumps(words))


@pytest.mark.parametrize(
    "wrong",
    [{"size": -1}, {"root": "0" * 63}, {"root": "A" * 64}, {"at": "today"}, {"origin": ""}],
)
def test_a_head_of_another_form_is_refused(wrong: dict[str, object]) -> None:
    words = {"size": 0, "root": "0" * 64, "at": moment(0), "origin": ORIGIN}

    assert Head(**words)
    with pytest.raises(BadEntry):
        Head(**words | wrong)
