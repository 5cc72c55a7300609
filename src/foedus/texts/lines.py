"""On which line of a TOML file a table or key stands, so that a finding can point there.

The TOML readers keep no positions. This follows headers and keys only, in the layout that
registers use; for a value inside an inline table it gives the line where that table begins.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_HEADER: Final = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY: Final = re.compile(r"""^\s*((?:[\w-]+|"[^"]*")(?:\s*\.\s*[\w-]+)*)\s*=""")


def lines_of(text: str) -> dict[Path, int]:
    r"""The line of every table header and key of *text*, by path.

    >>> lines_of('id = "x"\n[[acts]]\nkind = "signature"\n')[("acts", 0, "kind")]
    3
    """
    found: dict[Path, int] = {(): 1}
    counts: Counter[Path] = Counter()
    table: Path = ()
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_inside = inside
        inside ^= (line.count('"""') + line.count("'''")) % 2 == 1
        if was_inside:
            continue
        header = _HEADER.match(line)
        if header:
            table = _table_path(header[2], counts, is_array=header[1] == "[[")
            found.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            found.setdefault((*table, *_names(key[1])), number)
    return found


def _names(dotted: str) -> list[str]:
    return [name.strip().strip('"') for name in dotted.split(".")]


def _table_path(dotted: str, counts: Counter[Path], *, is_array: bool) -> Path:
    names = _names(dotted)
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if counts[path]:
            path = (*path, counts[path] - 1)
    path = (*path, names[-1])
    if not is_array:
        return path
    counts[path] += 1
    return (*path, counts[path] - 1)


def line_at(lines: dict[Path, int], path: Path) -> int:
    """The line of *path*, or of the nearest table around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
