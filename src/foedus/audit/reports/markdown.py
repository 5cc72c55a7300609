"""An audit as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.audit.reports.view import Disagreement, Grid, Section, View


def as_markdown(view: View) -> str:
    """The report *view* as Markdown text."""
    return "\n".join(_lines(view)).rstrip() + "\n"


def _lines(view: View) -> Iterator[str]:
    yield f"# {view.title}\n"
    yield from (f"{sentence}\n" for sentence in view.lead)
    if view.causes.rows:
        yield f"## {view.causes_title}\n"
        yield from _grid(view.causes)
    if view.treaties.rows:
        yield f"## {view.treaties_title}\n"
        yield from _grid(view.treaties)
    for section in view.sections:
        yield from _section(section, view.proof_title)
    if view.findings:
        yield f"## {view.findings_title}\n"
        yield from (f"- {_escaped(finding)}" for finding in view.findings)


def _grid(grid: Grid) -> Iterator[str]:
    yield _row(grid.columns)
    yield _row(tuple("---" for _ in grid.columns))
    yield from (_row(row) for row in grid.rows)
    yield ""


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _section(section: Section, proof_title: str) -> Iterator[str]:
    yield f"### {section.title} · `{section.name}`\n"
    yield from (f"{sentence}\n" for sentence in section.sentences)
    if section.disagreements:
        yield from _grid(Grid(section.columns, tuple(one.cells for one in section.disagreements)))
        for one in section.disagreements:
            yield from _disagreement(one, proof_title)


def _disagreement(one: Disagreement, proof_title: str) -> Iterator[str]:
    yield f"**{one.cells[0]}** · {one.cause}. {one.words}\n"
    yield f"<details><summary>{proof_title}</summary>\n"
    yield "```text"
    yield one.proof
    yield "```\n"
    yield "</details>\n"
