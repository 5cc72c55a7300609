"""How a Word file says which provision a paragraph is: by the name of a bookmark.

Word takes letters, digits and underscores, at most 40 of them; a permanent id that is not like that
stands as a digest. Whoever reads the names back knows the text, so nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from foedus.drafting.structure import Kind

_FORM: Final = re.compile(r"F([a-z])([a-z])(\d+)_(\d+)_(\w+)")
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{0,24}")
_DIGEST: Final = 20
_KINDS: Final = dict(zip(Kind, "abcdefghijklmnop", strict=False))
_LETTERS: Final = {letter: kind for kind, letter in _KINDS.items()}


class Role(StrEnum):
    """What a paragraph is to its provision.

    The first two are the text; the others were put in by somebody: beside it (AFTER, BEFORE), as
    more of its words, or as what is to stand instead of it where others ask for something else.
    """

    HEADING = "h"
    WORDS = "w"
    AFTER = "a"
    BEFORE = "b"
    MORE = "c"
    OTHER_WORDS = "r"
    OTHER_HEADING = "q"
    GONE = "d"


TEXT_ROLES: Final = frozenset({Role.HEADING, Role.WORDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The *line* of a provision (*code* of its wid) in a *role*.

    *serial* counts what was put in, from 1.
    """

    role: Role
    code: str
    line: int = 0
    serial: int = 0
    kind: Kind = Kind.PARAGRAPH

    @property
    def name(self) -> str:
        """The name of the bookmark."""
        return f"F{self.role.value}{_KINDS[self.kind]}{self.serial}_{self.line}_{self.code}"


def code_of(wid: str) -> str:
    """What stands for a permanent id.

    >>> code_of("art_3__para_2"), len(code_of("art_3-v2"))
    ('art_3__para_2', 21)
    """
    if _PLAIN.fullmatch(wid) and not wid.startswith("x"):
        return wid
    return "x" + sha256(wid.encode("utf-8", "replace")).hexdigest()[:_DIGEST]


def anchor_in(name: str) -> Anchor | None:
    """What a bookmark says, if it is one of ours."""
    found = _FORM.fullmatch(name)
    if found is None or found[1] not in set(Role) or found[2] not in _LETTERS:
        return None
    return Anchor(
        role=Role(found[1]),
        kind=_LETTERS[found[2]],
        serial=int(found[3]),
        line=int(found[4]),
        code=found[5],
    )
