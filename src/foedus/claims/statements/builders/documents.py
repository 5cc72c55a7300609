"""What becomes of instruments: signed, ratified, in force, left."""

from __future__ import annotations

from typing import Final

from foedus.claims.pieces.row import Document, InOrganisation, Somebody, Thing
from foedus.claims.statements.found import Found
from foedus.claims.terms.claims import (
    Content,
    EntryIntoForce,
    Force,
    Leaving,
    Ratification,
    Reach,
    Signature,
    Step,
    Withdrawal,
)
from foedus.claims.terms.said import NOTHING_NAMED, Named


def signature(found: Found) -> Content | None:
    """Who signed what, or how many documents."""
    content = Signature(
        states=found.states(),
        signers=_signers(found),
        instrument=found.instrument(),
        subject=found.subject() or _subject(found),
        count=found.count(),
        reach=Reach(found.means_as("reach", Reach.SOME)),
        organisation=found.organisation() or found.body_organisation("signer") or _around(found),
        place=found.place(),
        when=found.when(),
    )
    papers = content.count.number >= 0 and content.count.of == "document"
    if not (content.instrument.id or content.states) and _is_bare_decision(found):
        return None
    if _is_private(found) or (not content.states and _binds_organisations(found)):
        return None
    nobody = not (content.states or content.signers or content.count.number >= 0)
    alone = nobody or (content.states and not _several(content))
    if alone and content.instrument and not (content.instrument.id or found.context()):
        return None
    if found.means.get("adopts") == "yes" and not (content.instrument.id or _several(content)):
        return None
    return content if content.instrument or content.subject or papers else None


def _binds_organisations(found: Found) -> bool:
    """Whether two organisations are named with the paper: that is how they stand to one another."""
    piece = found.match.roles.get("instrument")
    if piece is None or not isinstance(piece.sense, Document) or piece.sense.named.id:
        return False
    named = (found.organisation_of(one) for one in found.named_with())
    return len({one.id or one.words for one in named if one}) > 1


def _around(found: Found) -> Named:
    """Of papers that nobody is said to have signed: the organisation that the report speaks of."""
    return NOTHING_NAMED if found.states() else found.meeting_of() or found.context()


def _is_bare_decision(found: Found) -> bool:
    """Whether only "a decision" is named, and not on what."""
    piece = found.match.roles.get("instrument")
    sense = None if piece is None else piece.sense
    return isinstance(sense, Document) and sense.noun == "decision" and not sense.subject


def _is_private(found: Found) -> bool:
    """Whether it is, in Russian, a paper of everyday life: "договор аренды", "решение суда".

    A treaty is told by what it is about ("о …"), a paper of everyday life by a bare genitive.
    """
    piece = found.match.roles.get("instrument")
    sense = None if piece is None else piece.sense
    if not isinstance(sense, Document) or sense.named.id or found.setting.book.language != "ru":
        return False
    subject = sense.subject.casefold().split()
    about = found.setting.book.vocabulary["about"].by_first
    return sense.noun in _EVERYDAY and bool(subject) and subject[0] not in about


_EVERYDAY: Final = frozenset({"treaty", "agreement", "protocol", "decision"})


def _several(content: Signature) -> bool:
    """Whether several states are named: what one state adopts alone is its own affair."""
    return len(content.states.codes) + len(content.states.unknown) > 1


def _subject(found: Found) -> str:
    """What it was agreed to do: from the verb to the end of the clause."""
    piece = found.match.roles.get("subject")
    if piece is None:
        return ""
    verb = found.setting.text[piece.stretch.start : piece.stretch.end]
    return f"{verb} {found.rest()}".strip()


def _signers(found: Found) -> tuple[Named, ...]:
    """Organisations, bodies or persons in the role "signer" or "other"."""
    pieces = (found.match.roles.get(role) for role in ("signer", "other", "third"))
    senses = (piece.sense for piece in pieces if piece is not None)
    return tuple(s.named for s in senses if isinstance(s, Thing | InOrganisation | Somebody))


def ratification(found: Found) -> Content | None:
    """Who consented to be bound by what."""
    states, count = found.states(), found.count()
    instrument = found.instrument() or _constituent(found)
    by_whom = states or states.words or count.number >= 0 or found.means.get("reach")
    through = found.means.get("through", found.through())
    if not instrument or not by_whom or found.through() != through:
        return None
    return Ratification(
        states=states,
        instrument=instrument,
        step=Step(found.means_as("step", Step.RATIFIED)),
        reach=Reach(found.means_as("reach", Reach.SOME)),
        count=count,
        when=found.when(),
    )


def _constituent(found: Found) -> Named:
    """The instrument by which one belongs to the organisation named: "acceded to the alliance"."""
    named = found.organisation() if found.has("organisation") else NOTHING_NAMED
    held = found.setting.register.organisation.get(named.id)
    return Named(named.words, held.constituent) if held is not None else NOTHING_NAMED


def entry_into_force(found: Found) -> Content | None:
    """The force of an instrument."""
    instrument = found.instrument()
    if not instrument or not (instrument.id or found.context()) or _is_private(found):
        return None
    return EntryIntoForce(
        instrument=instrument,
        force=Force(found.means_as("force", Force.ENTERS)),
        states=found.states(),
        when=found.when(),
    )


def withdrawal(found: Found) -> Content | None:
    """Who leaves what."""
    states = found.states()
    organisation, instrument = found.group(), found.instrument()
    if not (states or states.words) or not (organisation or instrument):
        return None
    if found.means.get("plain") == "yes" and found.through():
        return None  # a minister who left has gone home
    return Withdrawal(
        states=states,
        organisation=organisation,
        instrument=instrument,
        leaving=Leaving(found.means_as("leaving", Leaving.LEFT)),
        when=found.when(),
    )
