"""How organisations stand to one another, and what their bodies do."""

from __future__ import annotations

from foedus.claims.pieces.row import Document, InOrganisation, Sort, Thing
from foedus.claims.statements.found import Found
from foedus.claims.terms.claims import BodyFunction, Content, OrgLink
from foedus.claims.terms.said import NOTHING_NAMED, Named

_ENDS = frozenset({";", ".", "!", "?"})


def org_link(found: Found) -> Content | None:
    """Two organisations (or their bodies) and the bond between them."""
    first, second = _organisation(found, "first"), _organisation(found, "second")
    second = second or _last(found, "second") or _others(found)
    first = first or _last(found, "first")
    if not first or not second or (first.id and first.id == second.id):
        return None
    bond = found.means_as("bond", _bond_by(found))
    return OrgLink(first=first, second=second, bond=bond, when=found.when())


def _last(found: Found, role: str) -> Named:
    """The organisation named before the sentence, where the phrase means that."""
    sense = found.memory.sense(Sort.ORGANISATION)
    meant = found.means.get(role) == "last" and isinstance(sense, Thing)
    return sense.named if meant and isinstance(sense, Thing) else NOTHING_NAMED


def _others(found: Found) -> Named:
    """Others, of which none is named: "various other structures"."""
    piece = found.match.roles.get("other")
    return NOTHING_NAMED if piece is None else Named(piece.tokens[0].text)


def _bond_by(found: Found) -> str:
    """The bond that a document makes: "agreement", "memorandum"; else they just cooperate."""
    piece = found.match.roles.get("instrument")
    sense = None if piece is None else piece.sense
    if not isinstance(sense, Document):
        return "cooperation"
    return sense.noun if sense.noun in {"agreement", "memorandum"} else "agreement"


def _organisation(found: Found, role: str) -> Named:
    piece = found.match.roles.get(role)
    sense = None if piece is None else piece.sense
    if isinstance(sense, Thing):
        return sense.named
    return sense.organisation if isinstance(sense, InOrganisation) else NOTHING_NAMED


def body_function(found: Found) -> Content | None:
    """What a body is or does: the words from the match to the end of its clause."""
    piece = found.match.roles.get("body")
    sense = None if piece is None else piece.sense
    if not isinstance(sense, InOrganisation | Thing):
        return None
    if isinstance(sense, InOrganisation) and sense.meets:
        return None  # a session is an event, no body
    organisation = sense.organisation if isinstance(sense, InOrganisation) else found.organisation()
    return BodyFunction(
        body=sense.named,
        organisation=organisation,
        words=_to_the_end(found),
        when=found.when(),
    )


def _to_the_end(found: Found) -> str:
    first, last = found.match.first, found.match.last
    end = next(
        (n for n in range(last, len(found.pieces)) if found.pieces[n].lower in _ENDS),
        len(found.pieces),
    )
    start, stop = found.pieces[first].stretch.start, found.pieces[end - 1].stretch.end
    return found.setting.text[start:stop]
