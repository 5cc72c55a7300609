"""One of several things that a statement may mean, and what shows that it means it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.claims.terms.claims import Content
from foedus.claims.terms.verdicts import Verdict

ANY: Final = frozenset(Verdict)
DECIDED: Final = frozenset({Verdict.SUPPORTED, Verdict.DEPENDS, Verdict.CONTRADICTED})
SO: Final = frozenset({Verdict.SUPPORTED})
NOTHING_HELD: Final = frozenset({Verdict.ABSENT, Verdict.VAGUE, Verdict.ANNOUNCED})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A statement about one thing, and which verdicts show that this thing is meant.

    What fits all that is said of it is meant whatever comes out. What is only of the sort and of
    the time that are said is meant if the statement is so of it. *instead_of*: the verdicts on
    what was read first in whose place it may stand.
    """

    content: Content
    shown_by: frozenset[Verdict]
    instead_of: frozenset[Verdict] = ANY

    def is_shown(self, verdict: Verdict, before: Verdict) -> bool:
        """Whether *verdict* shows that this is meant, and not what came to another one *before*."""
        return verdict in self.shown_by and before in self.instead_of
