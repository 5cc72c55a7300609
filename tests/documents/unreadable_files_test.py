"""A file that the system does not let be read is one error, told in both languages."""

from __future__ import annotations

from foedus.documents.errors import UnreadableFile


def test_it_says_which_file_why_and_what_to_do_in_both_languages() -> None:
    fault = UnreadableFile("nowhere.txt", "No such file or directory")
    assert fault.code == "E201"
    assert str(fault) == (
        "nowhere.txt cannot be read: No such file or directory. "
        "Check the path and your rights to it."
    )
    assert "nowhere.txt" in fault.words.ru
    assert "No such file or directory" in fault.words.ru


def test_it_is_an_error_of_the_system_for_those_who_catch_these() -> None:
    assert isinstance(UnreadableFile("a.txt", "Is a directory"), OSError)


def test_of_a_long_path_the_end_is_told_and_no_control_sign() -> None:
    told = str(UnreadableFile("folder/" * 100 + "\x1b[2Jreport.txt", "Permission denied"))
    assert "report.txt cannot be read" in told
    assert "\x1b" not in told
