"""The kinds of act in words, and the letters of depositary practice (UN Treaty Collection)."""

from __future__ import annotations

from typing import Final

from foedus.law.answers.speech.names import KINDS
from foedus.law.terms.acts import Kind, Qualification
from foedus.law.terms.wording import Wording

W = Wording

LETTERS: Final[dict[Kind, str]] = {
    Kind.ACCESSION: "a",
    Kind.ACCEPTANCE: "A",
    Kind.APPROVAL: "AA",
    Kind.FORMAL_CONFIRMATION: "c",
    Kind.SUCCESSION: "d",
    Kind.NOTIFICATION: "n",
    Kind.CONFIRMATION_OF_SIGNATURE: "s",
    Kind.SIGNATURE: "s",
    Kind.PROVISIONAL_APPLICATION: "P",
    Kind.CONTINUATION: "d",
    Kind.RATIFICATION: "r",
}
"""The letter after a date of consent: n is that of the practice with notices of procedures."""

LETTER_WORDS: Final[dict[str, Wording]] = {
    "a": W("accession", "присоединение"),
    "A": W("acceptance", "принятие"),
    "AA": W("approval", "утверждение"),
    "c": W("formal confirmation", "официальное подтверждение"),
    "d": W("succession", "правопреемство"),
    "n": W("notification of completed procedures", "уведомление о выполнении процедур"),
    "s": W("definitive signature", "окончательное подписание"),
    "P": W("provisional application", "временное применение"),
    "r": W("ratification", "ратификация"),
}
"""What the letters mean, in the order of a legend."""

_MORE: Final[dict[Kind, Wording]] = {
    Kind.ADOPTION: W("adoption of the text", "принятие текста"),
    Kind.INITIALLING: W("initialling", "парафирование"),
    Kind.CONFIRMATION_OF_SIGNATURE: W("confirmation of signature", "подтверждение подписи"),
    Kind.SIGNATURE_WITHDRAWN: W("withdrawal of signature", "отзыв подписи"),
    Kind.FORMAL_CONFIRMATION: W("formal confirmation", "официальное подтверждение"),
    Kind.INSTRUMENT_WITHDRAWN: W("withdrawal of the instrument", "отзыв грамоты"),
    Kind.PROCEDURES_REQUIRED: W(
        "declaration that procedures are required", "заявление о необходимости процедур"
    ),
    Kind.NO_PROCEDURES_REQUIRED: W(
        "declaration that no procedures are required", "заявление об отсутствии процедур"
    ),
    Kind.PROVISIONAL_APPLICATION: W("provisional application", "временное применение"),
    Kind.PROVISIONAL_ENDED: W(
        "end of provisional application", "прекращение временного применения"
    ),
    Kind.PROVISIONAL_EXCLUDED: W(
        "exclusion of provisional application", "отказ от временного применения"
    ),
    Kind.RESERVATION_CONFIRMED: W("confirmation of a reservation", "подтверждение оговорки"),
    Kind.RESERVATION_MODIFIED: W("modification of a reservation", "изменение оговорки"),
    Kind.RESERVATION_WITHDRAWN: W("withdrawal of a reservation", "снятие оговорки"),
    Kind.RESERVATION_ACCEPTED: W("acceptance of a reservation", "принятие оговорки"),
    Kind.OBJECTION: W("objection to a reservation", "возражение против оговорки"),
    Kind.OBJECTION_WITHDRAWN: W("withdrawal of an objection", "снятие возражения"),
    Kind.DECLARATION: W("declaration", "заявление"),
    Kind.TERRITORIAL_EXTENSION: W("territorial extension", "распространение на территорию"),
    Kind.TERRITORIAL_EXCLUSION: W("territorial exclusion", "исключение территории"),
    Kind.TERRITORIAL_WITHDRAWAL: W("withdrawal for a territory", "выход для территории"),
    Kind.AUTHORITY_DESIGNATION: W("designation of an authority", "назначение органа"),
    Kind.AMENDMENT_ACCEPTED: W("acceptance of an amendment", "принятие поправки"),
    Kind.AMENDMENT_OBJECTION: W("objection to an amendment", "возражение против поправки"),
    Kind.WITHDRAWAL_REVOKED: W(
        "revocation of a notice of withdrawal", "отзыв уведомления о выходе"
    ),
    Kind.SUSPENSION_ENDED: W("end of suspension", "возобновление действия"),
    Kind.TERMINATION: W("termination", "прекращение"),
    Kind.OPPOSES_RENEWAL: W("refusal of renewal", "отказ от продления"),
    Kind.INVITATION: W("invitation", "приглашение"),
    Kind.ADMISSION: W("admission", "приём"),
    Kind.ADMISSION_CONSENTED: W("consent to an admission", "согласие на приём"),
    Kind.EXPULSION: W("expulsion", "исключение"),
    Kind.RIGHTS_SUSPENDED: W("suspension of rights", "приостановление прав"),
    Kind.RIGHTS_RESTORED: W("restoration of rights", "восстановление прав"),
    Kind.DEPOSITARY_CHANGED: W("change of depositary", "смена депозитария"),
    Kind.CORRECTION_PROPOSED: W("proposal of a correction", "предложение исправления"),
    Kind.CORRECTION_OBJECTED: W("objection to a correction", "возражение против исправления"),
    Kind.CORRECTION: W("correction", "исправление"),
    Kind.NOTIFIED: W("receipt of a notification", "получение уведомления"),
    Kind.COMMUNICATION: W("communication", "сообщение"),
    Kind.DISMISSAL: W("dismissal", "освобождение от должности"),
    Kind.TERM_ENDED: W("end of a term of office", "окончание полномочий"),
    Kind.CHAIR_LEFT: W("leaving of the chair", "сложение председательства"),
    Kind.SESSION_PLANNED: W("session planned", "заседание назначено"),
    Kind.SESSION_HELD: W("session held", "заседание проведено"),
}

KIND_NAMES: Final[dict[Kind, Wording]] = {**KINDS, **_MORE}
"""Every kind of act as a reader says it."""

QUALIFICATIONS: Final[dict[Qualification, Wording]] = {
    Qualification.NONE: W(),
    Qualification.RESERVATION: W("with a reservation", "с оговоркой"),
    Qualification.SPECIAL_OPINION: W("with a special opinion", "с особым мнением"),
    Qualification.SPECIAL_POSITION: W("with a special position", "с особой позицией"),
    Qualification.REMARK: W("with a remark", "с замечанием"),
}
