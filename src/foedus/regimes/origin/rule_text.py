"""The text of a rule ──▶ its paragraphs and items, in plain words; remarks set apart.

Rules come with HTML entities, Markdown links and stars, and bulleted lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final, Literal

_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SPACE: Final = re.compile(r"[^\S\n]+")
_REMARK: Final = re.compile(
    r"(?:See(?: also)? Introductory Notes?|For (?:the )?special conditions|For knitted"
    r"|The following foils|A 'group' is|Jute fabric may)[^\n]*"
)
_BULLET: Final = re.compile(r"^\s*[-–•]\s+")
_JOIN: Final = re.compile(r"[,;]?\s*\b(and ?/ ?or|and|or)\s*$")


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule in plain words: its *head*, the *items* of its list, how they are joined, remarks.

    *tail* is what follows the list; *join* is "or" where one item is enough.
    """

    head: str
    items: tuple[str, ...] = ()
    join: Literal["and", "or"] = "and"
    tail: str = ""
    remarks: tuple[str, ...] = ()


def plain(text: str) -> str:
    """*text* without entities, links and stars, one space between words.

    >>> plain("from [heading&nbsp;7001](/headings/7001), *and* **40%**")
    'from heading 7001, and 40%'
    """
    bare = _LINK.sub(r"\1", unescape(text)).replace("*", "").replace("’", "'")
    lines = (_SPACE.sub(" ", line).strip() for line in bare.split("\n"))
    return "\n".join(lines).strip()


def take_apart(text: str) -> RuleText:
    """The parts of a rule's text."""
    clean = plain(text)
    remarks = tuple(found.strip() for found in _REMARK.findall(clean))
    lines = [line for line in _REMARK.sub("", clean).split("\n") if line.strip()]
    first = next((n for n, line in enumerate(lines) if _BULLET.match(line)), len(lines))
    last = max((n for n, line in enumerate(lines) if _BULLET.match(line)), default=first - 1)
    items = tuple(_BULLET.sub("", line).strip() for line in lines[first : last + 1])
    joins = {found[1] for item in items[:-1] if (found := _JOIN.search(item))}
    return RuleText(
        head=" ".join(lines[:first]).strip(),
        items=tuple(_JOIN.sub("", item).rstrip(" ,;.") for item in items),
        join="or" if joins - {"and"} else "and",
        tail=" ".join(lines[last + 1 :]).strip(),
        remarks=remarks,
    )
