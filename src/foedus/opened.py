"""An open register: the Python face of Foedus.

Every question takes `on` (default: today), `known` (default: everything) and `readings`.
Parties, instruments and organisations are understood by code, id or name, in English or Russian.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from threading import RLock
from typing import Any, Final, Generic, TypeVar

from foedus.law.answers import answers as given
from foedus.law.answers import data
from foedus.law.answers.lint import lint as lint_instrument
from foedus.law.answers.questions import between as ask_between
from foedus.law.answers.questions import changes as ask_changes
from foedus.law.answers.questions import members as ask_members
from foedus.law.answers.questions import missing as ask_missing
from foedus.law.answers.questions import offices as ask_offices
from foedus.law.answers.questions import status as ask_status
from foedus.law.answers.render import as_html as proof_as_html
from foedus.law.answers.tables import Speaker, Table, as_html, as_plain, table_of
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.derive.visible import as_known
from foedus.law.derive.world import take_over
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Language, Wording
from foedus.names import Names, names_of

Given = TypeVar("Given")
Day = date | str
"""A day, or its ISO 8601 text."""


@dataclass(frozen=True)
class Reply(Generic[Given]):
    """An answer that can be looked at: as a value, as data, as text, as HTML."""

    answer: Given
    data: dict[str, Any]
    speaker: Speaker

    @property
    def table(self) -> Table:
        """The answer as a table."""
        return table_of(self.answer, self.speaker)

    def __repr__(self) -> str:
        return as_plain(self.table)

    def _repr_html_(self) -> str:
        proof = ""
        if isinstance(self.answer, given.WhyAnswer):
            proof = proof_as_html(self.answer.standing.proof, self.speaker.language)
        return as_html(self.table, proof)


_NEAR: Final = 2
"""Of so many worlds, the latest used, it is looked up what can be taken over."""

KEPT: Final = 16
"""For so many days of knowledge and choices of readings, what was derived is kept."""


class OpenRegister:
    """A register that can be asked. It is read once and never changes.

    *before*, where given, is the register as it was open until something was added to it: what
    was derived from it and rests on nothing that changed is taken over.
    """

    def __init__(
        self, register: Register, language: Language = "en", before: OpenRegister | None = None
    ) -> None:
        self.register = register
        self.language: Language = language
        self._worlds: dict[tuple[date | None, frozenset[str]], Worlds] = {}
        self._lock = RLock()
        self._before = () if before is None else before.derived()

    def derived(self) -> tuple[Worlds, ...]:
        """The worlds that were asked last, with what has been derived in them."""
        return tuple(self._worlds.values())[-_NEAR:]

    def speaking(self, language: Language) -> OpenRegister:
        """The same register, answering in *language*; what was derived is shared."""
        other = OpenRegister(self.register, language)
        other._worlds, other._lock = self._worlds, self._lock
        other._before = self._before
        return other

    @cached_property
    def names(self) -> Names:
        """What readers' names stand for."""
        return names_of(self.register)

    def __repr__(self) -> str:
        held = self.register
        return (
            f"<register {held.id}: {len(held.instruments)} instruments, "
            f"{sum(1 for _ in held.acts())} acts, {len(held.organisations)} organisations>"
        )

    def status(
        self,
        instrument: str,
        *,
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.StatusAnswer]:
        """The status table of an instrument on a day."""
        worlds, moment = self._at(on, known, readings)
        answer = ask_status.status(worlds, self.names.instrument(instrument), moment)
        return self._reply(answer, data.status_data(answer, self.language))

    def why(
        self,
        instrument: str,
        party: str,
        *,
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.WhyAnswer]:
        """Why a state stands to an instrument as it does, with the proof."""
        worlds, moment = self._at(on, known, readings)
        held, code = self.names.instrument(instrument), self.names.party(party)
        answer = ask_status.why(worlds, held, code, moment)
        return self._reply(answer, data.why_data(answer, self.language))

    def timeline(
        self, instrument: str, *, known: Day | None = None, readings: Iterable[str] = ()
    ) -> Reply[given.TimelineAnswer]:
        """How each state stood to an instrument over all time."""
        day = None if known is None else read_day(known)
        worlds = self.worlds(day, readings)
        answer = ask_status.timeline(worlds, self.names.instrument(instrument), day)
        return self._reply(answer, data.timeline_data(answer))

    def between(
        self,
        first: str,
        second: str,
        *,
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.BetweenAnswer]:
        """What binds two states towards each other on a day."""
        worlds, moment = self._at(on, known, readings)
        pair = self.names.party(first), self.names.party(second)
        if pair[0] == pair[1]:
            raise BadQuestion(f"{pair[0]} cannot be bound towards itself; name two states.")
        answer = ask_between.between(worlds, *pair, moment)
        return self._reply(answer, data.between_data(answer, self.language))

    def members(
        self,
        organisation: str,
        *,
        criterion: str = "member",
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.MembersAnswer]:
        """Who belongs to an organisation on a day, by a named criterion."""
        worlds, moment = self._at(on, known, readings)
        held = self._with_criterion(organisation, criterion)
        answer = ask_members.members(worlds, held, criterion, moment)
        return self._reply(answer, data.members_data(answer, self.language))

    def hangs_on(
        self,
        organisation: str,
        party: str,
        *,
        criterion: str = "member",
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.HangsAnswer]:
        """What a state would lose with its membership, and what would go on."""
        worlds, moment = self._at(on, known, readings)
        held, code = self._with_criterion(organisation, criterion), self.names.party(party)
        answer = ask_members.hangs_on(worlds, held, criterion, code, moment)
        return self._reply(answer, data.hangs_data(answer))

    def holder(
        self,
        office: str,
        *,
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.HoldersAnswer]:
        """Who holds an office on a day."""
        worlds, moment = self._at(on, known, readings)
        answer = ask_offices.holder(worlds, self.names.office(office), moment)
        return self._reply(answer, data.holders_data(answer, self.language))

    def chair(
        self,
        organisation: str,
        *,
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.ChairsAnswer]:
        """Who presides over an organisation on a day."""
        worlds, moment = self._at(on, known, readings)
        answer = ask_offices.chair(worlds, self.names.organisation(organisation), moment)
        return self._reply(answer, data.chairs_data(answer, self.language))

    def missing(
        self,
        instrument: str,
        *,
        on: Day | None = None,
        known: Day | None = None,
        readings: Iterable[str] = (),
    ) -> Reply[given.MissingAnswer]:
        """What is missing until an instrument enters into force."""
        worlds, moment = self._at(on, known, readings)
        answer = ask_missing.missing(worlds, self.names.instrument(instrument), moment)
        return self._reply(answer, data.missing_data(answer, self.language))

    def suppose(
        self, *suppositions: str, known: Day | None = None, readings: Iterable[str] = ()
    ) -> Reply[given.ChangesAnswer]:
        """What would follow from hypothetical acts: ``"PARTY KIND INSTRUMENT DATE"``."""
        acts = tuple(self._supposed(text, n) for n, text in enumerate(suppositions, start=1))
        day = None if known is None else read_day(known)
        chosen = self.chosen(readings)
        answer = ask_changes.suppose(self.register, acts, day, chosen)
        return self._reply(answer, data.changes_data(answer))

    def changes(
        self, earlier: Day, later: Day | None = None, *, readings: Iterable[str] = ()
    ) -> Reply[given.ChangesAnswer]:
        """What the register tells otherwise, known on *later*, than known on *earlier*."""
        days = read_day(earlier), None if later is None else read_day(later)
        answer = ask_changes.changes(self.register, *days, self.chosen(readings))
        return self._reply(answer, data.changes_data(answer))

    def lint(self, instrument: str = "") -> Reply[given.LintAnswer]:
        """Findings about the final clauses of one instrument, or of all."""
        held = self.register.instruments
        if instrument:
            held = (self.register.instrument[self.names.instrument(instrument)],)
        answer = given.LintAnswer(findings=tuple(f for one in held for f in lint_instrument(one)))
        return self._reply(answer, data.lint_data(answer))

    def _reply(self, answer: Given, plain: dict[str, Any]) -> Reply[Given]:
        return Reply(answer, plain, Speaker(self.register, self.language))

    def _at(
        self, on: Day | None, known: Day | None, readings: Iterable[str]
    ) -> tuple[Worlds, given.Moment]:
        """The worlds of a question, and both its times."""
        when = moment(on, known)
        return self.worlds(when.known, readings), when

    def worlds(self, known: date | None, readings: Iterable[str] = ()) -> Worlds:
        """The worlds of the register as known on a day, under chosen readings; kept for a while."""
        key = (known, self.chosen(readings))
        with self._lock:
            found = self._worlds.pop(key, None) or self._derived(key)
            self._worlds[key] = found
            while len(self._worlds) > KEPT:
                self._worlds.pop(next(iter(self._worlds)))
        return found

    def _derived(self, key: tuple[date | None, frozenset[str]]) -> Worlds:
        """New worlds, with what can be taken over from those at hand."""
        worlds = worlds_of(as_known(self.register, key[0]), key[1])
        for near in (*self._before, *self.derived()):
            take_over(worlds.material, near.material)
        return worlds

    def chosen(self, readings: Iterable[str]) -> frozenset[str]:
        """The readings asked for; UnknownName for one that the register does not know."""
        chosen = frozenset([readings] if isinstance(readings, str) else readings)
        if chosen:
            known = _reading_names(self.register)
            for name in sorted(chosen - known):
                raise UnknownName("reading", name, known)
        return chosen

    def _with_criterion(self, organisation: str, criterion: str) -> str:
        held = self.register.organisation[self.names.organisation(organisation)]
        names = {one.name for one in held.criteria}
        if criterion not in names:
            raise UnknownName(f"criterion of {held.id}", criterion, sorted(names))
        return held.id

    def _supposed(self, text: str, number: int) -> Act:
        parts = text.split()
        if len(parts) != 4:  # noqa: PLR2004 - the four parts named in the message
            raise BadQuestion(f'{text!r}: a supposition is "PARTY KIND INSTRUMENT DATE".')
        party, kind, instrument, day = parts
        if kind not in set(Kind):
            raise UnknownName("kind of act", kind, [str(k) for k in Kind])
        note = Wording("supposed", "предположено")
        held, when = self.names.instrument(instrument), read_day(day)
        adopted = first_possible(self.register.instrument[held].adopted)
        if when < adopted:
            raise BadQuestion(f"{text!r}: {held} was adopted on {adopted}, after that day.")
        return Act(
            id=f"supposed-{number}",
            kind=Kind(kind),
            instrument=held,
            party=self.names.party(party),
            date=when,
            evidence=Evidence(note=note),
        )


def _reading_names(register: Register) -> frozenset[str]:
    rivals = (act.rival.reading for act in register.acts() if act.rival is not None)
    criteria = (c.reading for o in register.organisations for c in o.criteria)
    return frozenset({*rivals, *criteria, *(r.name for r in register.readings)} - {""})


def moment(on: Day | None, known: Day | None) -> given.Moment:
    """Both times of a question; without a day, the reader's today. Raises as `read_day`."""
    day = date.today() if on is None else read_day(on)  # noqa: DTZ011 - the reader's own today
    return given.Moment(on=day, known=None if known is None else read_day(known))


def read_day(day: Day) -> date:
    """A day from a date or its ISO 8601 text; BadQuestion says what is wrong.

    >>> read_day("2012-09-20")
    datetime.date(2012, 9, 20)
    """
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day.strip())
    except ValueError as fault:
        raise BadQuestion(f"{day!r} is no day; write year-month-day, as 2012-09-20.") from fault


def open_register(name: str = "cis", *, language: Language = "en") -> OpenRegister:
    """Open a register by name (a bundled one) or folder.

    A folder is checked as a whole first; `UnusableRegister` carries every fault found.
    """
    folders = bundled()
    if name in folders:
        from foedus.texts.loading import load_trusted  # late: not needed to print help

        return OpenRegister(load_trusted(folders[name]()), language)
    folder = Path(name)
    if not _is_folder(folder):
        raise UnknownName("register (or folder)", name, folders)
    from foedus.texts.checking import load  # late: only folders of others need the checks

    return OpenRegister(load(folder), language)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no file system can have
        return False


def bundled() -> dict[str, Callable[[], Path]]:
    """The registers that are installed, by name; found by the entry point `foedus.registers`."""
    found = entry_points(group="foedus.registers")
    return {point.name: partial(_folder_of, point.value) for point in found}


def _folder_of(module: str) -> Path:
    return Path(str(files(module)))
