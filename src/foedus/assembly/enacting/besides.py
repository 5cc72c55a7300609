"""All that a closing brings into the register besides what was signed, as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from foedus.assembly.enacting.decided import (
    adoption_block,
    decisions_of,
    drafts_decided,
    put_decisions,
)
from foedus.assembly.enacting.documents import DocumentWritten, head_of, path_of, written
from foedus.assembly.enacting.growing import GrowingFiles
from foedus.assembly.models import Draft, Grid, Meeting, MeetingPhase
from foedus.assembly.sessions.recording import recording_of
from foedus.depositary.blocks import block_of
from foedus.law.terms.acts import Act, Kind
from foedus.register.held import HeldRegister
from foedus.signing.closing import digest
from foedus.signing.recorded_acts import Ceremony
from foedus.signing.terms import SigningGrid


@dataclass(frozen=True, slots=True)
class Brought:
    """All that a closing brings into the register, as *files*.

    *papers* were signed; *adopted* are drafts that were adopted and signed by nobody, as far as
    is known; *acts* are appointments, dismissals and chairs; *session* is the id of the session
    if it is recorded now.
    """

    files: Mapping[str, bytes]
    papers: tuple[DocumentWritten, ...]
    adopted: tuple[Draft, ...]
    acts: tuple[Act, ...]
    session: str
    seal: str

    @property
    def told(self) -> tuple[str, ...]:
        """The ids of the acts of which the depositary notifies."""
        signed = (act.id for paper in self.papers for act in _to_tell(paper))
        return (*signed, *(f"{draft.name}/adoption" for draft in self.adopted))


def _to_tell(paper: DocumentWritten) -> Iterable[Act]:
    """What is notified: a new document once, by its adoption; later signatures each."""
    adopted = [act for act in paper.acts if act.kind is Kind.ADOPTION]
    return adopted or [act for act in paper.acts if act.kind is Kind.SIGNATURE]


def brought_by(grid: Grid, value: SigningGrid, state: HeldRegister, ceremony: Ceremony) -> Brought:
    """What closing *grid* as it stands (*value*) brings into the register that is *state*.

    Raises `BadClauses`, `BadEffect`, `UnknownName`.
    """
    files = GrowingFiles(state)
    papers = written(grid, value, state, ceremony)
    for paper in papers:
        files.begin(paper.path, paper.data)
    signed = {paper.document.name for paper in papers}
    decisions = list(decisions_of(grid.meeting))
    known = signed | set(state.register.instrument)
    adopted = tuple(one for one in drafts_decided(decisions) if one.name not in known)
    heads = [head_of(draft, ceremony) for draft in adopted]
    for draft, head in zip(adopted, heads, strict=True):
        block = adoption_block(draft.name, ceremony)
        files.begin(path_of(state, draft.name), head + block.encode())
    acts = put_decisions(files, decisions, ceremony)
    documents = known | {draft.name for draft in adopted}
    session = _put_session(files, grid.meeting, documents, ceremony)
    heads += [paper.head for paper in papers]
    every = (*(act for paper in papers for act in paper.acts), *acts)
    seal = _seal(value, heads, every, (session, grid.meeting.version))
    return Brought(files.files, papers, adopted, acts, session, seal)


def _put_session(
    files: GrowingFiles, meeting: Meeting, documents: set[str], ceremony: Ceremony
) -> str:
    """The session, once it was held; it is recorded once."""
    register = files.state.register
    if meeting.phase != MeetingPhase.HELD or meeting.name in {s.id for s in register.sessions}:
        return ""
    told = recording_of(meeting, register, documents, ceremony.recorded)
    files.put_words(told.path, [told.words])
    return meeting.name


def _seal(
    value: SigningGrid,
    heads: Iterable[bytes],
    acts: Iterable[Act],
    session: tuple[str, int],
) -> str:
    """The SHA-256 of all that both officers see: whatever changes it, is seen anew.

    *heads* are the new instruments without their acts: titles and final clauses, as they would
    be recorded. The day of recording is not part of it: a closing may be countersigned after
    midnight.
    """
    said = (
        digest(value),
        *(head.decode() for head in heads),
        *(block_of(replace(act, recorded=None)) for act in acts),
        *map(str, session),
    )
    return sha256("\n".join(said).encode()).hexdigest()
