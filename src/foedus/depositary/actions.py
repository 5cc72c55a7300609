"""What each kind of act is called, and the sentence by which a notification tells it.

Sentences of depositary practice, written for this register. In Russian the acting state or
organisation is "the party named", so that the words agree with every name.
"""

from __future__ import annotations

from typing import Final

from foedus.law.answers.speech.names import kind_name
from foedus.law.terms.acts import Kind
from foedus.law.terms.wording import Wording

W = Wording


def _deposited(english: str, russian: str) -> Wording:
    return W(
        f"On {{day}}, {{party}} deposited {english} with the depositary.",
        f"{{day}} указанная сторона сдала депозитарию на хранение {russian}.",
    )


def _communicated(english: str, russian: str) -> Wording:
    return W(
        f"On {{day}}, the depositary received from {{party}} {english}.",
        f"{{day}} депозитарий получил от указанной стороны {russian}.",
    )


ACTIONS: Final[dict[Kind, tuple[Wording, Wording]]] = {
    Kind.ADOPTION: (
        W("Adoption and signature", "Принятие и подписание"),
        W("On {day}, the text was adopted.", "{day} текст принят."),
    ),
    Kind.SIGNATURE: (
        W("Signature", "Подписание"),
        W("On {day}, {party} signed the text.", "{day} указанная сторона подписала текст."),
    ),
    Kind.CONFIRMATION_OF_SIGNATURE: (
        W("Confirmation of signature", "Подтверждение подписи"),
        _communicated(
            "the confirmation of its signature ad referendum",
            "подтверждение подписи ad referendum",
        ),
    ),
    Kind.SIGNATURE_WITHDRAWN: (
        W("Withdrawal of signature", "Отзыв подписи"),
        _communicated(
            "notice that it does not intend to become a party",
            "уведомление о намерении не становиться участником",
        ),
    ),
    Kind.RATIFICATION: (
        W("Ratification", "Ратификация"),
        _deposited("its instrument of ratification", "ратификационную грамоту"),
    ),
    Kind.ACCEPTANCE: (
        W("Acceptance", "Принятие"),
        _deposited("its instrument of acceptance", "документ о принятии"),
    ),
    Kind.APPROVAL: (
        W("Approval", "Утверждение"),
        _deposited("its instrument of approval", "документ об утверждении"),
    ),
    Kind.ACCESSION: (
        W("Accession", "Присоединение"),
        _deposited("its instrument of accession", "документ о присоединении"),
    ),
    Kind.FORMAL_CONFIRMATION: (
        W("Formal confirmation", "Официальное подтверждение"),
        _deposited("its act of formal confirmation", "акт официального подтверждения"),
    ),
    Kind.NOTIFICATION: (
        W("Notification of completed procedures", "Уведомление о выполнении процедур"),
        _communicated(
            "notification that its internal procedures required for entry into force are completed",
            "уведомление о выполнении внутригосударственных процедур, необходимых для вступления "
            "в силу",
        ),
    ),
    Kind.SUCCESSION: (
        W("Succession", "Правопреемство"),
        _communicated("notification of succession", "уведомление о правопреемстве"),
    ),
    Kind.CONTINUATION: (
        W("Continuation", "Продолжение участия"),
        _communicated("notification of continuation", "уведомление о продолжении участия"),
    ),
    Kind.INSTRUMENT_WITHDRAWN: (
        W("Withdrawal of an instrument", "Отзыв документа"),
        _communicated(
            "notice that it withdraws its instrument", "уведомление об отзыве своего документа"
        ),
    ),
    Kind.PROVISIONAL_APPLICATION: (
        W("Provisional application", "Временное применение"),
        _communicated(
            "notification of provisional application", "уведомление о временном применении"
        ),
    ),
    Kind.PROVISIONAL_ENDED: (
        W("End of provisional application", "Прекращение временного применения"),
        _communicated(
            "notice that it ends provisional application",
            "уведомление о прекращении временного применения",
        ),
    ),
    Kind.RESERVATION: (
        W("Reservation", "Оговорка"),
        _communicated("the following reservation", "следующую оговорку"),
    ),
    Kind.RESERVATION_CONFIRMED: (
        W("Confirmation of a reservation", "Подтверждение оговорки"),
        _communicated(
            "the confirmation of a reservation made at signature",
            "подтверждение оговорки, сделанной при подписании",
        ),
    ),
    Kind.RESERVATION_MODIFIED: (
        W("Modification of a reservation", "Изменение оговорки"),
        _communicated("a modification of its reservation", "изменение своей оговорки"),
    ),
    Kind.RESERVATION_WITHDRAWN: (
        W("Withdrawal of a reservation", "Снятие оговорки"),
        _communicated(
            "notice that it withdraws its reservation", "уведомление о снятии своей оговорки"
        ),
    ),
    Kind.OBJECTION: (
        W("Objection to a reservation", "Возражение против оговорки"),
        _communicated("an objection to a reservation", "возражение против оговорки"),
    ),
    Kind.OBJECTION_WITHDRAWN: (
        W("Withdrawal of an objection", "Снятие возражения"),
        _communicated("notice that it withdraws an objection", "уведомление о снятии возражения"),
    ),
    Kind.DECLARATION: (
        W("Declaration", "Заявление"),
        _communicated("the following declaration", "следующее заявление"),
    ),
    Kind.COMMUNICATION: (
        W("Communication", "Сообщение"),
        _communicated("the following communication", "следующее сообщение"),
    ),
    Kind.TERRITORIAL_EXTENSION: (
        W("Territorial application", "Территориальное применение"),
        _communicated(
            "notification of an extension of its territorial application",
            "уведомление о распространении действия на территорию",
        ),
    ),
    Kind.AMENDMENT_ACCEPTED: (
        W("Acceptance of an amendment", "Принятие поправки"),
        _deposited("its instrument of acceptance of the amendment", "документ о принятии поправки"),
    ),
    Kind.WITHDRAWAL: (
        W("Withdrawal", "Выход"),
        _communicated("notice of withdrawal", "уведомление о выходе"),
    ),
    Kind.WITHDRAWAL_REVOKED: (
        W("Revocation of a withdrawal", "Отзыв уведомления о выходе"),
        _communicated(
            "the revocation of its notice of withdrawal", "отзыв своего уведомления о выходе"
        ),
    ),
    Kind.SUSPENSION: (
        W("Suspension", "Приостановление"),
        _communicated(
            "notification that it suspends the operation of the treaty",
            "уведомление о приостановлении действия договора",
        ),
    ),
    Kind.SUSPENSION_ENDED: (
        W("End of a suspension", "Прекращение приостановления"),
        _communicated(
            "notification that it resumes the operation of the treaty",
            "уведомление о возобновлении действия договора",
        ),
    ),
    Kind.MEASURE: (
        W("Measure on goods", "Мера в отношении товаров"),
        _communicated(
            "notification of a measure on goods under the treaty",
            "уведомление о мере в отношении товаров по договору",
        ),
    ),
    Kind.CORRECTION_PROPOSED: (
        W("Proposal of a correction", "Предложение об исправлении"),
        W(
            "On {day}, the depositary found an error and proposes that it be corrected.",
            "{day} депозитарий обнаружил ошибку и предлагает её исправить.",
        ),
    ),
    Kind.CORRECTION_OBJECTED: (
        W("Objection to a correction", "Возражение против исправления"),
        _communicated(
            "an objection to the proposed correction", "возражение против предложенного исправления"
        ),
    ),
    Kind.CORRECTION: (
        W("Correction", "Исправление"),
        W(
            "On {day}, the depositary carried out the correction by procès-verbal of "
            "rectification. It has effect from the beginning.",
            "{day} депозитарий внёс исправление, составив протокол об исправлении. Исправление "
            "действует с самого начала.",
        ),
    ),
}
"""The subject line of each kind of act, and its sentence; `action` has one for every kind."""


def action(kind: Kind) -> tuple[Wording, Wording]:
    """The subject line and the sentence of a kind of act, for every kind there is.

    >>> action(Kind.ACCESSION)[0].ru
    'Присоединение'
    """
    if kind in ACTIONS:
        return ACTIONS[kind]
    english, russian = kind_name(kind, "en"), kind_name(kind, "ru")
    subject = W(english.capitalize(), russian.capitalize())
    return subject, W(
        f"On {{day}}, the following act was effected ({english}): {{party}}.",
        f"{{day}} совершён следующий акт ({russian}): {{party}}.",
    )
