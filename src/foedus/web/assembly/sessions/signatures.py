"""The signature matrix of a session: documents by states, with the manner of each signature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from foedus.collection.charts import MatrixChart, signature_matrix
from foedus.collection.charts.matrix import Cell
from foedus.collection.pages.asked import status_of
from foedus.collection.pages.session import SessionPage, signing_acts
from foedus.collection.pages.view import View
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.acts import Act
from foedus.law.terms.wording import Wording

_DISPUTED: Final = Wording("signed, the manner is disputed", "подписано, способ спорный")
_WHETHER: Final = Wording("whether it signed is disputed", "подписание спорно")


def signatures(view: View, page: SessionPage) -> SafeString:
    """The matrix as a table; empty where the register holds no document of the session."""
    if not page.documents or not page.signatories:
        return SafeString("")
    speaker = Speaker(view.register, view.language)
    answers = [status_of(view, one.id) for one in page.documents]
    chart = signature_matrix(answers, page.signatories, speaker)
    drawn = _with_disputes(view, chart, [one.id for one in page.documents])
    return mark_safe(drawn.inline("signatures"))  # noqa: S308 - the chart escapes all it is given


def _with_disputes(view: View, chart: MatrixChart, documents: Iterable[str]) -> MatrixChart:
    """The chart, with the cells marked in which sources tell different things."""
    rows = []
    for document, (name, cells) in zip(documents, chart.rows, strict=True):
        rivals = _rivals(view, document)
        told = (
            Cell("disp", "rival", view.say(rivals[column.code])) if column.code in rivals else cell
            for column, cell in zip(chart.columns, cells, strict=True)
        )
        rows.append((name, tuple(told)))
    return replace(chart, rows=tuple(rows))


def _rivals(view: View, document: str) -> dict[str, Wording]:
    """The states of whose signature there are rival accounts that nobody has settled."""
    settled = {one.id for one in view.register.instrument[document].disputes if one.settled}
    told: dict[str, list[Act]] = {}
    for act in signing_acts(view, document):
        if act.rival is not None and act.rival.dispute not in settled:
            told.setdefault(act.party, []).append(act)
    found = {}
    for party, acts in told.items():
        kinds = {act.kind for act in acts}
        found[party] = _DISPUTED if len(kinds) == 1 else _WHETHER
    return found
