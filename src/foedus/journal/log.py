r"""The log: a journal as text that anybody can download, keep and check.

JSON Lines in UTF-8, each line canonical JSON (RFC 8785) ended by one line feed, so that no byte
of it can be changed without a trace. The first line is the header, then entries in order, each
recorded transaction followed by a signed head::

    {"foedus_log":1,"key":"BASE64","origin":"NAME OR ADDRESS"}
    {"at":"MOMENT","kind":"KIND","leaf":"HEX","payload":{…},"seq":0}
    {"at":"MOMENT","origin":"…","root":"HEX","signature":"BASE64","size":1}

Both ways are streams: a log may have more lines than a machine has memory. What a line holds never
raises anything: it is told as a misfit of that line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, TypeAlias

from foedus.journal.canonical import LONGEST, Plain, canonical
from foedus.journal.entries import Entry
from foedus.journal.errors import BadEntry, NotCanonical, UnusableKey
from foedus.journal.heads import HEAD_KEYS, LONGEST_ORIGIN, SignedHead, head_from_words
from foedus.journal.keys import public_from_text
from foedus.journal.misfits import NO_ENTRIES, Misfit
from foedus.law.terms.wording import Wording

FORMAT: Final = 1
"""The version of the format that is written and read."""
_MARK: Final = "foedus_log"
_ENTRY_KEYS: Final = {"at", "kind", "leaf", "payload", "seq"}
_HEADER_KEYS: Final = {_MARK, "key", "origin"}
_LEAF: Final = re.compile(r"[0-9a-f]{64}")

Line: TypeAlias = str | bytes
"""A line with its line feed; bytes as a binary file gives them, or text."""


@dataclass(frozen=True, slots=True)
class Header:
    """Whose journal it is, and the public key (base64) that it says its heads are signed with.

    Raises `BadEntry` for an origin that is none, `UnusableKey` for a text that is no key.
    """

    origin: str
    key: str

    def __post_init__(self) -> None:
        if not 0 < len(self.origin) <= LONGEST_ORIGIN:
            raise BadEntry(f"An origin has 1 to {LONGEST_ORIGIN} characters.")
        public_from_text(self.key)

    def as_line(self) -> str:
        r"""The first line of the log.

        >>> from base64 import b64encode
        >>> Header("https://example.org/journal", b64encode(bytes(32)).decode()).as_line()[-40:]
        '"origin":"https://example.org/journal"}\n'
        """
        words: dict[str, Plain] = {_MARK: FORMAT, "key": self.key, "origin": self.origin}
        return canonical(words).decode() + "\n"


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry as a log tells it: with the *leaf* that stands beside its words."""

    entry: Entry
    leaf: bytes


Held: TypeAlias = Header | WrittenEntry | SignedHead | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line that was read: its *number* (from 1), what it *holds*, and what does not fit in it.

    A line that cannot be understood holds nothing.
    """

    number: int
    holds: Held
    misfits: tuple[Misfit, ...] = ()


def write_log(header: Header, rows: Iterable[Entry | SignedHead]) -> Iterator[str]:
    """The lines of a log. Raises `NotCanonical` for an entry that cannot be written."""
    yield header.as_line()
    for row in rows:
        yield row.as_line()


def read_log(lines: Iterable[Line]) -> Iterator[Row]:
    r"""The lines of a log, each read by itself: `verify` sees to how they hang together.

    >>> [row.misfits[0].code for row in read_log(["no log\n"])]
    ['J1']
    """
    for number, line in enumerate(lines, 1):
        yield _row(number, line if isinstance(line, bytes) else _encoded(line))


def entries_in(lines: Iterable[Line]) -> Iterator[Entry]:
    """The entries that can be read in a log, in its order; whether it is sound, `verify` says."""
    for row in read_log(lines):
        if isinstance(row.holds, WrittenEntry):
            yield row.holds.entry


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    r"""The lines of an open binary file. Of a line that is too long only the beginning is given.

    >>> from io import BytesIO
    >>> list(bounded_lines(BytesIO(b"one" + bytes([10]) + b"two")))
    [b'one\n', b'two']
    """
    while line := stream.readline(LONGEST + 1):
        yield line
        rest = line
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST + 1)


def _encoded(line: str) -> bytes:
    return line.encode("utf-8", "surrogatepass")  # what is not UTF-8 is then told as such


def _row(number: int, line: bytes) -> Row:
    words = _parsed(line)
    if isinstance(words, Wording):
        return _nothing("J1", number, words)
    try:
        held = _held(words)
        written = _written(held, words)
    except UnusableKey as fault:
        return _nothing("J3", number, Wording(str(fault), _NO_KEY))
    except (BadEntry, NotCanonical) as fault:
        return _nothing("J4", number, Wording(str(fault), _NO_FORM))
    if held is None:
        return _nothing("J4", number, _kind_of_fault(words))
    return Row(number, held, tuple(_changed(number, line, written, held)))


def _nothing(code: str, number: int, what: Wording) -> Row:
    return Row(number, None, (Misfit(code=code, what=what, line=number),))


def _parsed(line: bytes) -> dict[str, Any] | Wording:
    """The object in a line, or why there is none."""
    if len(line) > LONGEST:
        return Wording(f"Longer than {LONGEST} bytes.", f"Длиннее {LONGEST} байт.")
    try:
        words = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Wording("Not UTF-8.", "Не UTF-8.")
    except RecursionError:
        return Wording("Nested too deeply.", "Слишком глубокая вложенность.")
    except ValueError as fault:
        return Wording(f"No JSON: {fault}.", "Не JSON.")
    if not isinstance(words, dict):
        return Wording("JSON, but no object.", "JSON, но не объект.")
    return words


def _held(words: dict[str, Any]) -> Held:
    if _MARK in words:
        return _header(words)
    if words.keys() == HEAD_KEYS:
        return head_from_words(words)
    match words:
        case {
            "at": str(at),
            "kind": str(kind),
            "leaf": str(leaf),
            "payload": dict(payload),
            "seq": int(seq),
        } if words.keys() == _ENTRY_KEYS and _LEAF.fullmatch(leaf) and not isinstance(seq, bool):
            entry = Entry(seq=seq, at=at, kind=kind, payload=payload)
            return WrittenEntry(entry, bytes.fromhex(leaf))
        case _:
            return None


def _header(words: dict[str, Any]) -> Header | None:
    match words:
        case {"foedus_log": 1, "key": str(key), "origin": str(origin)} if (
            words.keys() == _HEADER_KEYS and words[_MARK] is not True
        ):
            return Header(origin, key)
        case _:
            return None


def _written(held: Held, words: dict[str, Any]) -> bytes:
    """How the line should stand: of an entry, with the leaf that its words have."""
    if isinstance(held, WrittenEntry):
        return held.entry.as_line().encode()
    return canonical(words) + b"\n"


def _changed(number: int, line: bytes, written: bytes, held: Held) -> Iterator[Misfit]:
    """What is not as it should stand: the leaf, or the form."""
    if line == written:
        return
    entries = NO_ENTRIES
    if isinstance(held, WrittenEntry):
        leaf, entries = held.entry.leaf(), range(held.entry.seq, held.entry.seq + 1)
        if leaf != held.leaf:
            yield Misfit(code="J6", what=_LEAF_DIFFERS, line=number, entries=entries)
        written = written.replace(leaf.hex().encode(), held.leaf.hex().encode(), 1)
    if line != written:
        yield Misfit(code="J2", what=_FORM_DIFFERS, line=number, entries=entries)


_LEAF_DIFFERS: Final = Wording(
    "The words and the leaf beside them do not belong together.",
    "Слова и лист рядом с ними не соответствуют друг другу.",
)
_FORM_DIFFERS: Final = Wording(
    "The line says something in another form than a log is written in.",
    "Строка записана не в той форме, в какой пишется журнал.",
)
_NEITHER: Final = Wording(
    "Neither a header nor an entry nor a signed head: a key is missing, unknown or mistyped.",
    "Ни заголовок, ни запись, ни подписанная вершина: ключ пропущен, неизвестен или иного типа.",
)
_NO_KEY: Final = "Открытый ключ — не 32 байта в base64."
_NO_FORM: Final = "Номер, момент, вид, корень или слова строки не той формы."
_OTHER_FORMAT: Final = Wording(
    f"A header that is not of format {FORMAT}, or not complete.",
    f"Заголовок не формата {FORMAT} или неполон.",
)


def _kind_of_fault(words: dict[str, Any]) -> Wording:
    return _OTHER_FORMAT if _MARK in words else _NEITHER
