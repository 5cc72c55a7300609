"""What a rule asks about measures: does one of the importing state reach these goods?"""

from __future__ import annotations

from dataclasses import dataclass

from foedus.law.terms.goods import is_code
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.cases import Case, Single
from foedus.regimes.rules.combining import any_held
from foedus.regimes.rules.conditions import MeasureBy
from foedus.regimes.rules.evidence import both
from foedus.regimes.rules.grounds import Ground, GroundKind, Held
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.measures import CODES, Measure, Measures
from foedus.regimes.rules.rows import begins, rows_that_apply
from foedus.regimes.rules.terms import DatedTable, Row
from foedus.regimes.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Goods:
    """The goods of a case: the table of lists, the code, and what to say where it is missing."""

    atom: MeasureBy
    table: DatedTable
    case: Case
    missing: Wording


def measure_held(law: Law, goods: Goods, pair: tuple[str, str]) -> Held:
    """Whether a measure of the first state towards the second reaches the goods."""
    worlds = law.measures(goods.atom.instrument, *pair)
    if not any(worlds):
        return Held(Truth.NO)
    by_world = [_in_world(goods, measures) for measures in worlds]
    truths = {one.truth for one in by_world} or {Truth.NO}
    truth = truths.pop() if len(truths) == 1 else Truth.UNSURE
    grounds = dict.fromkeys(ground for one in by_world for ground in one.grounds)
    missing = dict.fromkeys(words for one in by_world for words in one.missing)
    if truth is Truth.UNSURE and not missing:
        missing = dict.fromkeys([_doubtful(goods.atom.instrument, pair)])
    return Held(truth, tuple(grounds), tuple(missing))


def _in_world(goods: Goods, measures: Measures) -> Held:
    applying = [one for one in measures if goods.case.on in one.span]
    return any_held([_listed(goods, one, words) for one in applying for words in one.goods])


def _listed(goods: Goods, measure: Measure, words: str) -> Held:
    """Whether *words* of a measure mean the goods of the case, with an effect asked for."""
    coded = is_code(words)
    listed = CODES if coded else words
    if not any(row.cells["goods"] == listed for row in goods.table.rows):
        return Held(Truth.UNSURE, (), (_unlisted(words),))
    reached = _begun(goods, words) if coded else Truth.YES
    if reached is Truth.NO:
        return Held(Truth.NO)
    values = {
        "goods": frozenset[Single]({listed}),
        "commodity": goods.case.possible(goods.atom.goods),
    }
    found = []
    for row, truth, unsure in rows_that_apply(goods.table, values, goods.case.on):
        if row.cells["effect"] in goods.atom.effects:
            missing = (_unclear(goods, words),) if unsure or reached is Truth.UNSURE else ()
            found.append(Held(min(truth, reached), (_ground(measure, words, row),), missing))
    return any_held(found)


def _begun(goods: Goods, prefix: str) -> Truth:
    """Whether the code of the case begins with that of a measure, as far as it is known."""
    found = {begins(str(code), prefix) for code in goods.case.possible(goods.atom.goods)}
    return found.pop() if len(found) == 1 else Truth.UNSURE


def _ground(measure: Measure, words: str, row: Row) -> Ground:
    return Ground(
        kind=GroundKind.MEASURE,
        name=measure.act.instrument,
        about=(measure.act.party,),
        words=(words,),
        since=measure.span.start,
        evidence=both(measure.act.evidence, row.evidence),
        row=row,
    )


def _unclear(goods: Goods, words: str) -> Wording:
    if not goods.case.possible(goods.atom.goods):
        return goods.missing
    return _too_short(words) if is_code(words) else _unlisted(words)


def _doubtful(instrument: str, pair: tuple[str, ...]) -> Wording:
    return Wording(
        f"from which day {pair[0]} applied its measure towards {pair[1]} under {instrument}: "
        "the sources differ",
        f"с какого дня {pair[0]} применяет меру к {pair[1]} по {instrument}: источники расходятся",
    )


def _unlisted(words: str) -> Wording:
    return Wording(
        f"whether the goods are among “{words}”: the list is not held whole",
        f"входит ли товар в перечень «{words}»: перечня целиком нет",
    )


def _too_short(code: str) -> Wording:
    return Wording(
        f"whether the goods fall under code {code}: their own code is too short to tell",
        f"относится ли товар к коду {code}: код товара слишком короток",
    )
