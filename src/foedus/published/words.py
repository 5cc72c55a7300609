"""The words and letters by which tables name kinds of acts, in the languages of depositaries."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.acts import Kind

BY_WORDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("confirmation of signature", Kind.CONFIRMATION_OF_SIGNATURE),
    ("withdrawal of signature", Kind.SIGNATURE_WITHDRAWN),
    ("definitive signature", Kind.SIGNATURE),
    ("signed definitively", Kind.SIGNATURE),
    ("signature", Kind.SIGNATURE),
    ("succession to signature", Kind.SIGNATURE),  # inherits a signature; it is no consent
    ("formal confirmation", Kind.FORMAL_CONFIRMATION),
    ("act of formal confirmation", Kind.FORMAL_CONFIRMATION),
    ("ratification", Kind.RATIFICATION),
    ("acceptance", Kind.ACCEPTANCE),
    ("definitive acceptance", Kind.ACCEPTANCE),
    ("approval", Kind.APPROVAL),
    ("accession", Kind.ACCESSION),
    ("adherence", Kind.ACCESSION),
    ("succession", Kind.SUCCESSION),
    ("declaration/notification of succession", Kind.SUCCESSION),
    ("declaration of succession", Kind.SUCCESSION),
    ("notification of succession", Kind.SUCCESSION),
    # WIPO's name for the succession of a new state; a `continuation` would need a predecessor
    ("declaration of continued application", Kind.SUCCESSION),
    ("continuation", Kind.CONTINUATION),
    ("provisional", Kind.PROVISIONAL_APPLICATION),
    ("undertaking of provisional application", Kind.PROVISIONAL_APPLICATION),
    ("notification of non-provisional application", Kind.PROVISIONAL_EXCLUDED),
    # consent by a notice: no kind of instrument is named
    ("consent to be bound", Kind.NOTIFICATION),
    ("consent", Kind.NOTIFICATION),
    ("participation", Kind.NOTIFICATION),
    ("application", Kind.NOTIFICATION),  # undertakes to apply the convention to an agency
    ("notification in respect of the agreement as amended", Kind.NOTIFICATION),
    # bound by not objecting within a time (agreement on part XI of the law of the sea, art. 5)
    ("simplified procedure", Kind.NOTIFICATION),
    # notices about a constitution's entry into force: they are no consent
    ("notification under article", Kind.COMMUNICATION),
    ("notification", Kind.NOTIFICATION),
    ("withdrawal of instrument", Kind.INSTRUMENT_WITHDRAWN),
    ("withdrawal of ratification", Kind.INSTRUMENT_WITHDRAWN),
    ("withdrawal of accession", Kind.INSTRUMENT_WITHDRAWN),
    ("withdrawal of acceptance", Kind.INSTRUMENT_WITHDRAWN),
    ("withdrawal of denunciation", Kind.WITHDRAWAL_REVOKED),
    ("withdrawal of withdrawal", Kind.WITHDRAWAL_REVOKED),
    ("withdrawal of the notification of", Kind.WITHDRAWAL_REVOKED),
    ("withdrawal of notification of", Kind.WITHDRAWAL_REVOKED),
    ("revocation of denunciation", Kind.WITHDRAWAL_REVOKED),
    ("revocation of withdrawal", Kind.WITHDRAWAL_REVOKED),
    # of a reservation, a declaration, an objection: nobody leaves the treaty by it
    ("withdrawal of", Kind.COMMUNICATION),
    ("withdrawal", Kind.WITHDRAWAL),
    ("denunciation", Kind.WITHDRAWAL),
    ("dénonciation", Kind.WITHDRAWAL),
    ("retrait", Kind.WITHDRAWAL),
    # French
    ("acceptation", Kind.ACCEPTANCE),
    ("adhésion", Kind.ACCESSION),
    ("approbation", Kind.APPROVAL),
    ("confirmation formelle", Kind.FORMAL_CONFIRMATION),
    ("déclaration de succession", Kind.SUCCESSION),
    ("signature définitive", Kind.SIGNATURE),
    # Spanish, Portuguese, Italian
    ("firma definitiva", Kind.SIGNATURE),
    ("firma", Kind.SIGNATURE),
    ("ratificación", Kind.RATIFICATION),
    ("aceptación", Kind.ACCEPTANCE),
    ("aprobación", Kind.APPROVAL),
    ("adhesión", Kind.ACCESSION),
    ("sucesión", Kind.SUCCESSION),
    ("denuncia", Kind.WITHDRAWAL),
    ("assinatura", Kind.SIGNATURE),
    ("ratificação", Kind.RATIFICATION),
    ("aceitação", Kind.ACCEPTANCE),
    ("aprovação", Kind.APPROVAL),
    ("adesão", Kind.ACCESSION),
    ("ratifica", Kind.RATIFICATION),
    ("accettazione", Kind.ACCEPTANCE),
    ("approvazione", Kind.APPROVAL),
    ("adesione", Kind.ACCESSION),
    ("dichiarazione di successione", Kind.SUCCESSION),
    # German, Dutch
    ("unterzeichnung ohne ratifikationsvorbehalt", Kind.SIGNATURE),
    ("unterzeichnung", Kind.SIGNATURE),
    ("ratifikation", Kind.RATIFICATION),
    ("ratifizierung", Kind.RATIFICATION),
    ("annahme", Kind.ACCEPTANCE),
    ("genehmigung", Kind.APPROVAL),
    ("beitritt", Kind.ACCESSION),
    ("nachfolgeerklärung", Kind.SUCCESSION),
    ("rechtsnachfolge", Kind.SUCCESSION),
    ("kündigung", Kind.WITHDRAWAL),
    ("austritt", Kind.WITHDRAWAL),
    ("ondertekening", Kind.SIGNATURE),
    ("ratificatie", Kind.RATIFICATION),
    ("bekrachtiging", Kind.RATIFICATION),
    ("aanvaarding", Kind.ACCEPTANCE),
    ("goedkeuring", Kind.APPROVAL),
    ("toetreding", Kind.ACCESSION),
    ("voortgezette gebondenheid", Kind.SUCCESSION),
    ("opzegging", Kind.WITHDRAWAL),
    # as participles
    ("signed", Kind.SIGNATURE),
    ("ratified", Kind.RATIFICATION),
    ("acceded", Kind.ACCESSION),
    ("accepted", Kind.ACCEPTANCE),
    ("approved", Kind.APPROVAL),
    ("denounced", Kind.WITHDRAWAL),
    # Russian
    ("подписани", Kind.SIGNATURE),
    ("формальное подтверждение", Kind.FORMAL_CONFIRMATION),
    ("официальное подтверждение", Kind.FORMAL_CONFIRMATION),
    ("ратификаци", Kind.RATIFICATION),
    ("приняти", Kind.ACCEPTANCE),
    ("утверждени", Kind.APPROVAL),
    ("присоединени", Kind.ACCESSION),
    ("правопреемств", Kind.SUCCESSION),
    ("уведомлени", Kind.NOTIFICATION),
    ("денонсаци", Kind.WITHDRAWAL),
    ("выход", Kind.WITHDRAWAL),
)
"""How a heading begins, and the kind of act that it is; the first that fits holds."""

SHORT: Final[dict[str, Kind]] = {
    "s": Kind.SIGNATURE,
    "r": Kind.RATIFICATION,
    "ra": Kind.RATIFICATION,
    "a": Kind.ACCESSION,
    "aa": Kind.APPROVAL,
    "d": Kind.SUCCESSION,
    "su": Kind.SUCCESSION,
    "sc": Kind.SUCCESSION,
    "at": Kind.ACCEPTANCE,
    "ac": Kind.ACCEPTANCE,
    "ap": Kind.APPROVAL,
    # the Dutch register: toetreding, voortgezette gebondenheid
    "t": Kind.ACCESSION,
    "vg": Kind.SUCCESSION,
    # the Hague Conference: continuation, of the state before; denunciation
    "c": Kind.SUCCESSION,
    "de": Kind.WITHDRAWAL,
    "signed": Kind.SIGNATURE,
    "ratified": Kind.RATIFICATION,
    "acceded": Kind.ACCESSION,
    "accepted": Kind.ACCEPTANCE,
    "approved": Kind.APPROVAL,
    "succeeded": Kind.SUCCESSION,
    "denounced": Kind.WITHDRAWAL,
    "withdrew": Kind.WITHDRAWAL,
    "ратифицировал": Kind.RATIFICATION,
    "присоединился": Kind.ACCESSION,
}
"""Short words for kinds of act in a column of kinds (as the Hague Conference and others write)."""

USUAL_LETTERS: Final[dict[str, Kind]] = {
    "a": Kind.ACCESSION,
    "A": Kind.ACCEPTANCE,
    "AA": Kind.APPROVAL,
    "c": Kind.FORMAL_CONFIRMATION,
    "d": Kind.SUCCESSION,
    "n": Kind.PROVISIONAL_APPLICATION,
    "P": Kind.NOTIFICATION,
    "s": Kind.SIGNATURE,  # a definitive one
}
"""The letters of UN practice, for a heading that has none ("Ratification" with "1994 a")."""

NOT_ACTS: Final = frozenset(
    {
        "Date of Adoption",
        "Registration Date",
        "Registration Number",
        "UNTS Volume",
        "UNTS Page",
        "Resolution",
    },
)
"""Columns of the UN tables that hold no act of the participant."""

ABOUT_OTHERS: Final = frozenset(
    {Kind.OBJECTION, Kind.OBJECTION_WITHDRAWN, Kind.RESERVATION_ACCEPTED}
    | {Kind.RESERVATION_WITHDRAWN, Kind.CORRECTION, Kind.DEPOSITARY_CHANGED},
)
"""Kinds of acts about another act; a table does not say about which."""

NO_CONSENT: Final = (
    "territorial", "reservation", "declaration", "objection", "amendment", "correction",
    "registration", "authorit", "modification", "entry into force", "communication",
    "partial withdrawal", "extension", "oppos",
)  # fmt: skip
"""How words begin for acts by which nobody becomes party or ceases to be."""

BEFORE: Final = (
    "date of", "day of", "year of", "deposit of", "instrument of", "instruments of",
    "notification of", "act of", "date de la", "date de l'", "date de", "date d'", "dépôt de",
    "instrument de", "instrument d'", "fecha de la", "fecha de", "data da", "data de",
    "datum der", "datum des", "datum van", "дата", "день", "the",
)  # fmt: skip
"""What may stand before the word for an act: "Date of ratification"."""
