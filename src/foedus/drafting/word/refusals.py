"""Why a Word file is not taken, and what to send instead: in both languages."""

from __future__ import annotations

from enum import Enum
from typing import Final

from foedus.drafting.word.errors import UnusableWord
from foedus.law.terms.wording import Wording

W = Wording
_LONGEST: Final = 60
"""So many letters of a name from the file are shown."""


class Reason(Enum):
    """Each with its words; ``{}`` is the name of the part, field or link that is meant."""

    NO_WORD = W(
        "This is no Word file (.docx). Save the document as a Word document and send it again.",
        "Это не файл Word (.docx). Сохраните документ как документ Word и отправьте снова.",
    )
    OLD_WORD = W(
        "This is an old Word file (.doc), or one with a password. Save it as .docx without a "
        "password.",
        "Это файл Word старого формата (.doc) или файл с паролем. Сохраните его как .docx без "
        "пароля.",
    )
    ENCRYPTED = W(
        "The file is protected by a password. Save it without one.",
        "Файл защищён паролем. Сохраните его без пароля.",
    )
    BROKEN = W(
        "The Word file is damaged ({}). Open it in Word, save it anew and send it again.",
        "Файл Word повреждён ({}). Откройте его в Word, сохраните заново и отправьте снова.",
    )
    FOLLOWED = W(
        "Something stands before the beginning or after the end of the Word file. Save it anew.",
        "Перед началом или после конца файла Word что-то добавлено. Сохраните его заново.",
    )
    TOO_MANY_PARTS = W(
        "The Word file has too many parts. Take the pictures out and send it again.",
        "В файле Word слишком много частей. Удалите рисунки и отправьте его снова.",
    )
    BOMB = W(
        "Unpacked, the Word file is far larger than it says ({}). It is not opened. Copy the text "
        "into a new document.",
        "В распакованном виде файл Word намного больше, чем указано ({}). Он не открывается. "
        "Скопируйте текст в новый документ.",
    )
    TOO_LARGE = W(
        "Unpacked, the Word file is too large ({}). Take the pictures out and send it again.",
        "В распакованном виде файл Word слишком велик ({}). Удалите рисунки и отправьте его снова.",
    )
    TOO_MANY_AUTHORS = W(
        "The Word file has changes by too many authors ({}). Accept or reject the old ones.",
        "В файле Word изменения слишком многих авторов ({}). Примите или отклоните старые.",
    )
    BAD_NAME = W(
        "A part of the file has a name that Word does not give ({}). Copy the text into a new "
        "document.",
        "Часть файла названа так, как Word не называет ({}). Скопируйте текст в новый документ.",
    )
    MACROS = W(
        "The file carries macros or is a template with macros ({}). Save it as a Word document "
        "without macros (.docx).",
        "В файле есть макросы, или это шаблон с макросами ({}). Сохраните его как документ Word "
        "без макросов (.docx).",
    )
    NOT_A_DOCUMENT = W(
        "The file is a template or another kind of document, no Word document. Save it as .docx.",
        "Это шаблон или документ другого вида, а не документ Word. Сохраните его как .docx.",
    )
    CARRIES = W(
        "The file carries another file or a control inside ({}). Take it out, or send that file by "
        "itself.",
        "В файле есть вложенный файл или элемент управления ({}). Удалите его или отправьте тот "
        "файл отдельно.",
    )
    FETCHES = W(
        "The file would fetch something from outside when it is opened ({}). Take the link out: "
        "attach no template, and put pictures into the document.",
        "При открытии файл загрузил бы что-то извне ({}). Удалите связь: отключите шаблон, а "
        "рисунки вставьте в документ.",
    )
    LINK = W(
        "The file has a link that is neither a web nor a mail address ({}). Take it out.",
        "В файле есть ссылка, которая не является адресом страницы или почты ({}). Удалите её.",
    )
    FIELD = W(
        "The file has a field that fetches or starts something ({}). Replace it by its result "
        "(Ctrl+Shift+F9).",
        "В файле есть поле, которое загружает или запускает что-то ({}). Замените его результатом "
        "(Ctrl+Shift+F9).",
    )
    DECLARES = W(
        "A part of the file declares a document type or entities ({}), which Word never does. Copy "
        "the text into a new document.",
        "Часть файла объявляет тип документа или сущности ({}), чего Word не делает. Скопируйте "
        "текст в новый документ.",
    )
    TOO_DEEP = W(
        "A part of the file is nested deeper than any document ({}). Copy the text into a new "
        "document.",
        "Вложенность части файла больше, чем бывает в документах ({}). Скопируйте текст в новый "
        "документ.",
    )
    UNREADABLE = W(
        "The Word file cannot be read ({}). Open it in Word, save it anew and send it again.",
        "Файл Word не читается ({}). Откройте его в Word, сохраните заново и отправьте снова.",
    )


def refused(reason: Reason, what: str = "") -> UnusableWord:
    """The refusal of a file for *reason*; *what* is a name from the file, and may be hostile."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in what[:_LONGEST])
    shown += "…" if len(what) > _LONGEST else ""
    words = reason.value
    return UnusableWord(Wording(words.en.format(shown), words.ru.format(shown)))
