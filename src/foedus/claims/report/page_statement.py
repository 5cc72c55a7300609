"""One statement on the page: its words, its verdict, and the proof that opens when it is visited.

The target of a link stands inside ``<details>``, so that browsers open it without a script.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.claims.report import page_words as words
from foedus.claims.report.checked import Checked
from foedus.claims.report.guide import Guide, things_named
from foedus.claims.report.page_marks import marked_answer, marked_verdict
from foedus.claims.report.page_text import link, on_one_line, put, said, shown
from foedus.claims.report.words import KINDS, MODALITIES
from foedus.claims.terms.kinds import Modality
from foedus.claims.terms.verdicts import ByCriterion, Judgement
from foedus.law.terms.wording import Language, Wording


def statement_of(number: int, one: Checked, language: Language, guide: Guide) -> str:
    """A statement with all that the register says to it, as an item of a list."""
    claim, judgement = one.claim, one.judgement
    label = put(words.STATEMENT, language, number=str(number))
    verdict = marked_verdict(judgement.verdict, language)
    quoted = put(words.QUOTED, language, words=on_one_line(claim.words))
    proof = put(words.PROOF, language, number=str(number))
    return (
        f'<li class="statement">'
        f'<h3><span class="vh">{label}: </span><span aria-hidden="true">{number}.</span> '
        f"{verdict}</h3>\n"
        f'<p class="quiet">{_manner(one, language)}</p>\n'
        f'<p class="words" lang="" dir="auto">{quoted}</p>\n'
        f"<p>{said(judgement.told, language)}</p>\n{_then(judgement, language)}"
        f"<details><summary>{proof}</summary>\n"
        f'<div class="proof" id="s{number}">\n{_proof(one, language, guide)}'
        f'<p><a href="#t{number}">{put(words.BACK, language)}'
        f'<span class="vh"> ({number})</span></a></p>\n</div></details></li>'
    )


def _manner(one: Checked, language: Language) -> str:
    manner = one.claim.manner
    parts = [said(KINDS[one.claim.kind], language)]
    if manner.modality is not Modality.SAID:
        parts.append(said(MODALITIES[manner.modality], language))
    if manner.negated:
        parts.append(said(words.DENIES, language))
    if manner.attribution:
        who = f"<bdi>{on_one_line(manner.attribution)}</bdi>"
        parts.append(put(words.SAYS_SO, language, words=who))
    return " · ".join(parts)


def _then(judgement: Judgement, language: Language) -> str:
    if judgement.then is judgement.verdict:
        return ""
    verdict = marked_verdict(judgement.then, language)
    return f'<p class="then">{put(words.THEN, language, verdict=verdict)}</p>\n'


def _proof(one: Checked, language: Language, guide: Guide) -> str:
    judgement = one.judgement
    return "".join(
        (
            _criteria(judgement, language, guide),
            _section(words.STEPS, _steps(judgement, language), language),
            _section(words.SOURCES, _sources(judgement, language, guide), language),
            _named(one, language, guide),
        )
    )


def _section(title: Wording, content: str, language: Language) -> str:
    return f"<h4>{said(title, language)}</h4>\n{content}\n"


def _criteria(judgement: Judgement, language: Language, guide: Guide) -> str:
    """A row for each criterion: what it gives, and whether that is what the report says."""
    if not judgement.criteria:
        return ""
    titles = (words.CRITERION, words.COUNT, words.LIST, words.AGREES)
    heads = "".join(
        f'<th role="columnheader" scope="col">{said(one, language)}</th>' for one in titles
    )
    rows = "\n".join(_criterion(one, language, guide) for one in judgement.criteria)
    return (
        f'<table class="stack criteria" role="table"><caption>{said(words.CRITERIA, language)}'
        f'</caption>\n<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody></table>\n'
    )


def _criterion(one: ByCriterion, language: Language, guide: Guide) -> str:
    who = ", ".join(_party(code, guide) for code in one.parties) or "–"
    told = f"<small>{said(one.told, language)}</small>" if one.told else ""
    answer = marked_answer(one.agrees, said(words.AGREE_WORDS[one.agrees], language))
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{said(one.title, language)}{told}</th>'
        f"{_cell(words.COUNT, str(one.count) if one.count >= 0 else '–', language)}"
        f"{_cell(words.LIST, who, language)}"
        f"{_cell(words.AGREES, answer, language)}</tr>"
    )


def _cell(title: Wording, content: str, language: Language) -> str:
    empty = ' class="nil"' if content == "–" else ""
    label = said(title, language)
    return f'<td role="cell"{empty} data-l="{label}"><div>{content}</div></td>'


def _party(code: str, guide: Guide) -> str:
    return f'<span class="nw">{shown(guide.names.get(code, code))}</span>'


def _steps(judgement: Judgement, language: Language) -> str:
    """The steps in order; one that is set in belongs to the one before it."""
    if not judgement.proof:
        return f'<p class="quiet">{said(words.NO_STEPS, language)}</p>'
    return f'<ol class="proof-steps">\n{"".join(_lines(judgement, language))}</ol>'


def _lines(judgement: Judgement, language: Language) -> Iterator[str]:
    for step in judgement.proof:
        text = step.in_language(language)
        depth = min((len(text) - len(text.lstrip())) // 2, 4)
        inner = f' class="in-{depth}"' if depth else ""
        told = said(Wording(step.en.strip(), step.ru.strip()), language)
        yield f"<li{inner}>{told}</li>\n"


def _sources(judgement: Judgement, language: Language, guide: Guide) -> str:
    if not judgement.sources:
        return f'<p class="quiet">{said(words.NO_SOURCES, language)}</p>'
    rows = "".join(f"<li>{link(one, guide.sources, {})}</li>" for one in judgement.sources)
    return f'<ul class="sources">{rows}</ul>'


def _named(one: Checked, language: Language, guide: Guide) -> str:
    """What the statement names and the register holds."""
    things = [name for name in things_named(one.claim) if name in guide.names]
    if not things:
        return ""
    rows = "".join(f"<li>{link(name, guide.names, guide.pages)}</li>" for name in things)
    return _section(words.IN_REGISTER, f'<ul class="sources">{rows}</ul>', language)
