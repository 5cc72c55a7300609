"""The text of a report as HTML, with its statements marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from foedus.claims.report.checked import Checked, CheckedReport
from foedus.claims.report.marked import MarkedBlock, Run, marked
from foedus.claims.report.page_marks import VOICES, shape
from foedus.claims.report.page_text import put, said, shown
from foedus.claims.report.page_words import PAGE
from foedus.claims.report.words import VERDICTS
from foedus.documents.languages import Language as Tongue
from foedus.documents.languages import language_of
from foedus.documents.terms import BlockKind
from foedus.law.terms.wording import Language

_CLASSES: Final = {
    BlockKind.HEADING: "head",
    BlockKind.PARAGRAPH: "",
    BlockKind.ITEM: "item",
    BlockKind.CELL: "cell",
    BlockKind.CAPTION: "caption",
}
_GLUE: Final = "&#8288;"
"""No line ends between the words of a statement and its mark."""
_TELLING: Final = 40
"""The language of a block of fewer characters is that of the whole."""


def text_of(report: CheckedReport, language: Language) -> str:
    """The blocks of the report, each a paragraph; headings are only set larger.

    They are words of another, so that they make no heading of this page.
    """
    whole = _code(report.document.language)
    inner = "\n".join(_blocks(report, language, whole))
    return f'<div class="report"{_lang(whole, "")} dir="auto">\n{inner}\n</div>'


def _blocks(report: CheckedReport, language: Language, whole: str) -> Iterator[str]:
    page = 0
    starts, ends = _edges(report.checked)
    for one in marked(report):
        if one.block.page not in (page, 0):
            page = one.block.page
            told = put(PAGE, language, number=str(page))
            yield f'<p class="leaf" lang="{language}">{told}</p>'
        kind = _CLASSES[one.block.kind]
        tongue = _tongue(report, one, whole)
        attributes = (f' class="{kind}"' if kind else "") + _lang(tongue, whole)
        words = "".join(_runs(report.checked, one, (starts, ends), language))
        yield f'<p{attributes} dir="auto">{words}</p>'


def _tongue(report: CheckedReport, one: MarkedBlock, whole: str) -> str:
    block = one.block
    if block.end - block.start < _TELLING:
        return whole
    return _code(language_of(report.document.text[block.start : block.end]))


def _code(tongue: Tongue) -> str:
    """The code of a language; one that is not recognised is told as such (RFC 5646)."""
    return "und" if tongue is Tongue.OTHER else str(tongue)


def _lang(tongue: str, around: str) -> str:
    return f' lang="{tongue}"' if tongue != around else ""


Edges = tuple[dict[int, list[int]], dict[int, list[int]]]


def _edges(checked: Sequence[Checked]) -> Edges:
    """Which statements begin and end at which character."""
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, one in enumerate(checked):
        starts.setdefault(one.claim.stretch.start, []).append(number)
        ends.setdefault(one.claim.stretch.end, []).append(number)
    return starts, ends


def _runs(
    checked: Sequence[Checked], block: MarkedBlock, edges: Edges, language: Language
) -> Iterator[str]:
    """The runs of a block. A run of several statements is underlined as the shortest of them."""
    at = block.block.start
    opened: set[int] = set()
    for run in block.runs:
        end = at + len(run.words)
        begun = [n for n in edges[0].get(at, ()) if n in run.claims]
        ended = [n for n in edges[1].get(end, ()) if n in run.claims]
        if not run.claims:
            yield shown(run.words)
        else:
            yield _marked(checked, run, (begun, ended, opened), language)
        at = end


def _marked(
    checked: Sequence[Checked],
    run: Run,
    edges: tuple[list[int], list[int], set[int]],
    language: Language,
) -> str:
    begun, ended, opened = edges
    inner = min(run.claims, key=lambda n: _length(checked[n]))
    own = f' id="t{inner + 1}"' if inner in begun and inner not in opened else ""
    before = "".join(_begin(n) for n in begun if n != inner)
    opened.update(begun)
    badges = "".join(_badge(checked, n, language) for n in ended if n == inner)
    others = "".join(
        f'<a class="tag v-{_voice(checked[n])}" href="#s{n + 1}">{_badge(checked, n, language)}</a>'
        for n in ended
        if n != inner
    )
    many = " many" if len(run.claims) > 1 else ""
    return (
        f'{before}<a class="said v-{_voice(checked[inner])}{many}"{own} href="#s{inner + 1}">'
        f"{shown(run.words)}{badges}</a>{others}"
    )


def _begin(number: int) -> str:
    """Where a statement begins that holds another one."""
    return f'<span class="begin" id="t{number + 1}" aria-hidden="true">{number + 1}⌈</span>'


def _badge(checked: Sequence[Checked], number: int, language: Language) -> str:
    """The shape and number of a statement at its end; its verdict as a word for screen readers."""
    verdict = checked[number].judgement.verdict
    word = said(VERDICTS[verdict], language)
    return (
        f'<span class="badge" lang="{language}">{_GLUE}{shape(verdict)}{_GLUE}{number + 1}'
        f'<span class="vh"> {word}</span></span>'
    )


def _voice(one: Checked) -> str:
    return VOICES[one.judgement.verdict]


def _length(one: Checked) -> int:
    return one.claim.stretch.end - one.claim.stretch.start
