"""That an addressee was told is an act of its own, and its clock runs from then (VCLT 78(c))."""

from datetime import date

from foedus.law.derive.visible import visible_acts
from foedus.law.terms.acts import Act, Kind

RESERVATION = Act(id="r", kind=Kind.RESERVATION, instrument="x", party="A", date=date(2020, 1, 1))


def receipt(party: str, day: date, recorded: date, name: str = "") -> Act:
    return Act(
        id=name or f"n-{party}",
        kind=Kind.NOTIFIED,
        instrument="x",
        party=party,
        received=day,
        recorded=recorded,
        about="r",
    )


TOLD = receipt("B", date(2020, 2, 1), date(2020, 3, 1))


def told(acts: tuple[Act, ...], known: date | None) -> dict[str, date]:
    return dict(next(act for act in visible_acts(acts, known) if act.id == "r").notified_to)


def test_a_receipt_is_known_from_the_day_on_which_it_was_recorded() -> None:
    acts = (RESERVATION, TOLD)

    assert told(acts, date(2020, 2, 29)) == {}
    assert told(acts, date(2020, 3, 1)) == {"B": date(2020, 2, 1)}
    assert told(acts, None) == {"B": date(2020, 2, 1)}


def test_of_two_receipts_the_earlier_day_counts() -> None:
    second = receipt("B", date(2020, 1, 20), date(2020, 4, 1), "again")

    assert told((RESERVATION, TOLD, second), None) == {"B": date(2020, 1, 20)}


def test_a_day_that_stands_with_the_act_itself_is_kept() -> None:
    from dataclasses import replace

    written = replace(RESERVATION, notified_to=(("B", date(2020, 1, 5)),))

    assert told((written, TOLD), None) == {"B": date(2020, 1, 5)}


def test_receipts_of_others_stand_beside_each_other() -> None:
    other = receipt("C", date(2020, 2, 2), date(2020, 3, 1))

    assert told((RESERVATION, TOLD, other), None) == {
        "B": date(2020, 2, 1),
        "C": date(2020, 2, 2),
    }
