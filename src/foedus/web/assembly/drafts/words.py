"""What the pages of drafts call things."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foedus.assembly.models import Phase
from foedus.drafting.agreement import Standing
from foedus.drafting.amending import Deed
from foedus.drafting.comparing import What
from foedus.drafting.languages import Step
from foedus.drafting.structure import Kind

KINDS: Final[dict[Kind, Promise]] = {
    Kind.PREAMBLE: _("preamble"),
    Kind.PART: _("part"),
    Kind.CHAPTER: _("chapter"),
    Kind.SECTION: _("section"),
    Kind.ARTICLE: _("article"),
    Kind.PARAGRAPH: _("paragraph"),
    Kind.POINT: _("point"),
    Kind.SUBPOINT: _("part of a point"),
    Kind.ANNEX: _("annex"),
    Kind.CONCLUSIONS: _("final formula"),
}
DEEDS: Final[dict[Deed, Promise]] = {
    Deed.REPLACE_WORDS: _("replace words"),
    Deed.REPLACE_HEADING: _("replace the heading"),
    Deed.INSERT_BEFORE: _("insert before it"),
    Deed.INSERT_AFTER: _("insert after it"),
    Deed.DELETE: _("delete it"),
}
STANDINGS: Final[dict[Standing, tuple[str, Promise]]] = {
    Standing.AGREED: ("done", _("agreed")),
    Standing.NOT_AGREED: ("refused", _("not agreed")),
    Standing.LAPSED: ("waits", _("was said of other words")),
}
"""The mark and the word of each."""
CHANGES: Final[dict[What, Promise]] = {
    What.ADDED: _("added"),
    What.REMOVED: _("removed"),
    What.MOVED: _("moved"),
    What.RENUMBERED: _("renumbered"),
    What.RETITLED: _("other heading"),
    What.CHANGED: _("changed"),
}
OUT_OF_STEP: Final[dict[Step, Promise]] = {
    Step.MISSING: _("is missing there"),
    Step.ELSEWHERE: _("stands elsewhere"),
    Step.ORDER: _("has its parts in another order"),
}
PHASE_MARKS: Final[dict[str, str]] = {
    Phase.DRAFTING: "open",
    Phase.CONSULTATION: "waits",
    Phase.EXPERTS: "waits",
    Phase.AGREED: "done",
    Phase.TABLED: "done",
    Phase.ADOPTED: "done",
    Phase.PUBLISHED: "in-force",
    Phase.WITHDRAWN: "ended",
}
DID: Final[dict[str, Promise]] = {
    "opened": _("opened"),
    "invited": _("opened to delegations"),
    "uninvited": _("closed to a delegation"),
    "version": _("new version"),
    "accepted": _("amendments accepted"),
    "clauses": _("final clauses written"),
    "deadline": _("deadline set"),
    "round": _("round of experts opened"),
    "moved": _("moved to another phase"),
    "withdrawn": _("withdrawn"),
    "adopted": _("adopted"),
    "published": _("published"),
}
SECRETARIAT: Final = _("Secretariat")
