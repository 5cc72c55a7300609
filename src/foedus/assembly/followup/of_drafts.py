"""Comments that delegations are asked for: who was asked and has said nothing to the newest text.

A bounded number of queries, however many drafts there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Final

from django.db.models import Max, Q, QuerySet

from foedus.assembly.models.drafts import (
    Draft,
    DraftAmendment,
    DraftComment,
    DraftDeadline,
    DraftReader,
    DraftRound,
    DraftStance,
    DraftVersion,
    Phase,
    phases_up_to,
)
from foedus.depositary.words import day_words
from foedus.followup.terms import Owed, Step
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held

MOST: Final = 2_000
"""So many drafts are looked at, the newest first; of one state there are hardly more."""

_FEW: Final = 500
"""So many numbers are named in one question to the database."""

_ASKED_IN: Final = (Phase.CONSULTATION, Phase.EXPERTS)
_WHY: Final = Wording("asked for comments on the text of {}", "запрошены замечания к тексту от {}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who was asked about a draft, since when, until when."""

    draft: Draft
    party: str
    since: datetime
    until: datetime | None


def due_from(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:
    """The comments that *parties* (None: all) were asked for and have not given."""
    drafts = _asked_about(parties, at)
    written = _newest(drafts)
    spoken = _spoken(drafts, parties)
    words = _Words(cache(partial(legal_day, held().register)), cache(_why), {})
    for asked in (*_by_invitation(drafts, parties), *_by_round(drafts, parties, at)):
        newest = written.get(asked.draft.pk)
        last = spoken.get((asked.draft.pk, asked.party))
        if newest is not None and (last is None or last < newest):
            yield words.owed(asked, newest)


def are_more() -> bool:
    """Whether more drafts are with the delegations than are looked at."""
    return Draft.objects.filter(phase__in=_ASKED_IN)[MOST : MOST + 1].exists()


def _asked_about(parties: Collection[str] | None, at: datetime) -> dict[int, Draft]:
    if parties is None:
        found: QuerySet[Draft] = Draft.objects.filter(phase__in=_ASKED_IN)
    else:  # one state is asked about few: they are found from its invitations, and the rounds
        invited = _invitations().filter(party__in=tuple(parties), draft__phase=Phase.CONSULTATION)
        begun = DraftRound.objects.filter(draft__phase=Phase.EXPERTS, opens__lte=at)
        asked = Q(pk__in=invited.values("draft_id")) | Q(pk__in=begun.values("draft_id"))
        found = Draft.objects.filter(asked)
    shown = found.only("name", "title_en", "title_ru", "body", "phase").order_by("-pk")
    return {draft.pk: draft for draft in shown[:MOST]}


def _invitations() -> QuerySet[DraftReader]:
    """The invitations that open a draft in consultation."""
    return DraftReader.objects.filter(ended=None, phase__in=phases_up_to(Phase.CONSULTATION))


def _newest(drafts: Collection[int]) -> dict[int, datetime]:
    """When the newest text of each draft was written."""
    rows = DraftVersion.objects.filter(_of(drafts)).values_list("draft_id")
    return dict(rows.annotate(newest=Max("at")))


def _of(drafts: Collection[int]) -> Q:
    """Rows of *drafts*; of any draft that is asked about, where there are many."""
    if len(drafts) > _FEW:
        return Q(draft__phase__in=_ASKED_IN, draft_id__gte=min(drafts))
    return Q(draft_id__in=tuple(drafts))


def _spoken(
    drafts: Collection[int], parties: Collection[str] | None
) -> dict[tuple[int, str], datetime]:
    """When each state last said something to each draft."""
    found: dict[tuple[int, str], datetime] = {}
    asked = _of(drafts) & ~Q(party="")
    if parties is not None:
        asked &= Q(party__in=tuple(parties))
    for rows in (
        DraftComment.objects.filter(asked),
        DraftAmendment.objects.filter(asked),
        DraftStance.objects.filter(asked),
    ):
        for draft, party, last in rows.values_list("draft_id", "party").annotate(last=Max("at")):
            found[draft, party] = max(last, found.get((draft, party), last))
    return found


def _by_invitation(drafts: dict[int, Draft], parties: Collection[str] | None) -> Iterator[_Asked]:
    """The states invited to a draft in consultation; until the deadline of its body."""
    open_now = [one.pk for one in drafts.values() if one.phase == Phase.CONSULTATION]
    until = _deadlines(drafts)
    rows = _invitations().filter(_of(open_now))
    if parties is not None:
        rows = rows.filter(party__in=tuple(parties))
    wanted, seen = set(open_now), set[tuple[int, str]]()
    for number, party, since in rows.order_by("pk").values_list("draft_id", "party", "at"):
        if number in wanted and (number, party) not in seen:
            seen.add((number, party))
            yield _Asked(drafts[number], party, since, until.get((number, drafts[number].body)))


def _deadlines(drafts: Collection[int]) -> dict[tuple[int, str], datetime]:
    """The deadline of each body for each draft: the one said last counts."""
    rows = DraftDeadline.objects.filter(_of(drafts), round=None).order_by("pk")
    return {(row.draft_id, row.body): row.until for row in rows}


def _by_round(
    drafts: dict[int, Draft], parties: Collection[str] | None, at: datetime
) -> Iterator[_Asked]:
    """The states asked in the round of experts that was opened last, until it closes."""
    open_now = [one.pk for one in drafts.values() if one.phase == Phase.EXPERTS]
    rounds = DraftRound.objects.filter(_of(open_now), opens__lte=at).order_by("number")
    last = {row.draft_id: row for row in rounds if row.draft_id in set(open_now)}
    put_off = DraftDeadline.objects.filter(_of(open_now)).exclude(round=None).order_by("pk")
    closes = {row.round_id: row.until for row in put_off}
    for number, row in last.items():
        for party in row.parties:
            if parties is None or party in parties:
                yield _Asked(drafts[number], party, row.opens, closes.get(row.pk, row.closes))


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said of each draft, once for all who are asked about it."""

    day: Callable[[datetime], date]
    why: Callable[[date], Wording]
    told: dict[int, tuple[Wording, Wording]]

    def owed(self, asked: _Asked, newest: datetime) -> Owed:
        """The comments that one state was asked for."""
        draft = asked.draft
        if draft.pk not in self.told:
            self.told[draft.pk] = self._of(draft, newest)
        title, why = self.told[draft.pk]
        until: Edge = FOREVER if asked.until is None else self.day(asked.until)
        return Owed(
            step=Step.COMMENT,
            party=asked.party,
            subject=draft.name,
            title=title,
            since=self.day(max(asked.since, newest)),
            why=why,
            until=until,
            href=f"/assembly/drafts/{draft.pk}/",
        )

    def _of(self, draft: Draft, newest: datetime) -> tuple[Wording, Wording]:
        title = Wording(draft.title_en, draft.title_ru) or Wording(draft.name, draft.name)
        return title, self.why(self.day(newest))


def _why(day: date) -> Wording:
    said = day_words(day)
    return Wording(_WHY.en.format(said.en), _WHY.ru.format(said.ru))
