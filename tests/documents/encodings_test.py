"""Which encoding a file has: by its marks, its bytes, its words; a declaration last."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.documents.encodings import rating
from foedus.documents.reading import read_document

RUSSIAN = (
    "Главы государств СНГ подписали в Душанбе соглашение о координации трудовой миграции. "
    "Настоящее Соглашение вступает в силу с даты сдачи депозитарию третьего уведомления."
)
FRENCH = "Le présent traité a été signé à Genève par les États membres dès réception."
SPANISH = "El Acuerdo entrará en vigor el año siguiente; su artículo será público."
UKRAINIAN = "Ця Угода набирає чинності з дати її підписання Сторонами. Їхні обов'язки є такими."

CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso-8859-5")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", [*CYRILLIC, *UNICODE])
@pytest.mark.parametrize("words", [RUSSIAN, "Душанбе", "Саммит СНГ и ОДКБ завершён", "Статья 22"])
def test_russian_is_read_in_every_encoding(encoding: str, words: str) -> None:
    assert read_document(words.encode(encoding), "a.txt").text == words


@pytest.mark.parametrize("words", [FRENCH, SPANISH, "Für die Änderung des Übereinkommens"])
def test_western_languages_are_read_in_one_byte_a_letter(words: str) -> None:
    assert read_document(words.encode("cp1252"), "a.txt").text == words


def test_ukrainian_is_read_in_one_byte_a_letter() -> None:
    assert read_document(UKRAINIAN.encode("cp1251"), "a.txt").text == UKRAINIAN


@pytest.mark.parametrize("truly", [*CYRILLIC, "utf-8"])
@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "utf-8", "koi8-r", "nonsense"])
def test_a_wrong_declaration_is_noticed(truly: str, declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><p>{RUSSIAN}</p>".encode(truly)
    assert read_document(page, "a.html").text.strip() == RUSSIAN


def test_a_right_declaration_is_believed() -> None:
    page = f'<?xml version="1.0" encoding="windows-1251"?><a>{RUSSIAN}</a>'.encode("cp1251")
    document = read_document(page, "a.xml")
    assert document.encoding == "cp1251"
    assert document.text.strip() == RUSSIAN


def test_a_text_cut_within_a_letter_is_still_in_utf_8() -> None:
    document = read_document(RUSSIAN.encode()[1:-1] + b"\xd0", "a.txt")
    assert document.encoding == "utf-8"
    assert document.text[1:30] == RUSSIAN[1:30]


@settings(deadline=None)
@given(some.sampled_from(CYRILLIC), some.sampled_from(CYRILLIC))
def test_the_true_encoding_reads_best(truly: str, other: str) -> None:
    content = RUSSIAN.encode(truly)
    wrong = content.decode(other, errors="replace")
    assert rating(RUSSIAN) >= rating(wrong)
    assert (rating(RUSSIAN) > rating(wrong)) == (wrong != RUSSIAN)
