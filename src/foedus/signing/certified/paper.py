"""What stands on the pages of a certified copy, as plain data, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final, TypedDict

from foedus.depositary.words import day_words
from foedus.drafting.structure import Element, Kind, Text
from foedus.law.terms.uncertain import Bounded, When
from foedus.law.terms.wording import Language, Wording
from foedus.signing.certified.certificates import Certifier
from foedus.signing.certified.copies import CopyOf, Signed

W = Wording

COPY_NAME: Final = W("Certified true copy", "Заверенная копия")
EXTRACT_NAME: Final = W("Certified extract", "Заверенная выписка")
_REFERENCE: Final = W("Reference: {}", "Исх. {}")
_ADOPTED: Final = W("Adopted in {}, {}", "Принято: {}, {}")
_ADOPTED_DAY: Final = W("Adopted on {}", "Принято {}")
_LANGUAGES: Final = W("Authentic languages: {}.", "Аутентичные языки: {}.")
_LANGUAGE: Final = W("Authentic language: {}.", "Аутентичный язык: {}.")
_CERTIFIES_TEXT: Final = W(
    "{} certifies that the text below is a true copy of the document named above, as it was "
    "adopted and is kept in the register, and that the record of its signature is complete as it "
    "stands there.",
    "{} удостоверяет, что приведённый ниже текст является верной копией названного выше документа "
    "в том виде, в каком он принят и хранится в реестре, и что сведения о его подписании приведены "
    "полностью, как они записаны в реестре.",
)
_CERTIFIES_RECORD: Final = W(
    "{} certifies that the record of the signature of the document named above is complete as it "
    "stands in the register. The register holds no text of the document: this extract is not a "
    "copy of it.",
    "{} удостоверяет, что сведения о подписании названного выше документа приведены полностью, как "
    "они записаны в реестре. Текста документа в реестре нет: эта выписка не является его копией.",
)
_SECTIONS: Final = {
    "text": W("Text", "Текст"),
    "signatures": W("Signatures", "Подписи"),
    "not_signing": W("Recorded as not signing", "Отмечены как не подписавшие"),
    "statements": W(
        "Reservations, opinions and declarations", "Оговорки, особые мнения и заявления"
    ),
    "status": W("Status", "Состояние"),
}
_COLUMNS: Final = (
    W("Party", "Сторона"),
    W("Manner", "Способ подписания"),
    W("By whom", "Кем подписано"),
    W("Date", "Дата"),
)
_NONE: Final = W("No signature is recorded.", "Подписи не записаны.")
_SAYS: Final = W("{} ({}):", "{} ({}):")
_AS_OF: Final = W(
    "Status as of {}; knowledge of the register of {}. Later acts of the parties are not in this "
    "document: ask the depositary for the present status.",
    "Состояние на {}; сведения реестра на {}. Позднейших актов сторон в этом документе нет: "
    "текущее состояние сообщает депозитарий.",
)
_SEAL: Final = W("Sealed electronically (PAdES)", "Подписано электронной подписью (PAdES)")
_SEAL_ROWS: Final = (
    W("By", "Кем"),
    W("Certified at", "Заверено"),
    W("Certificate, SHA-256", "Сертификат, SHA-256"),
    W("Kept text, SHA-256", "Хранящийся текст, SHA-256"),
)
_HOW: Final = W(
    "Any tool that verifies signatures in PDF shows whether this file is as it was certified. "
    "Compare the certificate with the one that the depositary publishes.",
    "Любая программа проверки подписей PDF покажет, не изменён ли файл после заверения. "
    "Сравните сертификат с опубликованным депозитарием.",
)
_ENDLESS: Final = re.compile(r"\S{60}(?=\S)")
_GROUP: Final = 4
_HALF: Final = 32
_STYLES: Final = {
    Kind.PART: "part",
    Kind.CHAPTER: "part",
    Kind.SECTION: "part",
    Kind.ARTICLE: "article",
    Kind.ANNEX: "annex",
}
_INDENTS: Final = {Kind.POINT: 1, Kind.SUBPOINT: 2}
_TOP: Final = 3
"""The level of the first heading within the text: below that of the copy's own sections."""
_DEEPEST: Final = 6
_SHORT: Final = 500
"""Letters of a title in the properties of a file, and of a heading: PDF/A has a bound for these."""


class Provision(TypedDict):
    """An element of the text as it is shown."""

    style: str
    level: int
    indent: int
    is_short: bool
    number: str
    heading: str
    paragraphs: list[str]


def paper_of(
    copy: CopyOf, language: Language, certifier: Certifier, at: datetime
) -> dict[str, object]:
    """Everything that the template shows."""
    name = (EXTRACT_NAME if copy.text is None else COPY_NAME).in_language(language)
    title = shown(copy.title.in_language(language))
    reference = shown(copy.reference)[:_SHORT]
    depositary = shown(copy.depositary.in_language(language))
    return {
        "language": language,
        "short": {"title": title[:_SHORT], "depositary": depositary[:_SHORT]},
        "text_language": language if copy.text is None else copy.text.language,
        "name": name,
        "title": title,
        "reference": _REFERENCE.in_language(language).format(reference),
        "description": f"{name}: {reference}",
        "keywords": [copy.text_sha256] if copy.text_sha256 else [],
        "depositary": depositary,
        "certified_on": day_words(at.date()).in_language(language),
        "adopted": _adopted(copy, language),
        "certifies": _certifies(copy, language),
        "sections": {key: words.in_language(language) for key, words in _SECTIONS.items()},
        "columns": [words.in_language(language) for words in _COLUMNS],
        "provisions": [] if copy.text is None else list(provisions(copy.text)),
        "signatures": [_row(one, language) for one in copy.signatures],
        "not_signing": [_row(one, language) for one in copy.not_signing],
        "statements": list(_statements((*copy.signatures, *copy.not_signing), language)),
        "none": _NONE.in_language(language),
        "status": _status(copy, language),
        "seal": _seal(copy, certifier, language, at),
        "footer": f"{name} · {reference}",
    }


def shown(words: str) -> str:
    r"""*words* with a visible sign for each character that paper cannot show.

    >>> shown("a\x00b\tc")
    'a�b c'
    """
    spaced = words.replace("\t", " ")
    kept = "".join("\ufffd" if _unprintable(sign) else sign for sign in spaced)
    return _ENDLESS.sub(lambda found: found[0] + "\u200b", kept)  # where a line may end


def _unprintable(sign: str) -> bool:
    number = ord(sign)
    is_control = (number < 0x20 and sign != "\n") or 0x7F <= number < 0xA0  # noqa: PLR2004 - Unicode
    is_turning = 0x202A <= number <= 0x202E or 0x2066 <= number <= 0x2069  # noqa: PLR2004 - Unicode
    return is_control or is_turning or 0xD800 <= number <= 0xDFFF or number & 0xFFFE == 0xFFFE  # noqa: PLR2004


def provisions(text: Text) -> Iterator[Provision]:
    """The elements of a text in the order of reading."""
    for element in text.elements:
        yield from _provisions(element, _TOP)


def _provisions(element: Element, level: int) -> Iterator[Provision]:
    style = _STYLES.get(element.kind, "plain")
    yield Provision(
        style=style,
        level=min(level, _DEEPEST),
        indent=_INDENTS.get(element.kind, 0),
        is_short=len(element.number + element.heading) <= _SHORT,
        number=shown(element.number),
        heading=shown(element.heading),
        paragraphs=[shown(one) for one in element.words.split("\n") if one.strip()],
    )
    for child in element.children:
        yield from _provisions(child, level + 1 if style != "plain" else level)


def _adopted(copy: CopyOf, language: Language) -> str:
    day = _day(copy.adopted, language)
    place = shown(copy.place.in_language(language))
    if place:
        return _ADOPTED.in_language(language).format(place, day)
    return _ADOPTED_DAY.in_language(language).format(day)


def _certifies(copy: CopyOf, language: Language) -> list[str]:
    said = _CERTIFIES_RECORD if copy.text is None else _CERTIFIES_TEXT
    depositary = shown(copy.depositary.in_language(language))
    told = [said.in_language(language).format(depositary)]
    names = [one.in_language(language) for one in copy.languages]
    if names:
        form = _LANGUAGE if len(names) == 1 else _LANGUAGES
        told.append(form.in_language(language).format(shown(", ".join(names))))
    return told


def _row(one: Signed, language: Language) -> list[str]:
    office = one.office.in_language(language)
    return [
        shown(one.party.in_language(language)),
        shown(one.manner.in_language(language)),
        shown(", ".join(part for part in (one.who, office) if part)) or "–",
        _short_day(one.day, language),
    ]


def _day(when: When | None, language: Language) -> str:
    """A day written out; where only its bounds are known, as the source writes it (EDTF)."""
    if isinstance(when, Bounded):
        return shown(when.wording or when.isoformat())
    return day_words(when).in_language(language)


def _short_day(when: When | None, language: Language) -> str:
    if isinstance(when, date) and language == "ru":
        return f"{when:%d.%m.%Y}"
    return _day(when, language)


def _statements(signed: Iterable[Signed], language: Language) -> Iterator[dict[str, object]]:
    for one in (one for one in signed if one.words):
        party, manner = (w.in_language(language) for w in (one.party, one.manner))
        yield {
            "by": shown(_SAYS.in_language(language).format(party, manner)),
            "paragraphs": [shown(p) for p in one.words.in_language(language).split("\n") if p],
        }


def _status(copy: CopyOf, language: Language) -> str:
    as_of, known = (day_words(day).in_language(language) for day in (copy.as_of, copy.known))
    return _AS_OF.in_language(language).format(as_of, known)


def _seal(
    copy: CopyOf, certifier: Certifier, language: Language, at: datetime
) -> dict[str, object]:
    values = (
        shown(certifier.name),
        f"{at:%Y-%m-%d %H:%M} ({at.tzname()})",
        _grouped(certifier.fingerprint),
        _grouped(copy.text_sha256),
    )
    rows = [
        [name.in_language(language), value]
        for name, value in zip(_SEAL_ROWS, values, strict=True)
        if value
    ]
    title, how = (words.in_language(language) for words in (_SEAL, _HOW))
    return {"title": title, "rows": rows, "how": how}


def _grouped(digest: str) -> str:
    """A digest in groups, in two lines, to be compared by eye; empty where there is none."""
    groups = [digest[n : n + _GROUP] for n in range(0, len(digest), _GROUP)]
    half = _HALF // _GROUP
    return "\n".join(line for line in (" ".join(groups[:half]), " ".join(groups[half:])) if line)
