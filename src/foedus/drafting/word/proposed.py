"""What goes into a Word file beside the text, and comes out of it: proposals and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from foedus.drafting.amending import Amendment
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An amendment as a tracked change: *author* as Word calls them.

    *author* is empty for what was changed without tracking; *at* is None where it is not known.
    """

    amendment: Amendment
    author: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment on a provision (its wid; empty: on the document), or on a *passage* of its words.

    *number* is its own in the file, *answers* that of the remark that it answers.
    """

    element: str
    words: str
    author: str
    at: datetime | None = None
    passage: str = ""
    number: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What a Word file asks for. *leftovers* say what it holds that no amendment can express."""

    amendments: tuple[Proposed, ...] = ()
    remarks: tuple[Remark, ...] = ()
    leftovers: tuple[Wording, ...] = ()
