"""The grid as a fold over what was recorded: each signature once, whatever way it arrives."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.signing.folding import conflicts_with, fold, once_each
from foedus.signing.manners import SIGNATURES, SigningManner
from foedus.signing.terms import Document, SigningEvent

AT = dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
PAPERS = tuple(Document(name=f"lake/paper-{n}", number=n) for n in (1, 2))
PARTIES = ("AM", "BY", "KZ")
MANNERS = st.sampled_from(sorted(SigningManner))


def event(seq, key, manner=SigningManner.SIGNED, replaces="", **more):
    fields = {"document": PAPERS[0].name, "party": "AM", "at": AT, "by": "an officer", **more}
    return SigningEvent(key=key, seq=seq, manner=manner, replaces=replaces, **fields)


def test_a_cell_of_which_nothing_was_said_is_there_and_open():
    grid = fold(PAPERS, PARTIES, ())
    assert len(grid.cells) == 6
    assert all(cell.is_open and not cell.is_signed for cell in grid.cells.values())
    assert grid.tally.open == grid.tally.of == 6


def test_a_correction_names_what_it_replaces_and_the_first_entry_stays_in_the_history():
    first = event(1, "one")
    then = event(2, "two", SigningManner.RESERVATION, "one")
    cell = fold(PAPERS, PARTIES, (first, then)).cell(PAPERS[0].name, "AM")
    assert (cell.manner, cell.history) == (SigningManner.RESERVATION, (first, then))


def test_of_two_first_entries_the_one_that_the_server_had_first_counts_and_the_other_is_shown():
    late, early = event(2, "late", SigningManner.NOT_SIGNED), event(1, "early")
    cell = fold(PAPERS, PARTIES, (late, early)).cell(PAPERS[0].name, "AM")
    assert (cell.event, cell.contested) == (early, (late,))


def test_of_two_corrections_of_one_entry_the_first_counts():
    events = (
        event(1, "one"),
        event(2, "two", SigningManner.REFUSED, "one"),
        event(3, "three", SigningManner.SPECIAL_OPINION, "one"),
    )
    cell = fold(PAPERS, PARTIES, events).cell(PAPERS[0].name, "AM")
    assert [one.key for one in cell.history] == ["one", "two"]
    assert [one.key for one in cell.contested] == ["three"]


def test_an_entry_that_was_taken_back_leaves_the_cell_open_and_can_be_followed_by_another():
    events = (
        event(1, "one"),
        event(2, "two", SigningManner.TAKEN_BACK, "one"),
        event(3, "three", SigningManner.NOT_SIGNED, "two"),
    )
    taken = fold(PAPERS, PARTIES, events[:2]).cell(PAPERS[0].name, "AM")
    again = fold(PAPERS, PARTIES, events).cell(PAPERS[0].name, "AM")
    assert (taken.is_open, taken.is_signed) == (True, False)
    assert (again.is_open, again.manner) == (False, SigningManner.NOT_SIGNED)


def test_a_state_that_signed_and_does_not_sit_any_more_keeps_its_column():
    grid = fold(PAPERS, ("AM",), (event(1, "one", party="MD"),))
    assert grid.delegations == ("AM", "MD")


def test_a_withdrawn_document_keeps_its_signatures_and_is_counted_nowhere():
    papers = (PAPERS[0], Document(name=PAPERS[1].name, number=2, withdrawn=True))
    signed = event(1, "one", document=PAPERS[1].name)
    grid = fold(papers, PARTIES, (signed,))
    assert grid.cell(PAPERS[1].name, "AM").is_signed
    assert (grid.tally.signed, grid.tally.of) == (0, 3)


histories = st.lists(
    st.tuples(st.sampled_from(PAPERS), st.sampled_from(PARTIES), MANNERS, st.integers(min_value=0)),
    max_size=14,
).map(
    lambda told: [
        event(
            seq,
            f"key-{seq}",
            manner,
            f"key-{back % seq}" if back % seq else "",
            document=paper.name,
            party=party,
        )
        for seq, (paper, party, manner, back) in enumerate(told, start=1)
    ]
)


@given(histories, st.randoms(), st.data())
def test_order_of_arrival_and_repetition_change_nothing(events, chance, data):
    again = data.draw(st.lists(st.sampled_from(events), max_size=6)) if events else []
    arrived = [*events, *again]
    chance.shuffle(arrived)
    assert fold(PAPERS, PARTIES, arrived) == fold(PAPERS, PARTIES, events)


@given(histories)
def test_every_entry_is_found_in_exactly_one_place_of_one_cell(events):
    grid = fold(PAPERS, PARTIES, events)
    kept = [one.key for cell in grid.cells.values() for one in (*cell.history, *cell.contested)]
    assert sorted(kept) == sorted(one.key for one in events)


@given(histories)
def test_the_history_of_a_cell_is_a_chain(events):
    for cell in fold(PAPERS, PARTIES, events).cells.values():
        before = ["", *(one.key for one in cell.history)]
        assert [one.replaces for one in cell.history] == before[:-1]
        assert [one.seq for one in cell.history] == sorted(one.seq for one in cell.history)


def test_the_same_key_counts_as_it_was_kept_first():
    first, again = event(1, "one"), event(7, "one", SigningManner.REFUSED)
    assert once_each((again, first)) == (first,)


class Server:
    """What keeps entries as the service does: by key once, and never over somebody else's."""

    def __init__(self):
        self.kept = []

    def take(self, said):
        if any(one.key == said.key for one in self.kept):
            return True
        cell = fold(PAPERS, PARTIES, self.kept).cell(said.document, said.party)
        if any(conflicts_with(cell, said)) or (said.replaces and cell.event is None):
            return False
        fields = {name: getattr(said, name) for name in SigningEvent.__dataclass_fields__}
        self.kept.append(SigningEvent(**{**fields, "seq": len(self.kept) + 1}))
        return True


CELLS = tuple(itertools.product(PAPERS, PARTIES))


@given(
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["answered", "lost", "never"]))),
    st.randoms(),
)
def test_officers_who_send_their_queues_again_after_lost_answers_leave_each_signature_once(
    owners, attempts, chance
):
    queues = {officer: [] for officer in range(3)}
    for (paper, party), officer in zip(CELLS, owners, strict=True):
        queues[officer].append(
            event(0, f"{officer}-{paper.number}-{party}", document=paper.name, party=party)
        )
    server = Server()
    for officer, fate in attempts:  # the connection holds, or breaks on the way back, or there
        if queues[officer] and fate != "never":
            assert server.take(queues[officer][0])
            if fate == "answered":
                queues[officer].pop(0)
    left = [one for queue in queues.values() for one in queue]
    chance.shuffle(left)
    for one in left:  # they come back, and send what was not acknowledged
        assert server.take(one)
    grid = fold(PAPERS, PARTIES, server.kept)
    assert grid.tally.signed == len(server.kept) == 6
    assert all(len(cell.history) == 1 and not cell.contested for cell in grid.cells.values())


@given(st.permutations(range(3)))
def test_of_officers_who_record_the_same_cell_one_is_kept_and_the_others_are_told(order):
    server = Server()
    taken = [server.take(event(0, f"officer-{one}")) for one in order]
    assert taken == [True, False, False]
    assert [one.key for one in server.kept] == [f"officer-{order[0]}"]


@pytest.mark.parametrize("manner", sorted(SigningManner))
def test_each_manner_is_a_signature_or_none_or_leaves_the_cell_open(manner):
    cell = fold(PAPERS, PARTIES, (event(1, "one", manner),)).cell(PAPERS[0].name, "AM")
    assert cell.is_signed == (manner in SIGNATURES)
    assert not (cell.is_signed and cell.is_open)
