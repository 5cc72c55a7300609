"""Recent changes: the acts that the register learnt of last; and the page of one act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.collection.pages.acts import act_shown, acts_shown
from foedus.collection.pages.parts import ActShown
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act
from foedus.law.terms.errors import UnknownName


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """A change: the day on which the register learnt of it, in one sentence, and where it stands.

    *recorded* is false where no day of recording is held: then *day* is the day of the act
    itself, on which a register could first know of it.
    """

    day: date
    recorded: bool
    sentence: str
    href: str
    act: ActShown


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """The newest changes first. *more* were left out, by *since* or by the limit."""

    on: date
    known: date | None
    since: date | None
    changes: tuple[ChangeShown, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """One act; its rivals about the same matter; the acts that are about it."""

    act: ActShown
    rivals: tuple[ActShown, ...]
    about: tuple[ActShown, ...]
    where: str


def recent_changes(view: View, *, since: date | None = None, limit: int = 50) -> ChangesPage:
    """The acts on record by the time that the register learnt of them, the newest first.

    Acts of days after the day of the view are left out, unless they were recorded by then.
    """
    known = [(day, act) for act in view.register.acts() if (day := act.known_from()) is not None]
    told = [item for item in known if item[0] <= view.on or _is_recorded(item[1])]
    late = [item for item in told if since is None or item[0] >= since]
    newest = sorted(late, key=lambda item: item[0], reverse=True)[: max(limit, 0)]
    return ChangesPage(
        on=view.on,
        known=view.known,
        since=since,
        changes=tuple(_change(view, day, act) for day, act in newest),
        more=len(told) - len(newest),
    )


def _is_recorded(act: Act) -> bool:
    return act.recorded is not None


def _change(view: View, day: date, act: Act) -> ChangeShown:
    shown = act_shown(view, act)
    href = shown.subject.href or shown.href
    recorded = _is_recorded(act)
    return ChangeShown(day=day, recorded=recorded, sentence=shown.sentence, href=href, act=shown)


def act_page(view: View, act: str) -> ActPage:
    """The page of one act, by its id; UnknownName for one that was not known."""
    acts = {one.id: one for one in view.register.acts()}
    if act not in acts:
        raise UnknownName("act", act, acts)
    held = acts[act]
    return ActPage(
        act=act_shown(view, held),
        rivals=acts_shown(view, (one for one in acts.values() if _is_rival(one, held))),
        about=acts_shown(view, (one for one in acts.values() if one.about == act)),
        where=str(held.where),
    )


def _is_rival(one: Act, held: Act) -> bool:
    if one.rival is None or held.rival is None or one.id == held.id:
        return False
    return (one.instrument, one.rival.dispute) == (held.instrument, held.rival.dispute)
