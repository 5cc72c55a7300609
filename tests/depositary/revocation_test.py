"""A notice of withdrawal can be revoked at any time before it takes effect (VCLT 68)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from depositary.small import IN_FORCE, LEAVING, act, opened, treaty
from foedus.depositary.preview import preview
from foedus.depositary.revocation import revocability
from foedus.law.terms.acts import Kind
from foedus.law.terms.days import FOREVER
from foedus.law.terms.delays import Base, Delay
from foedus.law.terms.errors import UnknownName
from foedus.opened import open_register

DAY = timedelta(days=1)
NOTICE = act(Kind.WITHDRAWAL, "AA", date(2021, 1, 31))
EFFECT = date(2022, 1, 31)


def held(*more, **clauses):
    return opened(treaty((*IN_FORCE, NOTICE, *more), **clauses))


def test_it_is_open_from_the_notice_to_the_day_before_the_effect():
    found = revocability(held(), NOTICE.id)
    assert (found.effect, found.last_day) == (EFFECT, EFFECT - DAY)
    days = (NOTICE.date - DAY, NOTICE.date, EFFECT - DAY, EFFECT, EFFECT + DAY)
    assert [found.open_on(day) for day in days] == [False, True, True, False, False]


def test_the_sentence_names_the_last_day():
    found = revocability(held(), NOTICE.id)
    assert "until 30 January 2022 inclusive" in found.words_on(EFFECT - DAY).en
    assert "до 30 января 2022 года включительно" in found.words_on(EFFECT - DAY).ru
    assert "took effect on 31 January 2022" in found.words_on(EFFECT).en


@pytest.mark.parametrize("late", [0, 1])
def test_a_revocation_on_the_day_of_the_effect_is_too_late(late):
    back = act(Kind.WITHDRAWAL_REVOKED, "AA", EFFECT + late * DAY)
    assert revocability(held(back), NOTICE.id).revoked == FOREVER


def test_a_revocation_the_day_before_counts():
    back = act(Kind.WITHDRAWAL_REVOKED, "AA", EFFECT - DAY)
    found = revocability(held(back), NOTICE.id)
    assert found.revoked == EFFECT - DAY
    assert found.open_on(EFFECT - 2 * DAY)
    assert not found.open_on(EFFECT - DAY)
    assert found.words_on(EFFECT).en == "Revoked on 30 January 2022."


def test_the_revocation_of_another_notice_does_not_count():
    back = act(Kind.WITHDRAWAL_REVOKED, "AA", EFFECT - DAY, about="another")
    assert revocability(held(back), NOTICE.id).revoked == FOREVER


def test_a_notice_whose_clock_has_not_started_can_be_revoked_at_any_time():
    told = Delay(months=12, base=Base.NOTIFICATION)
    clause = type(LEAVING)(text=LEAVING.text, notice=told)
    found = revocability(held(withdrawal=clause), NOTICE.id)
    assert found.effect == FOREVER
    assert found.open_on(date(2031, 1, 1))
    assert "No day" in found.words_on(date(2031, 1, 1)).en


def test_what_is_no_notice_is_an_unknown_name():
    with pytest.raises(UnknownName, match="ratification-AA"):
        revocability(held(), "ratification-AA")


@pytest.mark.parametrize(("before", "works"), [(1, True), (0, False), (-1, False)])
def test_the_engine_says_the_same_as_the_desk(before, works):
    """The twin: what the law engine makes of a revocation on each of the three days."""
    back = act(Kind.WITHDRAWAL_REVOKED, "AA", EFFECT - before * DAY)
    assert bool(preview(held(), (back,), back.date).changes) == works
    assert revocability(held(), NOTICE.id).open_on(back.date) == works


def test_a_real_withdrawal_previewed_and_revoked_the_day_before_and_on_the_day():
    register = open_register("cis")
    charter = "cis/charter-1993"
    notice = act(Kind.WITHDRAWAL, "TJ", date(2026, 3, 1), instrument=charter)
    leaves = preview(register, (notice,), date(2026, 3, 2))
    effect = date(2027, 3, 1)
    assert any(one.since == effect and one.after.en == "former party" for one in leaves.changes)
    for day, stays in ((effect - DAY, True), (effect, False), (effect + DAY, False)):
        back = act(Kind.WITHDRAWAL_REVOKED, "TJ", day, instrument=charter)
        left = preview(register, (notice, back), day).changes
        assert (not left) == stays, day
