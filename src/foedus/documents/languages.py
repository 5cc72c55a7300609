"""Which language a text is in: by its letters, then by its commonest words. Nothing is guessed.

Letters tell the alphabets apart (``ї`` is not Russian, ``ß`` is not English); where several
languages share an alphabet, the words that hold every sentence together are counted, for the five
languages that are read and for those that are taken for them. A text that none of the five
explains best is in another language.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Language(StrEnum):
    """The languages that are read; OTHER for all that are not."""

    ENGLISH = "en"
    RUSSIAN = "ru"
    SPANISH = "es"
    FRENCH = "fr"
    UKRAINIAN = "uk"
    OTHER = "other"


_SAMPLE: Final = 60_000
"""Characters looked at, in three parts: a language does not change with the length."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORT: Final = 6
"""A text of fewer words may well hold none of the common ones."""
_LEAST: Final = 0.05
"""Share of common words below which no language explains a text: English prose has about 0.4."""
_ALIEN: Final = 0.004
"""Share of letters that a language does not have, above which it is not that language."""
_SURE: Final = 0.2
"""Share of common words from which on names in foreign letters do not count."""
_ALIEN_WHERE_SURE: Final = 0.05
_BULGARIAN: Final = re.compile(r"\w{3,}(?:ията|ението|ането|ността|ният|ските|ните|ият)$")
"""Nouns with the article at their end."""
_RUSSIAN: Final = re.compile(
    r"\w{2,}(?:[ыи]й|ая|ое|ые|ого|ему|ами|ах|ени[еяию]|ость|ств[ао]?|ци[ияюей]|ть|ет|ит|ов|ей|"
    r"ых|их|ой|ии|ия)$"
)
_ENDINGS: Final = 0.3
"""Share of words with Russian endings, from which on a list of names is Russian."""

_CYRILLIC_WORDS: Final = {
    "ru": "и в на не что с по для от к из о об как это или при его все также является который "
    "которые между если быть был была были со до за под а но они он она их этом этого во "
    "настоящего настоящее статьи стороны государств",
    "uk": "і в у на не що з та для від до за як це або при його який які між якщо бути був була "
    "були про але вони він вона їх цього цей також є й зі",
    "be": "і ў у на не што з па для ад да за як гэта або пры яго які якія паміж калі быць быў "
    "але яны ён яна іх гэтага таксама",
    "bg": "и в на не че с по за от към из като това или при его всички също е който които между "
    "ако бъде беше бяха до под а но те той тя им този се са да ще със във",
    "sr": "и у на не да се је са по за од као то или при који које између ако бити био али они "
    "он она их овог су што би ће",
    "kk": "және үшін мен бойынша осы бұл бір де да деп болып туралы",
    "ky": "жана үчүн менен боюнча бул бир да деп болуп тууралуу",
    "uz": "ва бу билан учун ҳам ёки бўйича бир ушбу ҳақида",
    "tg": "ва дар аз ба ки бо барои ин он бояд аст",
    "mk": "и во на не дека со по за од како тоа или при кој кои меѓу ако да се е беше но тие тој "
    "таа ги овој сѐ ќе што",
}
_LATIN_WORDS: Final = {
    "en": "the of and to in a is that for on with as by at from this it be are was were which "
    "have has had or an not its their will shall any such said he they his between who but",
    "es": "el la los las de del y en que a un una por con para se su sus es al lo como más o "
    "no este esta entre será serán fue ha han son entrará cada sobre sin partes",
    "fr": "le la les des du de et en que un une dans pour par sur au aux est qui ce cette ne pas "
    "se sont il elle avec ou plus entre sera ont été leur leurs présent à l d",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch "
    "es an werden aus er hat dass sie nach wird bei einer um am sind noch wie über",
    "it": "il la lo gli le di del della dei delle e in che un una per con si da al alla nel nella "
    "è sono non come più ha hanno dal dalla sul questo questa anche tra",
    "pt": "o a os as de do da dos das e em que um uma para com por no na nos nas se ao à é não "
    "mais como foi são pelo pela entre sua seu também será",
    "ca": "el la els les de del i en que un una per amb es al als com més o no aquest aquesta "
    "entre ha són dels pel seu",
    "nl": "de het een van en in is dat op te voor met zijn aan door niet bij ook als er om uit "
    "naar maar worden wordt over tot werd heeft deze",
    "pl": "i w na z do nie się że jest o jak to przez po od za dla oraz przy są który które był "
    "a ale ich tym tego lub",
    "ro": "și în de la a cu pe pentru din că este nu se un o sau prin care mai ca au fost al ale "
    "sunt între după",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi en kadar sonra ise göre ya her ne "
    "ancak olduğu tarafından",
    "sv": "och i att det som en på är av för med till den har de inte om ett var men sig så från "
    "vid kan",
    "cs": "a v na se je že s z do o k i to za by ve po jako ale od při který které pro byl jsou",
    "id": "dan yang di dengan untuk pada dari dalam ini itu adalah tidak oleh ke akan atau juga "
    "sebagai",
    "az": "və bir bu üçün ilə da də olan daha çox kimi ən qədər sonra isə görə hər ki olub edir",
    "uz": "va bir bu uchun bilan ham boʻlgan kabi eng soʻng esa har oʻzbekiston deb edi",
    "la": "et in est non ad ut cum quod sed ex qui quae per esse a ab aut si etiam sunt",
}
_ALPHABETS: Final = MappingProxyType(
    {
        "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
        "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
        "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
        "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
        "sr": frozenset("абвгдђежзијклљмнњопрстћуфхцчџш"),
        "mk": frozenset("абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
        "en": frozenset("abcdefghijklmnopqrstuvwxyzéèêëïöçàâôûüáíóúñä"),
        "es": frozenset("abcdefghijklmnopqrstuvwxyzáéíóúüñçºª"),
        "fr": frozenset("abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿñ"),
    }
)


def _known(lists: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Each common word with the languages that have it."""
    languages: dict[str, list[str]] = {}
    for language, words in lists.items():
        for word in dict.fromkeys(words.split()):
            languages.setdefault(word, []).append(language)
    return {word: tuple(held) for word, held in languages.items()}


_CYRILLIC: Final = _known(_CYRILLIC_WORDS)
_LATIN: Final = _known(_LATIN_WORDS)
_READ: Final = frozenset(one.value for one in Language if one is not Language.OTHER)


def language_of(text: str) -> Language:
    """The language of most of *text*; OTHER where it is none that is read, or cannot be told.

    A heading of a few words without any common one is taken for Russian or English by its letters.

    >>> language_of("Настоящее Соглашение вступает в силу с даты подписания.").value
    'ru'
    >>> language_of("Das Abkommen tritt am Tag der Unterzeichnung in Kraft.").value
    'other'
    """
    words = _WORD.findall(_sample(text).lower())
    letters = Counter("".join(words))
    cyrillic = sum(n for letter, n in letters.items() if "Ѐ" <= letter <= "ԯ")
    latin = sum(n for letter, n in letters.items() if letter < "ɐ" or "Ḁ" <= letter <= "ỿ")
    rest = letters.total() - cyrillic - latin
    if not letters or rest > max(cyrillic, latin):
        return Language.OTHER
    if cyrillic > latin:
        own = {letter: n for letter, n in letters.items() if "Ѐ" <= letter <= "ԯ"}
        return _best([word for word in words if word[0] >= "Ѐ"], own, _CYRILLIC, "ru")
    own = {letter: n for letter, n in letters.items() if letter < "Ѐ"}
    return _best([word for word in words if word[0] < "Ѐ"], own, _LATIN, "en")


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    part, middle = _SAMPLE // 3, len(text) // 2
    return " ".join((text[:part], text[middle : middle + part], text[-part:]))


def _best(
    words: list[str], letters: dict[str, int], known: dict[str, tuple[str, ...]], usual: str
) -> Language:
    """The language whose common words stand most often, if its letters allow it."""
    counts = Counter(language for word in words for language in known.get(word, ()))
    if usual == "ru":
        counts["bg"] += sum(1 for word in words if _BULGARIAN.match(word))
        counts += Counter()  # without what is counted zero times
    sure = bool(counts) and max(counts.values()) > _SURE * len(words)
    bound = _ALIEN_WHERE_SURE if sure else _ALIEN
    fitting = [one for one, _ in _ranked(counts) if _has(one, letters, bound)]
    if len(words) < _SHORT // 2 and not counts:
        return Language(usual) if _has(usual, letters) else Language.OTHER
    if not fitting or counts[fitting[0]] < _LEAST * len(words):
        return _by_alphabet(letters, words, usual)
    best = fitting[0]
    return Language(best) if best in _READ else Language.OTHER


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first; of equal ones, one that is read, in alphabetical order."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0] not in _READ, one[0]))


def _has(language: str, letters: dict[str, int], bound: float = _ALIEN) -> bool:
    """Whether the alphabet of a language explains the letters; the others' is not looked at."""
    alphabet = _ALPHABETS.get(language)
    if alphabet is None:
        return True
    alien = sum(n for letter, n in letters.items() if letter not in alphabet)
    return alien <= bound * sum(letters.values())


def _by_alphabet(letters: dict[str, int], words: list[str], usual: str) -> Language:
    """A list of names or a heading has no common words; its endings and letters tell."""
    if usual == "en":
        return Language.ENGLISH if len(words) < _SHORT and _is_ascii(letters) else Language.OTHER
    endings = sum(1 for word in words if _RUSSIAN.match(word))
    is_russian = _has("ru", letters) and endings >= _ENDINGS * len(words)
    return Language.RUSSIAN if is_russian else Language.OTHER


def _is_ascii(letters: dict[str, int]) -> bool:
    return all(letter.isascii() for letter in letters)
