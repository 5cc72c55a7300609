"""Who may accede, and from when an accession counts (VCLT 15).

The depositary accepts an instrument only from a state that may give it, so an accession on file
stands; whether the clause really lets that state in is a finding (L15). Where the clause asks for
the consent of all, and consents are on file, the accession counts when the last of them is in.
"""

from __future__ import annotations

from datetime import date

from foedus.law.derive.history import Done, History
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Entitlement
from foedus.law.terms.conditions import Listed


def counts_from(history: History, accession: Done, parties: set[str]) -> date | None:
    """The day from which an accession counts; None while consents that it needs are missing.

    *parties* are the states that were in when it was made: those that had left need not consent.
    """
    clause = history.instrument.clauses.participation
    consents = _consents_to(history, accession.act.party)
    if clause is None or Entitlement.CONSENT_OF_ALL not in clause.open_to or not consents:
        return accession.day
    needed = parties - {accession.act.party}
    if not needed <= consents.keys():
        return None
    return max([accession.day, *(consents[party] for party in needed)])


def _consents_to(history: History, candidate: str) -> dict[str, date]:
    """The days on which states consented to the accession of *candidate*."""
    given = history.of(Kind.ADMISSION_CONSENTED)
    return {done.act.party: done.day for done in reversed(given) if candidate in done.act.towards}


def is_entitled(history: History, accession: Done) -> bool:
    """Whether a route of the participation clause is open to the state; True if it cannot be told.

    Membership of an organisation changes from day to day and is not looked at here.
    """
    clause = history.instrument.clauses.participation
    if clause is None:
        return True
    party = accession.act.party
    routes = {
        Entitlement.ANY_STATE: True,
        Entitlement.MEMBERS: True,
        Entitlement.CONSENT_OF_ALL: True,
        Entitlement.NEGOTIATING: party in _negotiating(history),
        Entitlement.LISTED: isinstance(clause.states, Listed) and party in clause.states.parties,
        Entitlement.INVITED: any(
            d.day <= accession.day for d in history.by(party, Kind.INVITATION)
        ),
    }
    return any(routes[route] for route in clause.open_to)


def _negotiating(history: History) -> set[str]:
    return {*history.instrument.negotiating, *(d.act.party for d in history.of(Kind.SIGNATURE))}
