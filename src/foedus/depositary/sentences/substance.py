"""Findings of substance: consent, reservations, withdrawal, corrections."""

from __future__ import annotations

from typing import Final

from foedus.depositary.sentences.remedies import ASK_STATE, NOTHING_TO_DO
from foedus.law.terms.wording import Wording

W = Wording

SUBSTANCE: Final[dict[str, tuple[Wording, Wording]]] = {
    "X20": (
        W(
            "{party} has not signed; this kind of act follows a signature.",
            "{party}: подписи нет; акт такого вида следует за подписанием.",
        ),
        W(
            "Ask whether accession is meant, if the instrument is open to it.",
            "Запросить, не имеется ли в виду присоединение, если договор открыт для него.",
        ),
    ),
    "X21": (
        W(
            "No route of the participation clause ({cite}) is open to {party}.",
            "Статья об участии ({cite}) не открывает пути для: {party}.",
        ),
        ASK_STATE,
    ),
    "X22": (
        W(
            "Accession is open only after entry into force ({cite}); it waits until then.",
            "Присоединение открыто лишь после вступления в силу ({cite}); до тех пор оно ждёт.",
        ),
        NOTHING_TO_DO,
    ),
    "X23": (
        W(
            "The clause on entry into force ({cite}) counts other acts: {counted}.",
            "Статья о вступлении в силу ({cite}) учитывает другие акты: {counted}.",
        ),
        ASK_STATE,
    ),
    "X24": (
        W(
            "{party} has consented to be bound already, on {day}.",
            "{party}: согласие на обязательность уже выражено {day}.",
        ),
        W(
            "Make sure that the document was not received twice; ask the state what is meant.",
            "Убедиться, что документ не поступил дважды; запросить государство.",
        ),
    ),
    "X25": (
        W(
            "By the signature clause ({cite}) the signature alone is consent; nothing follows it.",
            "По статье о подписании ({cite}) согласием является само подписание.",
        ),
        NOTHING_TO_DO,
    ),
    "X26": (
        W(
            "All parties must consent to the accession; these have not: {missing}.",
            "На присоединение нужно согласие всех участников; не дали: {missing}.",
        ),
        W(
            "Circulate it; it counts when the last consent is in.",
            "Разослать; оно засчитывается с последним согласием.",
        ),
    ),
    "X27": (
        W(
            "Who may accede cannot be told: the participation clause is not held.",
            "Кто вправе присоединиться, сказать нельзя: статья об участии не хранится.",
        ),
        W("Look it up in the text itself.", "Проверить по самому тексту."),
    ),
    "X28": (
        W(
            "No clause on provisional application is held.",
            "Статья о временном применении не хранится.",
        ),
        ASK_STATE,
    ),
    "X29": (
        W(
            "A succession names the predecessor and the date of succession; {missing} is missing.",
            "В уведомлении о правопреемстве нужны предшественник и дата; недостаёт: {missing}.",
        ),
        ASK_STATE,
    ),
    "X30": (
        W(
            "{party} gave no signature ad referendum that could be confirmed.",
            "{party}: нет подписи ad referendum, которую можно подтвердить.",
        ),
        ASK_STATE,
    ),
    "X31": (
        W("{party} has signed already, on {day}.", "{party}: уже подписано {day}."),
        ASK_STATE,
    ),
    "X60": (
        W(
            "The treaty prohibits reservations ({cite}).",
            "Договор запрещает оговорки ({cite}).",
        ),
        W(
            "Ask the state to withdraw or to explain it before the deposit is accepted.",
            "До принятия на хранение просить государство снять или разъяснить оговорку.",
        ),
    ),
    "X61": (
        W(
            "The treaty permits reservations only to {permitted} ({cite}); this one is to "
            "{reserved}.",
            "Договор допускает оговорки лишь к {permitted} ({cite}); эта сделана к {reserved}.",
        ),
        W(
            "Ask the state to withdraw or to explain it before the deposit is accepted.",
            "До принятия на хранение просить государство снять или разъяснить оговорку.",
        ),
    ),
    "X62": (
        W(
            "The reservation is late: {party} consented on {day}. It is circulated, and accepted "
            "only if no contracting state objects within twelve months.",
            "Оговорка поздняя: {party}, согласие от {day}. Она рассылается и принимается, "
            "только если никто не возразит в течение двенадцати месяцев.",
        ),
        W(
            "Record and circulate it as a late reservation.",
            "Зарегистрировать и разослать как позднюю оговорку.",
        ),
    ),
    "X63": (
        W(
            "Whether it is compatible with object and purpose is for the other states to say.",
            "О совместимости с объектом и целью договора судят другие государства.",
        ),
        NOTHING_TO_DO,
    ),
    "X64": (
        W(
            "The reservation needs the acceptance of all parties ({cite}).",
            "Оговорку должны принять все участники ({cite}).",
        ),
        NOTHING_TO_DO,
    ),
    "X65": (
        W(
            "The reservation needs the acceptance of the competent organ ({cite}).",
            "Оговорку должен принять компетентный орган ({cite}).",
        ),
        NOTHING_TO_DO,
    ),
    "X66": (
        W(
            "Made at signature: it must be confirmed with the consent, and is dated then.",
            "Сделана при подписании: её надо подтвердить при выражении согласия.",
        ),
        NOTHING_TO_DO,
    ),
    "X67": (
        W(
            "The reservation made at signature ({about}) is not confirmed by this document.",
            "Оговорка, сделанная при подписании ({about}), этим документом не подтверждена.",
        ),
        W("Ask whether it is maintained.", "Запросить, сохраняется ли она."),
    ),
    "X68": (
        W(
            "The objection comes after the time for it: {party} is taken to have accepted "
            "on {day}.",
            "Возражение опоздало: {party}, оговорка считается принятой с {day}.",
        ),
        W("Circulate it as a communication.", "Разослать как сообщение."),
    ),
    "X69": (
        W("The text of the reservation is empty.", "Текст оговорки пуст."),
        W("Enter its words as they stand.", "Внести её текст дословно."),
    ),
    "X70": (
        W(
            "The treaty has no clause on withdrawal: none is possible unless it was intended, and "
            "then on twelve months' notice.",
            "В договоре нет статьи о выходе: он возможен, лишь если подразумевался, и тогда с "
            "предупреждением за двенадцать месяцев.",
        ),
        ASK_STATE,
    ),
    "X71": (
        W(
            "The withdrawal clause is not held, so its effect cannot be computed.",
            "Статья о выходе не хранится, последствия вычислить нельзя.",
        ),
        W("Look it up in the text itself.", "Проверить по самому тексту."),
    ),
    "X72": (
        W("The treaty does not allow withdrawal ({cite}).", "Выход не допускается ({cite})."),
        ASK_STATE,
    ),
    "X73": (
        W(
            "Notice may be given from {day} at the earliest ({cite}).",
            "Уведомить можно не раньше {day} ({cite}).",
        ),
        ASK_STATE,
    ),
    "X74": (
        W("{party} is not bound by the instrument.", "{party}: документ не обязателен."),
        ASK_STATE,
    ),
    "X75": (
        W(
            "It takes effect on {day} ({cite}); until then it can be revoked.",
            "Вступает в действие {day} ({cite}); до этого дня может быть отозвано.",
        ),
        NOTHING_TO_DO,
    ),
    "X76": (
        W(
            "It names {named}, before the notice period is over: it takes effect on {day}.",
            "Назван {named}, раньше конца срока: вступает в действие {day}.",
        ),
        W("Tell the state the day that counts.", "Сообщить государству день, который считается."),
    ),
    "X77": (
        W("{party} has given no notice that could be revoked.", "{party}: отзывать нечего."),
        ASK_STATE,
    ),
    "X78": (
        W(
            "The withdrawal took effect on {day}; it could be revoked until the day before.",
            "Выход вступил в действие {day}; отозвать можно было до кануна этого дня.",
        ),
        W(
            "Ask whether a new accession is meant.",
            "Запросить, не имеется ли в виду новое присоединение.",
        ),
    ),
    "X79": (
        W(
            "A notice of withdrawal by {party} of {day} is running already.",
            "{party}: уведомление о выходе от {day} уже действует.",
        ),
        ASK_STATE,
    ),
    "X80": (
        W(
            "No proposal of this correction has been notified.",
            "Предложение об этой поправке не разослано.",
        ),
        W(
            "For an error in the text, notify the states first, with a time-limit; an error of "
            "recording may be corrected with a reason.",
            "При ошибке в тексте сначала уведомить государства, назначив срок; ошибку записи "
            "можно исправить с указанием причины.",
        ),
    ),
    "X81": (
        W(
            "The time for objections runs until {day} inclusive.",
            "Срок для возражений истекает {day} включительно.",
        ),
        W("Wait until it is over.", "Дождаться его окончания."),
    ),
    "X82": (
        W("Objected to by: {objectors}.", "Возразили: {objectors}."),
        W(
            "Communicate the objection to the signatory and contracting states.",
            "Сообщить о возражении подписавшим и договаривающимся государствам.",
        ),
    ),
    "X83": (
        W(
            "The correction changes nothing, or a field that is no day: {fields}.",
            "Исправление ничего не меняет или относится не к дате: {fields}.",
        ),
        W(
            "Name what is corrected: date, received, effect or until.",
            "Назвать, что исправляется: date, received, effect или until.",
        ),
    ),
    "X90": (
        W("The measure names no goods.", "Мера не называет товаров."),
        W(
            "Enter their codes; what concerns all goods is recorded as a suspension.",
            "Внести их коды; то, что касается всех товаров, регистрируется как приостановление.",
        ),
    ),
    "X91": (
        W(
            "Goods are named by codes of 2 to 10 digits, at most {most}: {codes}.",
            "Товары называются кодами из 2–10 цифр, не более {most}: {codes}.",
        ),
        W(
            "Enter the codes as the document gives them.",
            "Внести коды так, как они указаны в документе.",
        ),
    ),
    "X92": (
        W("Only a measure names goods.", "Товары называет только мера."),
        W(
            "Choose the measure as the kind of act, or leave the goods out.",
            "Выбрать меру как вид акта или не указывать товары.",
        ),
    ),
}
