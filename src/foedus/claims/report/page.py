"""A checked report as one annotated HTML file that needs nothing beside it.

No script, no address outside the file: its policy lets a browser load nothing but its own style.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from foedus.claims.report import page_words as words
from foedus.claims.report.checked import CheckedReport
from foedus.claims.report.guide import NO_GUIDE, Guide
from foedus.claims.report.page_parts import body_of
from foedus.claims.report.page_text import on_one_line, said
from foedus.law.terms.wording import Language


def page_of(report: CheckedReport, language: Language, guide: Guide = NO_GUIDE) -> str:
    """The page in *language*; the words of the report stay in theirs.

    *guide* gives the titles of sources and the names of states; without it ids stand there.
    """
    style = _style()
    title = f"{on_one_line(report.document.name)} · {said(words.CHECKED, language)} · Foedus"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<main class="wrap">\n{body_of(report, language, guide)}\n</main>\n'
        f'<footer class="wrap"><p>{said(words.MADE_BY, language)}</p></footer>\n</body>\n</html>\n'
    )


@cache
def _style() -> str:
    folder = files("foedus.claims.report") / "style"
    parts = (folder / name for name in ("page.css", "report.css"))
    return "\n" + "".join(part.read_text(encoding="utf-8") for part in parts)


def _policy(style: str) -> str:
    """Only this very style is let in."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
