"""An audit laid out for reading: titles, sentences and tables; Markdown and HTML only write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.audit.reports.words import CAUSES, WORDS
from foedus.audit.terms import Cause, General, Reading, Row, TableAudit, TreatyAudit
from foedus.law.answers.render import Line, as_text, lines
from foedus.law.answers.speech.names import kind_name
from foedus.law.terms.wording import Language


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the names of its columns, and its rows of cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One row that differs: both sides, the cause in words, and the proof of the computed day."""

    cells: tuple[str, ...]
    cause: str
    words: str
    proof: str
    tree: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One treaty: its title, what is said of the whole, and the rows that differ."""

    title: str
    name: str
    sentences: tuple[str, ...]
    columns: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole report of one table."""

    language: Language
    title: str
    lead: tuple[str, ...]
    causes_title: str
    causes: Grid
    treaties_title: str
    treaties: Grid
    sections: tuple[Section, ...]
    proof_title: str
    findings_title: str
    findings: tuple[str, ...]


def view_of(one: TableAudit, language: Language = "en") -> View:
    """The report of *one* table in *language*."""
    say = _Speaker(language)
    return View(
        language=language,
        title=say("title", table=one.table),
        lead=tuple(_lead(one, say)),
        causes_title=say("causes"),
        causes=_causes(one.by_cause(), say),
        treaties_title=say("treaties"),
        treaties=_treaties(one.treaties, say),
        sections=tuple(_section(treaty, say) for treaty in one.treaties if treaty.rows),
        proof_title=say("proof"),
        findings_title=say("findings"),
        findings=tuple(str(finding) for finding in one.findings),
    )


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says the report's words in one language."""

    language: Language

    def __call__(self, name: str, **values: object) -> str:
        return WORDS[name].in_language(self.language).format(**values)

    def cause(self, cause: Cause) -> str:
        return CAUSES[cause].in_language(self.language)


def _lead(one: TableAudit, say: _Speaker) -> Iterable[str]:
    computable = [row for row in one.rows if row.is_computable]
    agree, rows = sum(row.agrees for row in computable), len(computable)
    if rows:
        share = f"{100 * agree / rows:.1f} %"
        yield say("lead", rows=rows, agree=agree, share=share, differ=rows - agree)
    if len(one.rows) > rows:
        yield say("not-computable", rows=len(one.rows) - rows)
    if not one.rows:
        yield say("nothing")
    if one.acts_from:
        yield say("acts-from", tables=", ".join(one.acts_from))
    if one.not_held:
        names = ", ".join(f"{name or '–'} ({n})" for name, n in one.not_held)
        yield say("not-held", names=names)


def _causes(counts: Counter[Cause], say: _Speaker) -> Grid:
    rows = tuple((say.cause(cause), str(counts[cause])) for cause in Cause if counts[cause])
    return Grid((say("cause"), say("rows")), rows)


def _treaties(treaties: tuple[TreatyAudit, ...], say: _Speaker) -> Grid:
    columns = ("treaty", "general", "rows", "agree", "first", "later", "differ", "open")
    return Grid(
        tuple(say(name) for name in columns),
        tuple(
            (
                one.title.in_language(say.language),
                _day_pair(one.general),
                str(len(one.rows)),
                str(sum(row.agrees for row in one.rows)),
                _part([row for row in one.rows if row.is_first]),
                _part([row for row in one.rows if not row.is_first]),
                str(sum(row.is_computable for row in one.differing)),
                str(sum(not row.is_computable for row in one.differing)),
            )
            for one in treaties
        ),
    )


def _part(rows: list[Row]) -> str:
    return f"{sum(row.agrees for row in rows)}/{len(rows)}" if rows else "–"


def _day_pair(general: General) -> str:
    published = general.published.isoformat() if general.published else "–"
    computed = general.computed.isoformat() if general.computed else "–"
    return published if general.agrees else f"{published} ≠ {computed}"


def _section(one: TreatyAudit, say: _Speaker) -> Section:
    columns = ("party", "act", "published", "computed", "cause")
    return Section(
        title=one.title.in_language(say.language),
        name=one.instrument,
        sentences=tuple(_sentences(one, say)),
        columns=tuple(say(name) for name in columns),
        disagreements=tuple(_disagreement(row, say) for row in one.differing),
    )


def _sentences(one: TreatyAudit, say: _Speaker) -> Iterable[str]:
    general = one.general
    if general.explanation is not None:
        yield say(
            "general-differs",
            published=general.published or say("none"),
            computed=general.computed or say("none"),
            why=f"{_capital(say.cause(general.explanation.cause))}: "
            f"{general.explanation.words.in_language(say.language)}",
        )
    elif general.published is not None:
        yield say("general-agrees", day=general.published)
    if general.aligned:
        yield say("aligned")
    successions = sum(row.reading is Reading.SUCCESSION for row in one.rows)
    if successions:
        yield say("successions", rows=successions)
    if not one.differing:
        yield say("all-agree")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _disagreement(row: Row, say: _Speaker) -> Disagreement:
    language = say.language
    when = row.act.legal_when
    act = f"{kind_name(row.act.kind, language)} {when.isoformat() if when else ''}".strip()
    where = say("line", line=row.entry.line)
    explanation = row.explanation
    cause = say.cause(explanation.cause) if explanation else ""
    return Disagreement(
        cells=(
            row.entry.participant,
            act,
            f"{row.published} ({where})",
            row.computed.isoformat() if row.computed else "–",
            cause,
        ),
        cause=cause,
        words=explanation.words.in_language(language) if explanation else "",
        proof=as_text(row.proof, language),
        tree=tuple(line for _, steps in row.proof.branches for line in lines(steps, language)),
    )
