"""What is to be done about several findings alike."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording

W = Wording

CORRECT_DAY: Final = W(
    "Check the document and the receipt stamp, and correct the day entered.",
    "Сверить документ и штамп о получении, исправить внесённую дату.",
)
ASK_STATE: Final = W(
    "Bring it to the state's attention; an officer may record with a reason.",
    "Обратить на это внимание государства; сотрудник может зарегистрировать с указанием причины.",
)
NOTHING_TO_DO: Final = W("Nothing needs to be done.", "Ничего предпринимать не нужно.")
ASK_FOR_POWERS: Final = W(
    "Ask for full powers, or for a confirmation of the act by the state (VCLT 8).",
    "Запросить полномочия или подтверждение акта государством (ст. 8 ВКПМД).",
)
RETURN_IT: Final = W(
    "Return the document to the sender, or ask for what is lacking.",
    "Вернуть документ отправителю или запросить недостающее.",
)
