"""Which line of a register file a finding points to."""

from __future__ import annotations

from foedus.texts.lines import line_at, lines_of

TEXT = """\
id = "x"

# the acts
[[acts]]
kind = "signature"
title.en = "Signed"
[acts.words]
en = "words"

  [[ acts ]]  # indented
"kind" = "ratification"
[clauses.entry_into_force]
condition = { count = 3 }
"""
LINES = lines_of(TEXT)


def test_a_key_before_any_table_stands_on_its_own_line() -> None:
    assert LINES["id",] == 1


def test_the_first_and_the_second_table_of_an_array_are_told_apart() -> None:
    assert (LINES["acts", 0], LINES["acts", 1]) == (4, 10)
    assert (LINES["acts", 0, "kind"], LINES["acts", 1, "kind"]) == (5, 11)


def test_a_dotted_key_is_a_path() -> None:
    assert LINES["acts", 0, "title", "en"] == 6


def test_a_table_inside_an_array_belongs_to_its_last_element() -> None:
    assert (LINES["acts", 0, "words"], LINES["acts", 0, "words", "en"]) == (7, 8)


def test_a_value_inside_an_inline_table_is_on_the_line_of_that_table() -> None:
    assert line_at(LINES, ("clauses", "entry_into_force", "condition", "count")) == 13


def test_a_missing_key_is_on_the_line_of_its_table() -> None:
    assert line_at(LINES, ("acts", 1, "party")) == 10


def test_what_is_nowhere_is_on_the_first_line() -> None:
    assert line_at(LINES, ("nowhere",)) == 1
    assert line_at({}, ("nowhere",)) == 1


def test_a_comment_is_no_key_and_no_table() -> None:
    assert lines_of("# [acts]\n# id = 1\n") == {(): 1}


def test_words_over_several_lines_are_neither_tables_nor_keys() -> None:
    text = 'words = """\n[Article 5]\nkind = nothing\n"""\nkind = "signature"\n'

    assert lines_of(text) == {(): 1, ("words",): 1, ("kind",): 5}
