"""A checked report as part of a page: its links lead to the pages of the collection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from foedus.claims.report.checked import CheckedReport
from foedus.claims.report.guide import Guide, guide_of
from foedus.claims.report.page_parts import body_of
from foedus.collection import addresses
from foedus.collection.pages.sessions_paths import body_path
from foedus.law.terms.wording import Language
from foedus.register.held import held
from foedus.web.languages import PREFIXES

_PATHS: Final[Mapping[str, Callable[[str], str]]] = {
    "party": addresses.state_path,
    "instrument": addresses.instrument_path,
    "organisation": addresses.organisation_path,
    "body": body_path,
    "office": addresses.office_path,
}


def report_html(report: CheckedReport, language: Language) -> SafeString:
    """The page of a report without its frame."""
    made = body_of(report, language, _guide(language))
    return mark_safe(made)  # noqa: S308 - everything in it was escaped as it was made


def _guide(language: Language) -> Guide:
    prefix = PREFIXES[language]
    return guide_of(held().register, language, lambda what, name: f"{prefix}{_PATHS[what](name)}")
