"""The matcher takes no more than so many steps, however a row of words is made."""

from __future__ import annotations

from foedus.claims.phrases.matching import Row, Steps, matches
from foedus.claims.phrases.pattern import groups_of, in_order
from foedus.claims.phrases.skipping import Skip, loose
from foedus.claims.phrases.vocabulary import vocabulary_of
from foedus.claims.pieces.row import Piece, Sort
from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import forms_in
from foedus.claims.words.tokens import tokens_of

FORMS = forms_in("en")
WORDS = vocabulary_of({"passed_over": {"_": ["so"]}}, FORMS)


def _row(text: str, steps: Steps) -> Row:
    tokens = tokens_of(text, Stretch(0, len(text)), FORMS)
    pieces = tuple(Piece(Sort.WORD, (token,)) for token in tokens)
    return Row(pieces, WORDS, loose(WORDS), steps=steps)


def test_a_row_made_to_mislead_is_given_up() -> None:
    says = in_order(groups_of(" ".join(["so? ~"] * 12) + " never", WORDS, FORMS))
    steps = Steps(5_000)
    assert list(matches(says, _row("so " * 60, steps))) == []
    assert steps.left < 0


def test_an_ordinary_row_is_far_from_the_limit() -> None:
    says = in_order(groups_of("they so? sign ~ papers", WORDS, FORMS))
    steps = Steps()
    assert len(list(matches(says, _row("they so so sign many old papers", steps)))) == 1
    assert steps.left > Steps().left - 100


def test_every_way_of_skipping_has_a_name() -> None:
    assert {one.value for one in Skip} == {"none", "tight", "loose"}
