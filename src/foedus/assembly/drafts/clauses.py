"""The final clauses of a draft: written, checked, foreseen, and on adoption the instrument's."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import organisation_of
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.steps import ON_ITS_WAY, claimed, demand_off_the_table, keep
from foedus.assembly.drafts.versions import demand_writing
from foedus.assembly.drafts.words import words_of
from foedus.assembly.models import Draft, DraftClauses, Phase
from foedus.drafting.errors import BadClauses
from foedus.drafting.foreseeing import Foreseen, Supposition, foreseen
from foedus.drafting.instrument import (
    LONGEST,
    Adoption,
    ClausesRead,
    DraftFacts,
    checked_clauses,
    instrument_file,
)
from foedus.law.terms.wording import Wording
from foedus.register.held import HeldRegister, held

_WRITTEN_IN = ON_ITS_WAY | {Phase.AGREED}


def facts_of(draft: Draft) -> DraftFacts:
    """What the draft says of itself."""
    return DraftFacts(
        name=draft.name,
        kind=draft.kind,
        title=Wording(draft.title_en, draft.title_ru),
        languages=tuple(draft.languages),
        subjects=tuple(draft.subjects),
    )


def clauses_of(draft: Draft, on: date, written: str | None = None) -> ClausesRead:
    """The clauses as if adopted *on* a day, with every fault; *written* in place of those kept."""
    content = draft.clauses if written is None else written
    return checked_clauses(held().register, facts_of(draft), content, on)


@transaction.atomic
def write_clauses(doing: Doing, draft: Draft | int, seen: int, content: str) -> ClausesRead:
    """Write the final clauses. What can be read is kept, with its faults; they bar the tabling.

    Raises `Refused`, `ChangedSince`, `NotNow`, `BadDraft`, `BadClauses` for what is no TOML or has
    keys that clauses have not.
    """
    row = claimed(draft, seen, "given other clauses", _WRITTEN_IN)
    demand_writing(doing, row)
    demand_off_the_table(row, "given other clauses")
    kept = _tidied(content)
    read = clauses_of(row, doing.at.date(), kept)
    if read.instrument is None:
        raise BadClauses(row.name, read.errors)
    row.clauses = kept
    DraftClauses.objects.create(draft=row, content=kept, at=doing.at, by=doing.by)
    keep(row, doing, "clauses")
    return read


def _tidied(content: str) -> str:
    """Lines as they stand, for their numbers are told; nothing invisible."""
    if len(content) > LONGEST:
        raise BadDraft(
            "clauses", _("Final clauses have at most %(most)s characters.") % {"most": LONGEST}
        )
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line in lines:
        words_of("clauses", line)
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def demand_sound(draft: Draft, on: date) -> ClausesRead:
    """Let pass clauses without errors. Raises `BadClauses`."""
    read = clauses_of(draft, on)
    if read.errors:
        raise BadClauses(draft.name, read.errors)
    return read


def instrument_of(draft: Draft, adoption: Adoption) -> bytes:
    """The register file of the adopted draft: its clauses become the instrument's.

    *adoption* may leave *body* and *within* empty: they are the draft's. Raises `BadClauses`.
    """
    body = adoption.body or draft.body
    within = adoption.within or organisation_of(held().register, body)
    completed = Adoption(
        day=adoption.day,
        place=adoption.place,
        body="" if body == within else body,
        within=within,
        sources=adoption.sources,
        acts=adoption.acts,
    )
    return instrument_file(facts_of(draft), draft.clauses, completed)


def foreseen_for(
    state: HeldRegister, draft: Draft, supposed: Supposition
) -> tuple[ClausesRead, Foreseen | None]:
    """When it would enter into force for whom; None where the clauses have errors."""
    read = checked_clauses(state.register, facts_of(draft), draft.clauses, supposed.adopted)
    if read.errors or read.instrument is None:
        return read, None
    return read, foreseen(state.opened, read.instrument, supposed)
