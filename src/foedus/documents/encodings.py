"""Bytes of a text file ──▶ its characters, and the name of the encoding.

In order: a byte order mark; UTF-8, if the bytes are valid in it and use it; what the file declares;
else the encoding that makes the most of the bytes into words. A declaration is believed only if no
other encoding reads the file far better: files are often declared wrongly, and then every name in
them is unreadable.

Why no general library: one byte a letter does not say which alphabet it is in, and of the few
encodings that occur in treaty collections the words tell more surely, in short files too.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from foedus.documents.errors import NotADocument, UnknownEncoding
from foedus.law.terms.wording import Wording

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAUSIBLE: Final = (
    *("cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic", "koi8-u"),
    *("cp1252", "latin-1", "cp1250", "cp1254"),
)
_DECLARED: Final = re.compile(
    rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.:-]{2,40})["']|"""
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD: Final = 4096
"""So far into a file a declaration is looked for (browsers: 1,024 bytes)."""
_LEAST_WIDE: Final = 4
_HIGH: Final = 0.8
_LOW: Final = 0.2
_SAMPLE: Final = 20_000
_BETTER: Final = 0.25
"""So much more of a text must read well in another encoding than in the declared one."""
_NEEDED: Final = 0.6
"""Share of the letters beyond ASCII that must stand in words that can be."""
_FAULTY: Final = 0.02
"""Share of the sequences of a UTF-8 file that may be damaged: it was cut, or patched."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROL: Final = 0.005
_SAVE: Final = Wording(
    "Save it as a text file in UTF-8.", "Сохраните его как текстовый файл в UTF-8."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, a byte order mark included, and the name of the encoding."""

    characters: str
    encoding: str


def decoded(content: bytes, name: str) -> Decoded:
    """The characters of a text file.

    Raises:
        NotADocument: it is no text: NULs, or many control signs.
        UnknownEncoding: it is text in no encoding that fits.

    """
    found = _marked(content, name) or _wide(content) or _utf8(content) or _told(content)
    if found is None:
        raise UnknownEncoding(
            name,
            Wording(
                "its bytes are words in no encoding that is known here.",
                "байты файла не складываются в слова ни в одной известной кодировке.",
            ),
            _SAVE,
        )
    _check_signs(found.characters, name)
    return found


def _marked(content: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content.decode(encoding), encoding)
            except UnicodeDecodeError as fault:
                if encoding == "utf-8":
                    return _damaged(content, len(mark))
                raise UnknownEncoding(name, _unlike(encoding, fault.start), _SAVE) from fault
    return None


def _unlike(encoding: str, place: int) -> Wording:
    return Wording(
        f"its first bytes say {encoding.upper()}, but byte {place} is not.",
        f"первые байты указывают {encoding.upper()}, но байт {place} ей не соответствует.",
    )


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: of Latin and Cyrillic letters every second byte is 0 or 4."""
    head = content[:_SAMPLE]
    shares = tuple(_high(head[parity::2]) for parity in (0, 1))
    if len(content) % 2 or len(head) < _LEAST_WIDE or max(shares) < _HIGH or min(shares) > _LOW:
        return None
    encoding = "utf-16-be" if shares[0] > shares[1] else "utf-16-le"
    try:
        characters = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(characters, encoding) if "\0" not in characters else None


def _high(every_second: bytes) -> float:
    """Share of the bytes that are the first halves of Latin and Cyrillic letters."""
    return (every_second.count(0) + every_second.count(4)) / max(len(every_second), 1)


def _utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged(content, 0)


def _damaged(content: bytes, start: int) -> Decoded | None:
    """UTF-8 of which a few sequences are broken: these become U+FFFD."""
    characters = content.decode("utf-8", errors="replace")
    beyond = sum(1 for sign in characters[start:] if sign > "\x7f")
    broken = characters.count("\ufffd")
    return Decoded(characters, "utf-8") if broken <= max(1, _FAULTY * beyond) < beyond else None


def _told(content: bytes) -> Decoded | None:
    """What the file declares, or what makes most of it into words."""
    declared = _declared(content)
    held = {one: _read(content, one) for one in dict.fromkeys((*declared, *_PLAUSIBLE))}
    rated = {one: rating(text) for one, text in held.items() if text is not None}
    if not rated:
        return None
    best = max(rated, key=lambda one: rated[one])  # of equal ones the first
    if declared and declared[0] in rated and rated[declared[0]] >= rated[best] - _BETTER:
        best = declared[0]
    characters = held[best]
    if characters is None or rated[best] < _NEEDED:
        return None
    return Decoded(characters, best)


def _declared(content: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(content[:_HEAD])
    if found is None:
        return ()
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return ()
    # as browsers do: what is called Latin-1 is the Windows encoding that holds it
    name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
    return () if name.startswith(("utf-16", "utf-32", "utf-8")) else (name,)


def _read(content: bytes, encoding: str) -> str | None:
    try:
        characters = content.decode(encoding)
    except (UnicodeError, LookupError, AssertionError):
        return None
    return characters if isinstance(characters, str) else None


_BEYOND: Final = re.compile(r"[^\x00-\x7f]+")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_COMMON_CYRILLIC: Final = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў")
_FREQUENT: Final = frozenset("оеаинтсрвл")
_PUNCTUATION: Final = frozenset(" «»„“”‘’–—…№§°·•©®™±×\xad\ufeff")
_ACCENTED: Final = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßšžčćřńłşğıőűąęśźż")


def rating(text: str) -> float:
    """Which share of the characters beyond ASCII reads well, from 0 to 1.

    Cyrillic: words of one alphabet, small letters after the first (or none), letters as frequent
    as they are; accented letters within Latin words; the usual marks.
    """
    sample = text[:_SAMPLE] if _BEYOND.search(text, 0, _SAMPLE) else _near(text)
    good = total = 0.0
    for found in _WORDS.finditer(sample):
        beyond = sum(1 for letter in found[0] if letter > "\x7f")
        total += beyond
        good += beyond * _well(found[0]) if beyond else 0
    others = [sign for run in _BEYOND.findall(sample) for sign in run if not sign.isalpha()]
    total += len(others)
    good += sum(1 for sign in others if sign in _PUNCTUATION)
    return good / total if total else 1.0


def _near(text: str) -> str:
    found = _BEYOND.search(text)
    place = found.start() if found is not None else 0
    return text[max(place - _SAMPLE // 2, 0) : place + _SAMPLE // 2]


def _well(word: str) -> float:
    """How well a word with letters beyond ASCII reads: 0 to 1."""
    low = word.lower()
    if not (word[1:].islower() or word.isupper() or len(word) == 1):
        return 0.0
    if all(letter in _COMMON_CYRILLIC for letter in low):
        frequent = sum(1 for letter in low if letter in _FREQUENT)
        return 0.5 + min(0.5, frequent / len(low)) - (0.2 if word.isupper() else 0.0)
    plain = sum(1 for letter in low if letter <= "\x7f")
    if all(letter <= "\x7f" or letter in _ACCENTED for letter in low):
        return 0.9 if plain * 2 >= len(low) else 0.1
    return 0.0


def _check_signs(characters: str, name: str) -> None:
    """No text holds NULs, or control signs beyond a stray one."""
    controls = len(_CONTROL.findall(characters))
    if "\0" in characters or controls > max(2, _MOST_CONTROL * len(characters)):
        raise NotADocument(
            name,
            Wording(
                "it holds signs that no text has; it is data or a program.",
                "в нём знаки, которых в тексте не бывает: это данные или программа.",
            ),
            Wording(
                "Give a text, HTML, XML, PDF or Word file.",
                "Дайте файл в виде текста, HTML, XML, PDF или Word.",
            ),
        )
