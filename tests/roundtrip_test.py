"""What is read from the bundled register and written again says, and is, the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

import foedus.registers.cis
from foedus.texts.reading import shape_of
from foedus.texts.writing import canonical

REGISTER = Path(foedus.registers.cis.__file__).parent
FILES = sorted(
    name
    for path in REGISTER.rglob("*.toml")
    if not (name := path.relative_to(REGISTER).as_posix()).startswith("regimes/")
)


def _text(name: str) -> str:
    return (REGISTER / name).read_text(encoding="utf-8")


def _rewritten(name: str) -> str:
    """The file as the canonical layout has it."""
    shape = shape_of(name)

    assert shape is not None
    return canonical(tomli.loads(_text(name)), shape)


def test_there_are_files() -> None:
    assert len(FILES) > 100


@pytest.mark.parametrize("name", FILES)
def test_a_file_written_again_says_the_same(name: str) -> None:
    assert tomli.loads(_rewritten(name)) == tomli.loads(_text(name))


@pytest.mark.parametrize("name", FILES)
def test_a_file_written_twice_is_written_alike(name: str) -> None:
    once = _rewritten(name)
    shape = shape_of(name)

    assert shape is not None
    assert canonical(tomli.loads(once), shape) == once


def test_every_file_is_in_the_canonical_layout() -> None:
    apart = [name for name in FILES if _rewritten(name) != _text(name)]

    assert apart == []
