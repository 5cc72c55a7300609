"""Where acts begin in the bytes of a register's file, without changing or understanding them.

Only as much of TOML and CSV is known here as is needed not to be misled: strings, comments and
brackets. Whoever cuts counts afterwards with a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_KEY: Final = rb"""(?:[A-Za-z0-9_-]+|"[^"\\\n]*"|'[^'\n]*')"""
_HEADER: Final = re.compile(
    rb"[ \t]*(?P<open>\[\[?)[ \t]*(?P<keys>%s(?:[ \t]*\.[ \t]*%s)*)[ \t]*\]" % (_KEY, _KEY)
)
_PART: Final = re.compile(_KEY)
_TOKEN: Final = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    rb"|'''(?:[^']|'(?!''))*'{3,5}"
    rb"""|(?P<endless>"{3}|'{3})"""
    rb'|"(?:[^"\\\n]|\\[^\n])*"'
    rb"|'[^'\n]*'"
    rb"|#[^\n]*"
    rb"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<line>\n)",
    re.DOTALL,
)
_ACTS: Final = ((b"acts",), (b"sessions", b"acts"))
_BOM: Final = b"\xef\xbb\xbf"

_FIELD: Final = rb'(?:"(?:[^"]|"")*"[^,\r\n]*|[^",\r\n][^,\r\n]*|)'
_RECORD: Final = re.compile(rb"%s(?:,%s)*(?:\r\n|\r|\n|\Z)(?:\r\n|\r|\n)*" % (_FIELD, _FIELD))


def spans_of_acts(data: bytes) -> list[tuple[int, int]]:
    r"""Where each act of a TOML file begins and ends.

    >>> spans_of_acts(b"[[acts]]\n[acts.x]\n[[bodies]]\n")
    [(0, 18)]
    """
    spans: list[tuple[int, int]] = []
    begun: tuple[int, tuple[bytes, ...]] | None = None
    for position, keys, is_list in _headers(data):
        if begun and keys[: len(begun[1])] == begun[1] and len(keys) > len(begun[1]):
            continue
        is_act = is_list and keys in _ACTS
        start = _with_empty_lines(data, position) if is_act else position
        if begun:
            spans.append((begun[0], start))
        begun = (start, keys) if is_act else None
    if begun:
        spans.append((begun[0], len(data)))
    return spans


def _with_empty_lines(data: bytes, position: int) -> int:
    """Where the empty lines begin that stand before the header at *position*."""
    while (before := data[max(0, position - 3) : position]).endswith((b"\n\n", b"\n\r\n")):
        position -= 2 if before.endswith(b"\r\n") else 1
    return position


def record_starts(data: bytes) -> list[int]:
    r"""Where each record of a CSV file begins, its header first; a record may span lines.

    >>> record_starts(b'kind,note\na,"one\ntwo"\nb,\n')
    [0, 10, 22]
    """
    starts, position = [], len(_BOM) if data.startswith(_BOM) else 0
    while position < len(data):
        starts.append(position)
        record = _RECORD.match(data, position)
        if record is None or record.end() == position:
            break
        position = record.end()
    return starts


def _headers(data: bytes) -> Iterator[tuple[int, tuple[bytes, ...], bool]]:
    """Each header of a table: where its line begins, its keys, whether it is of a list."""
    position = 0
    while position < len(data):
        header = _HEADER.match(data, position)
        if header is not None:
            keys = tuple(key.strip(b"\"'") for key in _PART.findall(header["keys"]))
            yield position, keys, header["open"] == b"[["
        position = _next_line(data, position)


def _next_line(data: bytes, position: int) -> int:
    """Where the line after the one at *position* begins, and with it all that it opens."""
    depth = 0
    for token in _TOKEN.finditer(data, position):
        match token.lastgroup:
            case "open":
                depth += 1
            case "close":
                depth = max(0, depth - 1)
            case "line" if depth == 0:
                return token.end()
            case "endless":
                break
    return len(data)
