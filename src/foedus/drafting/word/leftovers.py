"""What a Word file holds that no amendment can say: told, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from foedus.drafting.word.groups import Laid
from foedus.drafting.word.portions import spaced
from foedus.drafting.word.values import Piece, Place, WordText
from foedus.drafting.word.views import nothing, words_of
from foedus.drafting.word.voices import Voice
from foedus.law.terms.wording import Wording

W = Wording
_LONGEST: Final = 120

_TITLE: Final = W(
    "The title was changed: “{}”. Change it in the draft itself.",
    "Изменено название: «{}». Измените его в самом проекте.",
)
_NUMBER: Final = W(
    "{}: the number of {} was changed to “{}”. Propose the provision anew under its number.",
    "{}: номер {} изменён на «{}». Предложите положение заново под этим номером.",
)
_JOINED: Final = W(
    "{}: {} was joined with what follows it; the words of both stay where they were.",
    "{}: {} соединено со следующим; слова обоих остались на своих местах.",
)
_AGAINST: Final = W(
    "{} changes words that {} puts in: “{}”. Answer that amendment instead.",
    "{} меняет слова, которые вносит {}: «{}». Ответьте на ту поправку.",
)
_NOTE: Final = W(
    "A note or text box says: “{}”. It is no part of the text.",
    "В сноске или надписи сказано: «{}». Это не часть текста.",
)
_LOOKS: Final = W(
    "Changes of looks alone: {}. They were not taken over.",
    "Изменений одного оформления: {}. Они не перенесены.",
)
_NOBODY: Final = W("without tracking", "без отслеживания")


def leftovers_of(word: WordText, beside: Laid, voices: Sequence[Voice]) -> tuple[Wording, ...]:
    """Everything that was not said by an amendment or a remark; each once."""
    told = [*_of_title(beside), *_of_voices(voices), *_against(word), *notes_in(word)]
    if word.reformatted:
        told.append(_filled(_LOOKS, str(word.reformatted)))
    return tuple(dict.fromkeys(told))


def _of_title(beside: Laid) -> Iterator[Wording]:
    title = beside.title
    if title is None:
        return
    said = spaced("".join(words_of(one, _all) for one in title.paragraphs)).strip()
    if said != title.words.strip() or any(one.mark for one in title.paragraphs):
        yield _filled(_TITLE, said)


def _all(_: object) -> bool:
    return True


def _of_voices(voices: Sequence[Voice]) -> Iterator[Wording]:
    for voice in voices:
        who = W(voice.author, voice.author) if voice.author else _NOBODY
        for slot, portion in voice.portions.items():
            if portion.renumbered and portion.keeps:
                yield _by(_NUMBER, who, slot.number, portion.new_number)
            if portion.joined and portion.keeps:
                yield _by(_JOINED, who, slot.number or slot.wid)


def _against(word: WordText) -> Iterator[Wording]:
    """Somebody's changes within what somebody else put in."""
    for paragraph in word.paragraphs:
        for piece in paragraph.pieces:
            authors = _adder(piece)
            for other in (c.author for c in piece.changes if authors and c.author != authors):
                yield _filled(_AGAINST, other, authors, piece.words)


def _adder(piece: Piece) -> str:
    return next((change.author for change in piece.changes if change.adds), "")


def notes_in(word: WordText) -> Iterator[Wording]:
    """What stands beside the text: in notes and boxes."""
    for one in word.paragraphs:
        if one.place in {Place.NOTE, Place.BOX} and words_of(one, nothing).strip():
            yield _filled(_NOTE, words_of(one, nothing))


def _by(words: Wording, who: Wording, *what: str) -> Wording:
    short = [_short(one) for one in what]
    return W(words.en.format(who.en, *short), words.ru.format(who.ru, *short))


def _filled(words: Wording, *what: str) -> Wording:
    short = [_short(one) for one in what]
    return W(words.en.format(*short), words.ru.format(*short))


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= _LONGEST else one[:_LONGEST] + "…"
