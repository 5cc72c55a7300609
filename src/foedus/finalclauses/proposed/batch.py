"""Many treaties: files as they are, and corpora with a treaty on each line (JSON Lines).

What cannot be read is told with its code, and the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from foedus.documents.errors import UnreadableFile
from foedus.documents.reading import read_document
from foedus.finalclauses.proposed.errors import UnreadableLine
from foedus.finalclauses.reading import read_excerpts, read_treaty
from foedus.finalclauses.showing import Data, as_data
from foedus.finalclauses.terms import Excerpt, Reading
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording

Line: TypeAlias = dict[str, Data]
"""What is told of one treaty: its data under its name, or the error."""

CORPUS: Final = ".jsonl"
FORMS: Final = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".xml", ".pdf", ".docx"})
"""The endings of files that are taken out of a folder, besides corpora."""

_LISTS: Final = ("clauses", "entry_into_force", "termination")
_NO_JSON: Final = Wording("it is no JSON object", "это не объект JSON")
_NO_CLAUSES: Final = Wording("it has no list of clauses", "в ней нет списка положений")
_NO_TEXT: Final = Wording("a clause of it has no text", "у положения в ней нет текста")


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty to be read: its name, and the work of reading it."""

    name: str
    read: Callable[[], Reading]


def treaties_in(paths: Sequence[Path]) -> list[Treaty]:
    """The treaties in files, in folders and on the lines of corpora, in order.

    What a file or line holds is looked at only when it is read.
    """
    return [treaty for path in paths for one in _files(path) for treaty in _treaties(one)]


def reading_of(path: Path) -> Reading:
    """The final clauses of the treaty in a file. Raises UnreadableFile, and as `read_treaty`."""
    return read_treaty(read_document(content_of(path), path.name))


def content_of(path: Path) -> bytes:
    """What a file holds. Raises UnreadableFile."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", "") or str(fault)
        raise UnreadableFile(str(path), reason) from fault


def lines_of(treaties: Iterable[Treaty], done: Callable[[], None]) -> Iterator[Line]:
    """What is told of each treaty; *done* is called after each."""
    for one in treaties:
        yield _line(one)
        done()


def is_fault(line: Line) -> bool:
    """Whether the treaty of a line could not be read."""
    return "error" in line


def _line(treaty: Treaty) -> Line:
    try:
        return {"name": treaty.name, **as_data(treaty.read())}
    except FoedusError as fault:
        return {"name": treaty.name, "error": {"code": fault.code, "message": str(fault)}}


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    wanted = FORMS | {CORPUS}
    yield from sorted(one for one in path.rglob("*") if one.suffix.lower() in wanted)


def _treaties(path: Path) -> Iterator[Treaty]:
    if path.suffix.lower() != CORPUS:
        yield Treaty(str(path), partial(reading_of, path))
        return
    try:
        lines = content_of(path).splitlines()
    except UnreadableFile as fault:
        yield Treaty(str(path), partial(_refuse, fault))
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield treaty_of(line, path.name, number)


def treaty_of(line: bytes, name: str, number: int) -> Treaty:
    """The treaty on one line of a corpus; what is wrong with the line is told when it is read."""
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict):
        fault = UnreadableLine(name, number, _NO_JSON)
        return Treaty(f"{name}:{number}", partial(_refuse, fault))
    called = held.get("id")
    told = called if isinstance(called, str) and called else f"{name}:{number}"
    return Treaty(told, partial(_read_line, held, told, name, number))


def _refuse(fault: FoedusError) -> Reading:
    raise fault


def _read_line(held: dict[str, Any], told: str, name: str, number: int) -> Reading:
    lists = [held[key] for key in _LISTS if isinstance(held.get(key), list)]
    if not lists:
        raise UnreadableLine(name, number, _NO_CLAUSES)
    excerpts = dict.fromkeys(_excerpt(one, name, number) for part in lists for one in part)
    language = held.get("lang")
    return read_excerpts(excerpts, language if isinstance(language, str) else "en", told)


def _excerpt(clause: object, name: str, number: int) -> Excerpt:
    if not isinstance(clause, dict) or not isinstance(clause.get("text"), str):
        raise UnreadableLine(name, number, _NO_TEXT)
    return Excerpt(
        article=_words(clause.get("article")),
        heading=_words(clause.get("heading")),
        text=clause["text"],
    )


def _words(found: object) -> str:
    return str(found) if isinstance(found, str | int) else ""
