"""What an act would change, as the desk's table shows it; made once for a state of the register."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from foedus.collection.pages.marks import Mark, mark_of_word
from foedus.collection.pages.parts import Proof
from foedus.collection.pages.proofs import proof_shown
from foedus.collection.pages.view import View
from foedus.depositary.changes.terms import SUBJECT_NAMES, PreviewChange, SubjectKind
from foedus.depositary.preview import Preview
from foedus.law.answers.speech.names import WORDS
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Language, Wording
from foedus.register.desk.examining import preview_of, preview_told
from foedus.register.models import Dossier
from foedus.web.desk.holdings import Holdings
from foedus.web.desk.now import Now

MOST_PROVED: Final = 20
"""Rows that carry their proof on the page itself.

Those about other instruments have it behind an address of their own: a proof of what two states
owe each other under several treaties can take a second, and few are read.
"""

_KEPT_SECONDS: Final = 3600
_MARKS: Final[dict[Wording, Mark]] = {words: mark_of_word(key) for key, words in WORDS.items()} | {
    Wording("belongs", "принадлежит"): Mark.IN_FORCE,
    Wording("does not belong", "не принадлежит"): Mark.NONE,
    Wording("not in force", "не в силе"): Mark.OPEN,
}


@dataclass(frozen=True, slots=True)
class Said:
    """What holds, with its mark where it has one."""

    words: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: for whom, what was, what would be, from when until when, and why."""

    number: int
    whom: str
    under: str
    before: Said
    after: Said
    since: date
    until: date | None
    proofs: tuple[Proof, ...] = ()

    @property
    def key(self) -> str:
        """The name of the row on its page."""
        return f"change-{self.number}"


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one sort of subject."""

    title: str
    rows: tuple[Row, ...] = field(default_factory=tuple)


def preview_html(dossier: Dossier, now: Now) -> SafeString:
    """The preview of a dossier as HTML, kept while register, words and day are the same."""
    key = _key(dossier, now)
    kept = cache.get(f"{key}:{now.language}")
    if not isinstance(kept, str):
        kept = render_to_string("desk/preview.html", preview_context(dossier, now))
        cache.set(f"{key}:{now.language}", kept, _KEPT_SECONDS)
    return SafeString(kept)  # rendered here, by a template that escapes


def told_by_preview(dossier: Dossier, now: Now) -> str:
    """What stands for the preview in the form by which it is countersigned; kept alike."""
    key = f"{_key(dossier, now)}:told"
    kept = cache.get(key)
    if not isinstance(kept, str):
        kept = preview_told(preview_of(dossier, now.at))
        cache.set(key, kept, _KEPT_SECONDS)
    return kept


def _key(dossier: Dossier, now: Now) -> str:
    words = sha256(dossier.content.encode()).hexdigest()  # numbers come again after a restore
    return ":".join(
        (
            *("desk.preview", str(dossier.pk), str(dossier.version)),
            *(words, now.state.root, str(now.today)),
        )
    )


def preview_context(dossier: Dossier, now: Now) -> dict[str, object]:
    """What the template of a preview shows; *fault* where none can be computed."""
    try:
        told = preview_of(dossier, now.at)
    except FoedusError as fault:
        return {"fault": str(fault)}
    return {
        "dossier": dossier,
        "lead": [one.in_language(now.language) for one in told.lead],
        "sections": sections(told, now, dossier.instrument),
    }


def sections(told: Preview, now: Now, own: str) -> tuple[Section, ...]:
    """The changes by sort of subject, those together that say the same of several."""
    groups = list(enumerate(told.groups))
    found = []
    for kind in SubjectKind:
        rows = tuple(
            _row(number, group, now, own)
            for number, group in groups
            if group[0].subject.kind is kind
        )
        if rows:
            found.append(Section(SUBJECT_NAMES[kind].in_language(now.language), rows))
    return tuple(found)


def _row(number: int, group: tuple[PreviewChange, ...], now: Now, own: str) -> Row:
    first, holdings = group[0], now.holdings
    about = first.subject
    named = ", ".join("–".join(holdings.party(c) for c in one.subject.parties) for one in group)
    holder = holder_named(holdings, about.holder)
    under = ", ".join(part for part in (holder, about.criterion) if part)
    whom = named.strip(", ") or under
    is_near = about.holder == own and number < MOST_PROVED
    return Row(
        number=number,
        whom=whom,
        under="" if about.holder == own or not about.parties else under,
        before=_said(first.before, holdings.language),
        after=_said(first.after, holdings.language),
        since=first.since,
        until=first.until if isinstance(first.until, date) else None,
        proofs=_proofs(first, now, number, whom) if is_near else (),
    )


def holder_named(holdings: Holdings, holder: str) -> str:
    """The title of an instrument, an organisation or an office."""
    register = holdings.register
    if holder in register.organisation:
        return register.organisation[holder].title.in_language(holdings.language)
    if holder in register.office and register.office[holder].titles:
        return register.office[holder].titles[-1].title.in_language(holdings.language)
    return holdings.title(holder)


def _said(words: Wording, language: Language) -> Said:
    mark = _MARKS.get(words)
    if mark is None and words.en.startswith("in doubt"):
        mark = Mark.DISPUTED
    return Said(words.in_language(language), "" if mark is None else str(mark))


def why(dossier: Dossier, number: int, now: Now) -> tuple[Row, tuple[Proof, ...]]:
    """One row of a preview, and its proofs. Raises `LookupError` where there is none."""
    groups = preview_of(dossier, now.at).groups
    row = _row(number, groups[number], now, own="")
    return row, _proofs(groups[number][0], now, number, row.whom)


def _proofs(change: PreviewChange, now: Now, number: int, whom: str) -> tuple[Proof, ...]:
    """The proof of what would be, then of what was; without steps there is nothing to show."""
    view = View(opened=now.state.opened, on=now.today, language=now.language)
    key = f"why-change-{number}"
    made = (
        (key, _("With this act"), change.after, change.proof_after),
        (f"{key}-before", _("Without this act"), change.before, change.proof_before),
    )
    return tuple(
        proof_shown(view, name, whom, f"{supposing}: {view.say(words)}", proof)
        for name, supposing, words, proof in made
        if any(steps for _picks, steps in proof.branches)
    )
