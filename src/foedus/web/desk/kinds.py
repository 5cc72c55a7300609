"""The kinds of act that come over the desk, grouped as an officer looks for them."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foedus.law.terms.acts import Kind

GROUPS: Final[tuple[tuple[Promise, tuple[tuple[Kind, Promise], ...]], ...]] = (
    (
        _("Consent to be bound"),
        (
            (Kind.RATIFICATION, _("instrument of ratification")),
            (Kind.ACCEPTANCE, _("instrument of acceptance")),
            (Kind.APPROVAL, _("instrument of approval")),
            (Kind.ACCESSION, _("instrument of accession")),
            (Kind.FORMAL_CONFIRMATION, _("act of formal confirmation")),
            (Kind.NOTIFICATION, _("notification of completed procedures")),
            (Kind.NO_PROCEDURES_REQUIRED, _("notice that no internal procedures are required")),
            (Kind.PROCEDURES_REQUIRED, _("notice that internal procedures are required")),
            (Kind.SUCCESSION, _("notification of succession")),
            (Kind.CONTINUATION, _("notification of continuation")),
            (Kind.INSTRUMENT_WITHDRAWN, _("withdrawal of an instrument before it takes effect")),
        ),
    ),
    (
        _("Signature"),
        (
            (Kind.SIGNATURE, _("signature")),
            (Kind.CONFIRMATION_OF_SIGNATURE, _("confirmation of a signature ad referendum")),
            (Kind.SIGNATURE_WITHDRAWN, _("withdrawal of a signature")),
        ),
    ),
    (
        _("Provisional application"),
        (
            (Kind.PROVISIONAL_APPLICATION, _("provisional application")),
            (Kind.PROVISIONAL_ENDED, _("end of provisional application")),
            (Kind.PROVISIONAL_EXCLUDED, _("exclusion of provisional application")),
        ),
    ),
    (
        _("Reservations, objections, declarations"),
        (
            (Kind.RESERVATION, _("reservation")),
            (Kind.RESERVATION_CONFIRMED, _("confirmation of a reservation")),
            (Kind.RESERVATION_MODIFIED, _("modification of a reservation")),
            (Kind.RESERVATION_WITHDRAWN, _("withdrawal of a reservation")),
            (Kind.RESERVATION_ACCEPTED, _("acceptance of a reservation")),
            (Kind.OBJECTION, _("objection to a reservation")),
            (Kind.OBJECTION_WITHDRAWN, _("withdrawal of an objection")),
            (Kind.DECLARATION, _("declaration")),
        ),
    ),
    (
        _("Territory, authorities, amendments"),
        (
            (Kind.TERRITORIAL_EXTENSION, _("extension to a territory")),
            (Kind.TERRITORIAL_EXCLUSION, _("exclusion of a territory")),
            (Kind.TERRITORIAL_WITHDRAWAL, _("withdrawal for a territory")),
            (Kind.AUTHORITY_DESIGNATION, _("designation of an authority")),
            (Kind.AMENDMENT_ACCEPTED, _("acceptance of an amendment")),
            (Kind.AMENDMENT_OBJECTION, _("objection to an amendment")),
        ),
    ),
    (
        _("Leaving and suspending"),
        (
            (Kind.WITHDRAWAL, _("notice of withdrawal")),
            (Kind.WITHDRAWAL_REVOKED, _("revocation of a notice of withdrawal")),
            (Kind.SUSPENSION, _("suspension")),
            (Kind.SUSPENSION_ENDED, _("end of a suspension")),
            (Kind.MEASURE, _("measure on goods")),
            (Kind.OPPOSES_RENEWAL, _("opposition to a prolongation")),
            (Kind.TERMINATION, _("termination")),
        ),
    ),
    (
        _("The depositary"),
        (
            (Kind.COMMUNICATION, _("communication")),
            (Kind.CORRECTION_PROPOSED, _("proposal of a correction")),
            (Kind.CORRECTION_OBJECTED, _("objection to a correction")),
            (Kind.CORRECTION, _("procès-verbal of rectification")),
        ),
    ),
)
"""What is offered, in the order of an instrument's life."""

LABELS: Final[dict[str, Promise]] = {
    kind.value: label for _group, kinds in GROUPS for kind, label in kinds
}


def kind_label(kind: str) -> str:
    """How the desk calls a kind of act."""
    return str(LABELS[kind]) if kind in LABELS else kind.replace("-", " ")
