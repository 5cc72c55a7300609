"""Clauses have a record time, too: whoever asks as of then reads what the text said then."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from foedus.register.held import held
from foedus.register.knowledge import as_known_then
from foedus.register.storing import load
from support.lake import LOADED_AT, load_lake

pytestmark = pytest.mark.django_db
CONVENTION = "instruments/convention.toml"
CHANGED_AT = datetime(2024, 6, 10, 16, tzinfo=UTC)  # already 11 June at the depositary's seat


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    folder = tmp_path / "lake"
    load_lake(folder)
    place = folder / CONVENTION
    place.write_text(place.read_text().replace("notice = {months = 12}", "notice = {months = 6}"))
    load(folder, CHANGED_AT)
    return folder


def months_of_notice(known: date | None) -> int:
    opened = as_known_then(held(), known)
    return opened.register.instrument["lake/convention"].clauses.withdrawal.notice.months


def test_the_day_before_the_clause_says_what_it_said_and_on_the_day_what_it_says(
    changed: Path,
) -> None:
    assert months_of_notice(date(2024, 6, 10)) == 12
    assert months_of_notice(date(2024, 6, 11)) == 6
    assert months_of_notice(date(2024, 6, 12)) == 6
    assert months_of_notice(None) == 6


def test_what_came_in_first_was_always_known(changed: Path) -> None:
    assert months_of_notice(date(1990, 1, 1)) == 12


def test_where_no_text_was_told_otherwise_it_is_the_same_open_register(tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")

    assert as_known_then(held(), date(1990, 1, 1)) is held().opened


def test_a_text_of_then_is_read_once(changed: Path) -> None:
    first = as_known_then(held(), date(2024, 6, 9))

    assert as_known_then(held(), date(2024, 6, 10)) is first


def test_a_text_that_came_later_was_not_there_before_it_came(tmp_path: Path) -> None:
    folder = tmp_path / "lake"
    load_lake(folder)
    (folder / "sources/more.toml").write_text('[[sources]]\nid = "MORE"\ntitle = "More"\n')
    load(folder, LOADED_AT + timedelta(days=1))

    assert "MORE" in {one.id for one in as_known_then(held(), date(1990, 1, 1)).register.sources}
