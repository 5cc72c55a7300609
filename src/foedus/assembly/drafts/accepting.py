"""Accepting amendments: what stands together makes a new version; what does not is chosen.

Nothing is decided silently: of amendments in conflict the officer accepts one, or writes the words,
and the others are rejected with that as their reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.amending import amendment_of
from foedus.assembly.drafts.answering import called, put_down
from foedus.assembly.drafts.errors import AnsweredBefore, BadDraft, NotReadable
from foedus.assembly.drafts.steps import ON_ITS_WAY, claimed, keep
from foedus.assembly.drafts.versions import NewVersion, latest, text_of, written
from foedus.assembly.drafts.words import REMARK, key_of, needed, words_of
from foedus.assembly.models import Draft, DraftAmendment, DraftVersion, Fate
from foedus.drafting.amending import (
    Amendment,
    Carried,
    Deed,
    Orphaned,
    amended,
    carried,
    conflicts,
)
from foedus.drafting.conflict import Conflict
from foedus.drafting.errors import Orphan
from foedus.drafting.structure import Text, element_at
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """The words that an officer gives an element in place of the amendments *instead_of*."""

    element: str
    words: str
    instead_of: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What an officer chose: the numbers of the amendments taken, those rejected, own words.

    *key* makes own words safe to send again.
    """

    language: str
    taken: tuple[int, ...] = ()
    rejected: tuple[int, ...] = ()
    own: tuple[OwnWords, ...] = ()
    remark: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An amendment that is not answered: whether it can still be made in the newest version."""

    row: DraftAmendment
    standing: Carried | Orphaned

    @property
    def orphaned(self) -> Wording | None:
        """Why it cannot be made; None where it can."""
        return self.standing.reason if isinstance(self.standing, Orphaned) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """The amendments to a draft in one language that wait, and which are in conflict."""

    version: DraftVersion
    text: Text
    waiting: tuple[Waiting, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def free(self) -> tuple[Waiting, ...]:
        """Those that can be made, whatever becomes of the others."""
        bound = {key for one in self.conflicts for key in one.keys}
        return tuple(w for w in self.waiting if not w.orphaned and w.row.pk not in bound)

    @property
    def orphans(self) -> tuple[Waiting, ...]:
        """Those that cannot be made any more."""
        return tuple(one for one in self.waiting if one.orphaned)


def open_amendments(draft: Draft, language: str) -> Open:
    """What waits to be decided. Raises `NotReadable` where there is no text in *language*."""
    version = latest(draft, language)
    if version is None:
        raise NotReadable(f"There is no text in {language[:3]!r} yet.")
    rows = (
        draft.amendments.filter(answer=None, version__language=language)
        .select_related("version", "by")
        .order_by("pk")
    )
    now = text_of(version)
    waiting = tuple(
        Waiting(row=row, standing=carried(amendment_of(row), text_of(row.version), now))
        for row in rows
    )
    standing = tuple(amendment_of(w.row) for w in waiting if not w.orphaned)
    return Open(version=version, text=now, waiting=waiting, conflicts=conflicts(now, standing))


@transaction.atomic
def accept(doing: Doing, draft: Draft | int, seen: int, choice: Choice) -> DraftVersion:
    """Make a new version of what was chosen, and answer every amendment that was decided.

    Raises `Refused`, `ChangedSince`, `NotNow`, `Conflicting` (not everything was chosen),
    `Orphan`, `AnsweredBefore`, `BadDraft`.
    """
    doing.demand("assembly.prepare")
    row = claimed(draft, seen, "given a new version", ON_ITS_WAY)
    before = open_amendments(row, choice.language)
    taken = _rows(before, choice.taken)
    refused = _rows(before, (*choice.rejected, *(n for one in choice.own for n in one.instead_of)))
    if not taken and not choice.own:
        raise BadDraft("taken", _("Nothing was chosen. Choose what is to be accepted."))
    own = tuple(_own_row(doing, before, choice, one) for one in choice.own)
    todo = tuple(_standing(one, before) for one in (*taken, *own))
    text = amended(before.text, todo)
    made = written(doing, row, NewVersion(text, choice.remark or _remark([*taken, *own])))
    for one in (*taken, *own):
        put_down(doing, one, Fate.ACCEPTED, "", made)
    _reject(doing, (one for one in refused if one not in taken), _reason(made, choice))
    keep(row, doing, "accepted", f"{made.language} {made.number}: {_remark([*taken, *own])}")
    return made


def _rows(before: Open, numbers: Iterable[int]) -> tuple[DraftAmendment, ...]:
    by_number = {one.row.pk: one.row for one in before.waiting}
    wanted = tuple(dict.fromkeys(numbers))
    missing = [one for one in wanted if one not in by_number]
    if missing:
        gone = DraftAmendment.objects.filter(pk=missing[0], draft=before.version.draft).first()
        if gone is None or not hasattr(gone, "answer"):
            raise BadDraft("taken", _("There is no such amendment here. Reload the page."))
        raise AnsweredBefore(called(gone), str(gone.answer.get_fate_display()))
    return tuple(by_number[one] for one in wanted)


def _own_row(doing: Doing, before: Open, choice: Choice, own: OwnWords) -> DraftAmendment:
    """An officer's own words are an amendment too, so that the record says whose they are."""
    element_at(before.text, own.element)
    return DraftAmendment.objects.create(
        draft=before.version.draft,
        version=before.version,
        element=own.element,
        deed=Deed.REPLACE_WORDS,
        words=needed("own", own.words),
        key=key_of(choice.key)[:48] + f"-{min(own.instead_of, default=0)}"[-16:],
        body=before.version.draft.body,
        reason=words_of("remark", choice.remark, REMARK),
        at=doing.at,
        by=doing.by,
    )


def _standing(row: DraftAmendment, before: Open) -> Amendment:
    found = carried(amendment_of(row), text_of(row.version), before.text)
    if isinstance(found, Orphaned):
        raise Orphan(called(row), found.reason)
    return found.amendment


def _remark(rows: list[DraftAmendment]) -> str:
    return ", ".join(f"No. {row.pk}" + (f" ({row.party})" if row.party else "") for row in rows)


def _reason(made: DraftVersion, choice: Choice) -> str:
    return choice.remark or _("Other words were chosen for version %(number)s.") % {
        "number": made.number
    }


def _reject(doing: Doing, rows: Iterable[DraftAmendment], reason: str) -> None:
    for one in rows:
        put_down(doing, one, Fate.REJECTED, reason)
