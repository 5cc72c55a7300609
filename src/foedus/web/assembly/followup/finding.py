"""What of the follow-up is asked for: filters, what they leave, and how that stands, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest

from foedus.assembly.followup.keeping import all_awaited, awaited_by, kept
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.view import View
from foedus.followup.terms import Owed, Stand, Step
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.wording import Wording

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the follow-up is asked for; what is empty is not asked."""

    state: str = ""
    document: str = ""
    step: str = ""
    stand: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The steps that were asked for, by urgency; how many there are of each stand, and late."""

    rows: tuple[Owed, ...]
    stands: Counter[Stand]
    late: int


def wanted_of(request: HttpRequest, view: View) -> Wanted:
    """The filters. Raises `UnknownName`, `BadFilter`."""
    asked = {
        name: request.GET.get(name, "").strip()[:_LONGEST]
        for name in ("state", "document", "step", "stand", "late")
    }
    if asked["state"] and asked["state"] not in view.register.party:
        raise UnknownName("party", asked["state"], view.register.party)
    for name, known in (("step", tuple(Step)), ("stand", tuple(Stand)), ("late", ("1",))):
        if asked[name] and asked[name] not in known:
            raise BadFilter(name, asked[name], known)
    return Wanted(**asked)


def found(view: View, wanted: Wanted, at: datetime) -> Found:
    """What is asked for; of one state only what concerns it is looked at."""

    def made() -> tuple[int, Found]:
        state = wanted.state
        debts = awaited_by(view, state, at) if state else all_awaited(view, at)
        rows = _taken(debts, wanted, view)
        late = sum(1 for one in rows if one.is_late(view.on))
        counted = Counter(one.stand for one in rows)
        return len(rows), Found(rows=rows, stands=counted, late=late)

    return kept(view, at, ("found", wanted), made)


def _taken(debts: tuple[Owed, ...], wanted: Wanted, view: View) -> tuple[Owed, ...]:
    """Those of *debts* that are asked for; each document is looked at once."""
    if wanted == Wanted(state=wanted.state):
        return debts
    words, named = wanted.document.casefold(), dict[tuple[str, Wording], bool]()

    def has_the_words(one: Owed) -> bool:
        document = (one.subject, one.title)
        if document not in named:
            texts = (one.subject, one.title.en, one.title.ru)
            named[document] = any(words in text.casefold() for text in texts)
        return named[document]

    return tuple(
        one
        for one in debts
        if wanted.step in {"", one.step}
        and wanted.stand in {"", one.stand}
        and (not wanted.late or one.is_late(view.on))
        and (not words or has_the_words(one))
    )
