"""A final clause that refers to an annex which the file does not hold: that is told."""

from __future__ import annotations

import pytest

from foedus.finalclauses.reading.annexes import absent_annexes
from foedus.finalclauses.terms import Found, Function


def told(clause: str, rest: str = "") -> list[str]:
    text = f"{clause}\n{rest}"
    found = Found(
        function=Function.ENTRY_INTO_FORCE, article="9", heading="", start=0, end=len(clause)
    )
    return [text[one.start : one.end] for one in absent_annexes(text, [found])]


@pytest.mark.parametrize(
    ("clause", "annex"),
    [
        ("It shall enter into force for the States listed in Annex 3.", "Annex 3"),
        ("as provided for in\nANNEX IV to this Agreement", "ANNEX IV"),
        ("вступает в силу для государств, указанных в приложении № 2.", "приложении № 2"),
        ("los Estados enumerados en el Anexo A.", "Anexo A"),
        ("les États énumérés à l'annexe II.", "annexe II"),
    ],
)
def test_an_annex_that_is_not_there_is_told(clause: str, annex: str) -> None:
    assert told(clause) == [annex]


def test_an_annex_that_is_in_the_file_is_not_told() -> None:
    assert told("the States listed in Annex 3.", "\nANNEX 3\nList of States") == []


def test_the_annex_of_another_number_does_not_stand_for_it() -> None:
    assert told("the States listed in Annex 3.", "\nAnnex 31\nList") == ["Annex 3"]


def test_an_annex_is_told_once() -> None:
    assert told("Annex 1 and again Annex 1, with Annex 2") == ["Annex 1", "Annex 2"]


def test_annexes_as_such_are_no_reference() -> None:
    assert told("The annexes form an integral part of this Agreement.") == []


def test_what_other_articles_refer_to_is_not_told() -> None:
    assert told("on 1 May 2024.", "Duties are listed in Annex 7.") == []
