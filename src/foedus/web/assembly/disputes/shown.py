"""A dispute, and the ways of a clause, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from foedus.assembly.disputes.reading import CaseShown
from foedus.collection.addresses import act_path, instrument_path, standing_path, state_path
from foedus.collection.pages.days import day_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import DayShown, Named
from foedus.collection.pages.view import View
from foedus.followup.disputes.meanwhile import MeasureHeld
from foedus.followup.disputes.timetable import AT_NAMES, STAGE_NAMES, At, Next, Stage
from foedus.followup.disputes.ways import OPEN_NAMES, Ground, Open, Way, Ways
from foedus.law.terms.acts import Kind
from foedus.law.terms.settlement import Means
from foedus.law.terms.wording import Wording
from foedus.web.assembly.programmes.shown import with_names

W = Wording

MEANS_NAMES: Final[dict[Means, Wording]] = {
    Means.NEGOTIATIONS: W("negotiations", "переговоры"),
    Means.CONSULTATIONS: W("consultations", "консультации"),
    Means.GOOD_OFFICES: W("good offices", "добрые услуги"),
    Means.CONCILIATION: W("conciliation", "примирение"),
    Means.PANEL: W("panel of experts", "комиссия экспертов"),
    Means.ARBITRATION: W("arbitration", "арбитраж"),
    Means.COURT: W("court", "суд"),
    Means.COUNCIL: W("the highest body", "высший орган"),
    Means.OTHER_TREATY: W("the procedure of another treaty", "порядок другого договора"),
}
OPEN_MARKS: Final = {
    Open.OPEN: Mark.IN_FORCE,
    Open.CLOSED: Mark.NONE,
    Open.UNKNOWN: Mark.UNKNOWN,
}
AT_MARKS: Final = {
    At.OPEN: Mark.IN_FORCE,
    At.NOT_YET: Mark.OPEN,
    At.WAITS: Mark.OPEN,
    At.RUNNING: Mark.WAITS,
    At.OVERDUE: Mark.REFUSED,
    At.ENDED: Mark.DONE,
    At.CLOSED: Mark.ENDED,
}
STAGE_MARKS: Final = {
    Stage.OPENED: Mark.OPEN,
    Stage.UNDER_WAY: Mark.WAITS,
    Stage.WITHOUT_STEP: Mark.OPEN,
    Stage.SETTLED: Mark.DONE,
    Stage.DECIDED: Mark.DONE,
    Stage.WITHDRAWN: Mark.ENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundShown:
    """A ground: what it makes of the way, and where its proof stands."""

    mark: Mark
    words: str
    rule: str
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayShown:
    """A step of the clause, whether it is open, and when it may be taken."""

    name: str
    means: str
    cite: str
    quote: str
    quote_language: str
    paraphrase: str
    forum: str
    needs_consent: bool
    mark: Mark
    word: str
    grounds: tuple[GroundShown, ...]
    at_mark: Mark | None
    at_word: str
    reason: str
    earliest: DayShown
    limit: DayShown


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """A measure that one side takes towards the other."""

    act: Named
    by: str
    towards: str
    goods: str
    since: DayShown
    until: DayShown
    applies: bool
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """A dispute on its page."""

    claimant: Named
    respondent: Named
    instrument: Named
    covers: str
    cite: str
    stage_mark: Mark
    stage_word: str
    grounds: tuple[GroundShown, ...]
    ways: tuple[WayShown, ...]
    measures: tuple[MeasureShown, ...]


def dispute_shown(view: View, shown: CaseShown, on: date) -> DisputeShown:
    """A case as it stands on a day."""
    case = shown.case
    return DisputeShown(
        claimant=named_state(view, case.claimant),
        respondent=named_state(view, case.respondent),
        instrument=named_instrument(view, case.instrument),
        covers=view.say(shown.ways.clause.covers),
        cite=shown.ways.clause.text.cite,
        stage_mark=STAGE_MARKS[shown.stage],
        stage_word=view.say(STAGE_NAMES[shown.stage]),
        grounds=grounds_shown(view, shown.ways),
        ways=tuple(
            way_shown(view, way, step)
            for way, step in zip(shown.ways.ways, shown.steps, strict=True)
        ),
        measures=tuple(measure_shown(view, one, on) for one in shown.measures),
    )


def grounds_shown(view: View, ways: Ways) -> tuple[GroundShown, ...]:
    """The grounds that hold for every way."""
    return tuple(_ground(view, one) for one in ways.grounds)


def named_state(view: View, code: str) -> Named:
    """A state with its page."""
    return Named(code, view.name_of(code), state_path(code))


def named_instrument(view: View, name: str) -> Named:
    """An instrument with its page."""
    return Named(name, view.name_of(name), instrument_path(name))


def way_shown(view: View, way: Way, step: Next | None) -> WayShown:
    """A way, with its place in the timetable where there is a case."""
    text, held = way.step.text, way.step
    language = view.language
    quote = text.words.in_language(language)
    return WayShown(
        name=held.name,
        means=view.say(MEANS_NAMES[held.means]),
        cite=text.cite,
        quote=quote,
        quote_language=language if getattr(text.words, language) else _other(language),
        paraphrase=view.say(text.paraphrase),
        forum=view.name_of(held.forum) if held.forum else "",
        needs_consent=way.needs_consent,
        mark=OPEN_MARKS[way.open],
        word=view.say(OPEN_NAMES[way.open]),
        grounds=tuple(_ground(view, one) for one in way.grounds),
        at_mark=None if step is None else AT_MARKS[step.at],
        at_word="" if step is None else view.say(AT_NAMES[step.at]),
        reason="" if step is None else view.say(step.reason),
        earliest=day_shown(None if step is None else step.earliest, language),
        limit=day_shown(None if step is None else step.limit, language),
    )


def _other(language: str) -> str:
    return "en" if language == "ru" else "ru"


def _ground(view: View, ground: Ground) -> GroundShown:
    proof = instrument_path(ground.instrument) if ground.instrument else ""
    if ground.instrument and ground.party:
        proof = standing_path(ground.instrument, ground.party)
    about = filter(None, (ground.party, ground.instrument))
    words = with_names(view, view.say(ground.words), about)
    return GroundShown(mark=OPEN_MARKS[ground.makes], words=words, rule=ground.rule, proof=proof)


def measure_shown(view: View, one: MeasureHeld, on: date) -> MeasureShown:
    """A measure in a list."""
    return MeasureShown(
        act=Named(one.act.id, one.act.id, act_path(one.act.id)),
        by=view.name_of(one.by),
        towards=view.name_of(one.towards),
        goods="; ".join(one.goods),
        since=day_shown(one.span.start, view.language),
        until=day_shown(one.span.end, view.language),
        applies=one.applies_on(on),
        certain=one.certain,
    )


def desk_address(kind: Kind, instrument: str, by: str, towards: str) -> str:
    """The depositary's form of a new act, filled beforehand: nothing is recorded past it."""
    asked = {"kind": kind.value, "instrument": instrument, "party": by, "towards": towards}
    return f"/desk/receive/?{urlencode(asked)}"
