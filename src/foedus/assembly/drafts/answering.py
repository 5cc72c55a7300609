"""What becomes of a comment or an amendment: said once, with the reason."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from foedus.accounts.errors import Refused
from foedus.accounts.reasons import Reason
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.errors import AnsweredBefore, BadDraft
from foedus.assembly.drafts.words import REMARK, words_of
from foedus.assembly.models import DraftAmendment, DraftAnswer, DraftComment, DraftVersion, Fate

Said = DraftComment | DraftAmendment
_BY_OFFICERS = frozenset({Fate.RESOLVED, Fate.REJECTED})


@transaction.atomic
def answer(doing: Doing, said: Said, fate: Fate, reason: str) -> DraftAnswer:
    """Resolve or reject as an officer, or take back what one's own delegation said.

    Raises `Refused`, `BadDraft` (a rejection without reason), `AnsweredBefore`.
    """
    if fate is Fate.TAKEN_BACK:
        _demand_own(doing, said)
    elif fate in _BY_OFFICERS:
        doing.demand("assembly.prepare")
    else:
        raise BadDraft("fate", _("An amendment is accepted where a new version is made."))
    why = words_of("reason", reason, REMARK)
    if fate is Fate.REJECTED and not why:
        raise BadDraft("reason", _("Say why it is rejected: the delegation will read it."))
    return put_down(doing, said, fate, why)


def put_down(
    doing: Doing, said: Said, fate: Fate, reason: str, made: DraftVersion | None = None
) -> DraftAnswer:
    """Write down what became of it, within a step. Raises `AnsweredBefore`."""
    before = DraftAnswer.objects.filter(**_of(said)).first()
    if before is not None:
        raise AnsweredBefore(called(said), str(before.get_fate_display()))
    try:
        with transaction.atomic():
            return DraftAnswer.objects.create(
                **_of(said), fate=fate, reason=reason, made=made, at=doing.at, by=doing.by
            )
    except IntegrityError:  # somebody else answered at the same moment
        before = DraftAnswer.objects.get(**_of(said))
        raise AnsweredBefore(called(said), str(before.get_fate_display())) from None


def called(said: Said) -> str:
    """What messages call it."""
    what = "Comment" if isinstance(said, DraftComment) else "Amendment"
    return f"{what} {said.pk}"


def _of(said: Said) -> dict[str, Said]:
    return {"comment": said} if isinstance(said, DraftComment) else {"amendment": said}


def _demand_own(doing: Doing, said: Said) -> None:
    own = said.by_id == doing.by.pk or (bool(said.party) and said.party == doing.by.delegation)
    if not own:
        raise Refused("assembly.comment", Reason.OBJECT)
