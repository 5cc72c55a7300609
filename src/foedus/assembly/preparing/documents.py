"""How far the documents of an agenda are: what each test of readiness says of a draft."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from foedus.assembly.drafts.clauses import clauses_of
from foedus.assembly.drafts.deadlines import closes
from foedus.assembly.drafts.finding import silent_parties
from foedus.assembly.drafts.waiting import of_draft
from foedus.assembly.models.drafts import Draft, DraftAmendment, DraftComment, Phase
from foedus.assembly.sessions.board import Check, DocumentState, Ready
from foedus.law.terms.wording import Wording

W = Wording

_SETTLED: Final = frozenset({Phase.AGREED, Phase.TABLED, Phase.ADOPTED, Phase.PUBLISHED})
_WITH_CLAUSES: Final = frozenset(
    {"treaty", "agreement", "convention", "protocol", "charter", "covenant", "statute"}
)
"""Kinds of document that bind by their final clauses."""

_CLOSED = W("closed", "закрыты")
_OPEN = W("{} open", "открыто: {}")
_ANSWERED = W("{} of {} answered", "ответили {} из {}")
_FINDINGS = W("{} findings", "замечаний: {}")
_NO_FINDINGS = W("no findings", "замечаний нет")
_ROUND = W("round {}", "раунд {}")
_NO_ROUND = W("no round was held", "раундов не было")
_MISSING = W("no text in: {}", "нет текста на: {}")
_VERSION = W("version {}", "версия {}")
_WRITTEN = W("not written", "не написаны")


def document_state(draft: Draft, at: datetime) -> DocumentState:
    """How far a draft is at a moment."""
    silent = silent_parties(draft)
    return DocumentState(
        number=draft.pk,
        name=draft.name,
        title=W(draft.title_en or draft.name, draft.title_ru or draft.title_en or draft.name),
        phase=Phase(draft.phase).value,
        experts=_experts(draft, at),
        comments=_comments(draft),
        agreed=_agreed(draft, silent),
        clauses=_clauses(draft, at),
        text=_text(draft),
        silent=silent,
        waits=tuple(of_draft(draft, at)),
    )


def _filled(words: Wording, *given: object) -> Wording:
    return W(words.en.format(*given), words.ru.format(*given))


def _experts(draft: Draft, at: datetime) -> Check:
    last = draft.rounds.order_by("-number").first()
    if draft.phase in _SETTLED:
        return Check(
            ready=Ready.READY if last else Ready.NOT_NEEDED, words=W() if last else _NO_ROUND
        )
    if last is None:
        return Check(ready=Ready.NOT_YET)
    if draft.phase != Phase.EXPERTS:
        return Check(ready=Ready.READY, words=_filled(_ROUND, last.number))
    ready = Ready.LATE if closes(last) < at else Ready.WAITS
    return Check(ready=ready, words=_filled(_ROUND, last.number))


def _comments(draft: Draft) -> Check:
    if draft.phase == Phase.DRAFTING:
        return Check(ready=Ready.NOT_YET)
    comments = DraftComment.objects.filter(draft=draft, answers=None, answer=None).count()
    open_ones = comments + DraftAmendment.objects.filter(draft=draft, answer=None).count()
    if draft.phase in _SETTLED:
        return Check(ready=Ready.READY, words=_CLOSED)
    if open_ones:
        return Check(ready=Ready.WAITS, words=_filled(_OPEN, open_ones))
    return Check(ready=Ready.READY, words=_filled(_OPEN, 0))


def _agreed(draft: Draft, silent: tuple[str, ...]) -> Check:
    if draft.phase in _SETTLED:
        return Check(ready=Ready.READY)
    if draft.phase == Phase.DRAFTING:
        return Check(ready=Ready.NOT_YET)
    asked = len(draft.readers - {draft.body})
    return Check(ready=Ready.WAITS, words=_filled(_ANSWERED, asked - len(silent), asked))


def _clauses(draft: Draft, at: datetime) -> Check:
    if not draft.clauses.strip():
        needed = draft.kind in _WITH_CLAUSES
        return Check(
            ready=Ready.NOT_YET if needed else Ready.NOT_NEEDED, words=_WRITTEN if needed else W()
        )
    errors = clauses_of(draft, at.date()).errors
    if errors:
        return Check(ready=Ready.WAITS, words=_filled(_FINDINGS, len(errors)))
    return Check(ready=Ready.READY, words=_NO_FINDINGS)


def _text(draft: Draft) -> Check:
    held = dict(draft.versions.order_by("number").values_list("language", "number"))
    missing = [one for one in draft.languages if one not in held]
    if not held:
        return Check(ready=Ready.NOT_YET)
    if missing:
        return Check(ready=Ready.WAITS, words=_filled(_MISSING, ", ".join(missing)))
    return Check(ready=Ready.READY, words=_filled(_VERSION, max(held.values())))
