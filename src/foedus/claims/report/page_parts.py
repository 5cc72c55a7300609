"""What an annotated page says: the day and its grounds, the legend, the text, the statements."""

from __future__ import annotations

from collections import Counter

from foedus.claims.dating.terms import Dated
from foedus.claims.report import page_words as words
from foedus.claims.report.checked import CheckedReport
from foedus.claims.report.guide import NO_GUIDE, Guide
from foedus.claims.report.page_marks import marked_verdict
from foedus.claims.report.page_report import text_of
from foedus.claims.report.page_statement import statement_of
from foedus.claims.report.page_text import day, on_one_line, put, said, shown
from foedus.claims.report.words import KINDS
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.wording import Language


def body_of(report: CheckedReport, language: Language, guide: Guide = NO_GUIDE) -> str:
    """The content of the page as HTML, without its frame; headings begin with h1.

    Nothing of the report is markup in it. Links lead only within it, and to *guide*'s pages.
    """
    return "\n".join(
        (
            f'<p class="eyebrow">{said(words.CHECKED, language)}</p>',
            f'<h1 class="long" dir="auto">{on_one_line(report.document.name) or "–"}</h1>',
            f'<p class="quiet">{said(words.NO_JUDGE, language)}</p>',
            _facts(report, language),
            _legend(report, language),
            '<div class="cols checked">',
            _text(report, language),
            _statements(report, language, guide),
            "</div>",
        )
    )


def _facts(report: CheckedReport, language: Language) -> str:
    unread = (
        put(
            words.UNREAD_LANGUAGES,
            language,
            languages=", ".join(_language(one, language) for one in report.unread),
        )
        if report.unread
        else said(words.ALL_READ, language)
    )
    rows = (
        (words.DAY, _day(report.dated, language)),
        (words.REGISTER, f"<code>{shown(report.register)}</code>"),
        (words.UNREAD, unread),
    )
    told = "".join(
        f"<div><dt>{said(title, language)}</dt><dd>{content}</dd></div>" for title, content in rows
    )
    return f'<dl class="facts two">{told}</dl>\n{_grounds(report.dated, language)}'


def _language(code: str, language: Language) -> str:
    return said(words.LANGUAGES[code], language) if code in words.LANGUAGES else shown(code)


def _day(dated: Dated, language: Language) -> str:
    if not dated:
        return said(words.NO_DAY, language)
    told = day(dated.day.isoformat())
    if not dated.settled:
        start = day(dated.span.start.isoformat())
        told = put(words.SOME_DAY, language, start=start, end=told)
    return f"{told}<small>{said(words.CONFIDENCES[dated.confidence], language)}</small>"


def _grounds(dated: Dated, language: Language) -> str:
    if not dated.grounds:
        return ""
    rows = "".join(
        f"<li><b>{said(words.SPEAKS[one.speaks], language)}</b> {said(one.told, language)}</li>"
        for one in dated.grounds
    )
    title = said(words.GROUNDS, language)
    return (
        f'<details class="mini"><summary>{title}</summary><ul class="grounds">{rows}</ul></details>'
    )


def _legend(report: CheckedReport, language: Language) -> str:
    """Each verdict with its number of statements, also those that no statement has."""
    counts = Counter(one.judgement.verdict for one in report.checked)
    rows = "".join(
        f"<div><dt>{marked_verdict(one, language)}"
        f"<small>{said(words.MEANINGS[one], language)}</small></dt>"
        f'<dd><span class="count">{counts[one]}</span></dd></div>'
        for one in Verdict
    )
    title = said(words.SUMMARY, language)
    return (
        f'<section aria-labelledby="found"><h2 id="found">{title}</h2>\n'
        f'<dl class="counts verdicts">{rows}</dl></section>'
    )


def _text(report: CheckedReport, language: Language) -> str:
    told = f'<p class="quiet">{said(words.HOW_TO_READ, language)}</p>' if report.checked else ""
    return (
        f'<section aria-labelledby="text"><h2 id="text">{said(words.TEXT, language)}</h2>\n'
        f"{told}\n{text_of(report, language)}\n</section>"
    )


def _statements(report: CheckedReport, language: Language, guide: Guide) -> str:
    rows = "\n".join(
        statement_of(number, one, language, guide)
        for number, one in enumerate(report.checked, start=1)
    )
    kinds = ", ".join(said(one, language) for one in KINDS.values())
    content = (
        f'<ol class="statements">\n{rows}\n</ol>'
        if rows
        else f"<p>{put(words.NONE, language, kinds=kinds)}</p>"
    )
    title = said(words.STATEMENTS, language)
    return (
        f'<section aria-labelledby="statements"><h2 id="statements">{title}</h2>\n'
        f"{content}\n</section>"
    )
