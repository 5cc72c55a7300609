"""What is counted in a body means nothing to an instrument: nobody counts, nothing breaks."""

from pathlib import Path

import pytest

from foedus.law.answers.speech.conditions import condition_sentence, rule_sentence
from foedus.law.terms.conditions import Count, Group, Not, What
from foedus.opened import OpenRegister
from foedus.texts.atoms import read_condition
from foedus.texts.checking import check
from support import deciding

BAD = Path(__file__).parents[1] / "bad" / "C3-agreements-in-a-treaty" / "register"


def test_a_treaty_that_counts_agreements_never_enters_into_force() -> None:
    register, _ = check(BAD)

    status = OpenRegister(register).status("league/treaty", on="2020-01-01").data

    assert not status["in_force"]


@pytest.mark.parametrize("what", list(What))
@pytest.mark.parametrize("group", list(Group))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_whatever_is_counted_of_whomever_is_read_and_said(what, group, language) -> None:
    condition = read_condition({"share": "2/3", "of": str(what), "by": str(group)})

    said = condition_sentence(condition, language)

    assert condition.what is what
    assert condition.among is group
    assert "2/3" in said


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_two_groups_are_said_alike(language) -> None:
    said = {condition_sentence(Count(2, What.AGREEMENTS, group), language) for group in Group}

    assert len(said) == len(Group)


def test_a_condition_that_stands_alone_has_no_brackets() -> None:
    assert rule_sentence(deciding.CONSENSUS) == (
        "agreement of those who sit: at least 1 and none: objections of those who sit"
    )
    assert rule_sentence(deciding.CONSENSUS, "ru").startswith("согласие из входящих в состав")
    assert condition_sentence(Not(Count(2, What.OBJECTIONS))) == "not (objections: at least 2)"
