"""Findings about the document: what it names, its days, its signature, its form."""

from __future__ import annotations

from typing import Final

from foedus.depositary.sentences.remedies import (
    ASK_FOR_POWERS,
    ASK_STATE,
    CORRECT_DAY,
    NOTHING_TO_DO,
    RETURN_IT,
)
from foedus.law.terms.wording import Wording

W = Wording

DOCUMENTS: Final[dict[str, tuple[Wording, Wording]]] = {
    "X01": (
        W("The register holds no instrument {name}.", "В реестре нет документа {name}."),
        W("Choose the instrument, or add it first.", "Выбрать документ или сначала внести его."),
    ),
    "X02": (
        W(
            "The title written, “{title}”, is another name of the instrument.",
            "Указанное название «{title}» — другое имя этого документа.",
        ),
        NOTHING_TO_DO,
    ),
    "X03": (
        W(
            "The title written, “{title}”, differs from “{held}”.",
            "Указанное название «{title}» отличается от «{held}».",
        ),
        W(
            "Make sure that this instrument is meant; ask the state if it is not plain.",
            "Убедиться, что имеется в виду этот документ; при сомнении запросить государство.",
        ),
    ),
    "X04": (
        W(
            "The title written, “{title}”, is that of another instrument: {other}.",
            "Указанное название «{title}» принадлежит другому документу: {other}.",
        ),
        W(
            "Enter it under the other instrument, or ask the state which one is meant.",
            "Внести под другим документом или запросить государство, какой имеется в виду.",
        ),
    ),
    "X05": (
        W("No party is named {name}.", "Нет стороны с именем {name}."),
        W("Choose the party whose act it is.", "Выбрать сторону, чей это акт."),
    ),
    "X06": (
        W(
            "The instrument is a political document: nobody consents to be bound by it.",
            "Это политический документ: согласие на его обязательность не выражается.",
        ),
        ASK_STATE,
    ),
    "X07": (
        W(
            "{party} did not exist under this name on {day}.",
            "{party}: такого государства на {day} не было.",
        ),
        W("Choose the state that acts.", "Выбрать действующее государство."),
    ),
    "X08": (
        W(
            "The act concerns another act, and names none that the register holds ({about}).",
            "Акт относится к другому акту, но такого в реестре нет ({about}).",
        ),
        W("Choose the act that it is about.", "Выбрать акт, к которому он относится."),
    ),
    "X10": (
        W(
            "The document bears {day}, before the instrument was adopted on {adopted}.",
            "Документ датирован {day}, до принятия договора {adopted}.",
        ),
        CORRECT_DAY,
    ),
    "X11": (
        W(
            "It was received on {received}, before the day that it bears, {day}.",
            "Получен {received}, раньше даты самого документа, {day}.",
        ),
        CORRECT_DAY,
    ),
    "X12": (
        W(
            "The day of receipt, {day}, is still to come.",
            "День получения, {day}, ещё не наступил.",
        ),
        CORRECT_DAY,
    ),
    "X13": (
        W("The document bears a day still to come, {day}.", "Документ датирован будущим: {day}."),
        CORRECT_DAY,
    ),
    "X14": (
        W(
            "It names {day} as the day of effect, before its receipt.",
            "Днём вступления в действие назван {day}, раньше получения.",
        ),
        ASK_STATE,
    ),
    "X15": (
        W(
            "The instrument has not been in force since {day}.",
            "Документ не действует с {day}.",
        ),
        ASK_STATE,
    ),
    "X16": (
        W(
            "It ends on {until}, not after the day from which it has effect, {effect}.",
            "Окончание {until} не позже дня вступления в действие, {effect}.",
        ),
        CORRECT_DAY,
    ),
    "X40": (
        W(
            "Signed by {signatory} ({office}), and no full powers were produced.",
            "Подписал {signatory} ({office}), полномочия не предъявлены.",
        ),
        ASK_FOR_POWERS,
    ),
    "X41": (
        W(
            "Signed by {signatory} ({office}); full powers may be called for.",
            "Подписал {signatory} ({office}); могут быть запрошены полномочия.",
        ),
        ASK_FOR_POWERS,
    ),
    "X42": (
        W(
            "The full powers name {named}, and {signatory} signed.",
            "В полномочиях назван {named}, а подписал {signatory}.",
        ),
        ASK_FOR_POWERS,
    ),
    "X43": (
        W(
            "The full powers do not expressly authorise this act.",
            "Полномочия прямо не разрешают этот акт.",
        ),
        ASK_FOR_POWERS,
    ),
    "X44": (
        W(
            "The full powers name another treaty, or none: “{title}”.",
            "В полномочиях назван другой договор или никакой: «{title}».",
        ),
        ASK_FOR_POWERS,
    ),
    "X45": (
        W(
            "The full powers are not valid on the day of the document, {day}.",
            "Полномочия не действительны в день документа, {day}.",
        ),
        ASK_FOR_POWERS,
    ),
    "X46": (
        W(
            "The full powers were issued by {issuer} ({office}), who cannot issue them.",
            "Полномочия выдал {issuer} ({office}), который не вправе их выдавать.",
        ),
        ASK_FOR_POWERS,
    ),
    "X47": (
        W(
            "The full powers are not signed by hand; a seal alone is not enough.",
            "Полномочия не подписаны собственноручно; одной печати недостаточно.",
        ),
        ASK_FOR_POWERS,
    ),
    "X48": (
        W(
            "The full powers were issued on {issued}, after the act of {day}; "
            "they may be meant as its confirmation.",
            "Полномочия выданы {issued}, после акта от {day}; возможно, это его подтверждение.",
        ),
        ASK_FOR_POWERS,
    ),
    "X49": (
        W(
            "Who signed, or in what office, is not known: whether powers are needed cannot "
            "be told.",
            "Кто и в какой должности подписал, неизвестно: нужны ли полномочия, сказать нельзя.",
        ),
        W("Ask the state for the name and the office.", "Запросить имя и должность."),
    ),
    "X50": (
        W("A copy was received; a copy is not a deposit.", "Получена копия; копия — не депозит."),
        W("Ask for the original.", "Запросить подлинник."),
    ),
    "X51": (W("Form: {item}: not met.", "Форма: {item}: не соблюдено."), RETURN_IT),
    "X52": (W("Form: {item}: not met.", "Форма: {item}: не соблюдено."), ASK_STATE),
    "X53": (W("Form: {item}: not met.", "Форма: {item}: не соблюдено."), NOTHING_TO_DO),
    "X54": (
        W("Form: could not be judged: {items}.", "Форма: судить нельзя: {items}."),
        W(
            "Say in a note to the second officer why.",
            "Указать причину в записке второму сотруднику.",
        ),
    ),
}
