"""An audit as one page that stands alone: no script, no font, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from foedus.audit.reports.view import Disagreement, Grid, Section, View
from foedus.law.answers.render import Line

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d2327; --quiet: #5a646c; --line: #d5dade;
  --paper: #fff; --shade: #f4f6f7; --mark: #8a4b08; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaed; --quiet: #a3adb5; --line: #3a4349;
  --paper: #14181b; --shade: #1c2226; --mark: #f0b878; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; font-weight: 600; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
h3 { font-size: 1.05rem; margin: 2.5rem 0 .25rem; } code { color: var(--quiet); font-size: .85em; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .75rem 0; }
caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--quiet); font-weight: 500; }
td.day { font-variant-numeric: tabular-nums; white-space: nowrap; }
td.cause { color: var(--mark); }
tr.why td { border-bottom: 1px solid var(--line); padding-top: 0; color: var(--quiet); }
tr.said td { border-bottom: 0; }
details { margin: .25rem 0 .5rem; } summary { cursor: pointer; }
details ol { padding-left: 1.25rem; } blockquote { margin: .25rem 0; padding-left: .75rem;
  border-left: 3px solid var(--line); } cite { font-style: normal; color: var(--quiet); }
.wide { overflow-x: auto; }
"""


def as_html(view: View) -> str:
    """The report *view* as an HTML page."""
    parts = [
        f"<h1>{escape(view.title)}</h1>",
        *(f"<p>{escape(sentence)}</p>" for sentence in view.lead),
        *_titled(view.causes_title, view.causes),
        *_titled(view.treaties_title, view.treaties),
        *(_section(section, view.proof_title) for section in view.sections),
        _findings(view),
    ]
    return (
        f'<!doctype html>\n<html lang="{view.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(view.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _titled(title: str, grid: Grid) -> Iterable[str]:
    if grid.rows:
        yield f"<h2>{escape(title)}</h2>"
        yield _grid(grid)


def _grid(grid: Grid) -> str:
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in grid.rows)
    return f'<div class="wide"><table>{_head(grid.columns)}<tbody>{rows}</tbody></table></div>'


def _head(columns: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    return f"<thead><tr>{cells}</tr></thead>"


def _cell(text: str) -> str:
    kind = ' class="day"' if text[:1].isdigit() else ""
    return f"<td{kind}>{escape(text)}</td>"


def _section(section: Section, proof_title: str) -> str:
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in section.sentences)
    rows = "".join(_rows(one, proof_title) for one in section.disagreements)
    table = f"<table>{_head(section.columns)}<tbody>{rows}</tbody></table>" if rows else ""
    title = f"<h3>{escape(section.title)} <code>{escape(section.name)}</code></h3>"
    return f'<section>{title}{said}<div class="wide">{table}</div></section>'


def _rows(one: Disagreement, proof_title: str) -> str:
    *cells, cause = one.cells
    told = "".join(_cell(cell) for cell in cells) + f'<td class="cause">{escape(cause)}</td>'
    proof = f"<details><summary>{escape(proof_title)}</summary>{_tree(one.tree)}</details>"
    why = f'<tr class="why"><td colspan="{len(one.cells)}">{escape(one.words)}{proof}</td></tr>'
    return f'<tr class="said">{told}</tr>{why}'


def _tree(found: Iterable[Line]) -> str:
    return f"<ol>{''.join(_line(line) for line in found)}</ol>"


def _line(line: Line) -> str:
    cite = f" <cite>{escape(line.cite)}</cite>" if line.cite else ""
    tag = "p" if line.is_paraphrase else "blockquote"
    quote = f"<{tag}>{escape(line.quote)}</{tag}>" if line.quote else ""
    under = _tree(line.under) if line.under else ""
    return f"<li>{escape(line.text)}{cite}{quote}{under}</li>"


def _findings(view: View) -> str:
    if not view.findings:
        return ""
    items = "".join(f"<li>{escape(finding)}</li>" for finding in view.findings)
    return f"<h2>{escape(view.findings_title)}</h2><ul>{items}</ul>"
