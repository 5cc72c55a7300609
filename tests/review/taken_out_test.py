"""A text that was taken out of the register was there for whoever asks as of a day before."""

from datetime import timedelta
from pathlib import Path

import pytest

from foedus.register.held import held
from foedus.register.knowledge import as_known_then
from foedus.register.storing import load
from support.lake import FILES, LOADED_AT, write_lake

pytestmark = pytest.mark.django_db
TREATY, _, _ = FILES["instruments/convention.toml"].partition("[[acts]]")
CAME = LOADED_AT + timedelta(days=1)
WENT = LOADED_AT + timedelta(days=10)


@pytest.fixture
def taken_out(tmp_path: Path) -> Path:
    folder = write_lake(tmp_path / "lake")
    load(folder, LOADED_AT)
    place = folder / "instruments/protocol.toml"
    place.write_text(TREATY.replace("lake/convention", "lake/protocol"))
    load(folder, CAME)
    place.unlink()
    load(folder, WENT)
    return folder


@pytest.mark.parametrize(("days", "there"), [(-1, True), (0, False), (1, False)])
def test_it_is_there_until_the_day_on_which_it_went(
    taken_out: Path, days: int, *, there: bool
) -> None:
    known = (WENT + timedelta(days=days)).date()

    assert ("lake/protocol" in as_known_then(held(), known).register.instrument) is there


def test_it_is_there_no_more_with_all_that_is_known(taken_out: Path) -> None:
    assert "lake/protocol" not in held().register.instrument
