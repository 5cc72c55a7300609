"""The agenda: questions added, moved, withdrawn as they were seen; documents many to many."""

from __future__ import annotations

import pytest

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models.drafts import Draft, ItemDraft, Phase
from foedus.assembly.models.sessions import AgendaEvent, AgendaItem
from foedus.assembly.sessions.agenda import (
    Question,
    add,
    change_item,
    put_document,
    reorder,
    take_document,
    withdraw,
)
from foedus.assembly.sessions.errors import BadAgenda
from foedus.assembly.sessions.planning import cancel
from foedus.law.terms.errors import UnknownName
from support.people import someone
from support.sessions import AT, asked, load_council, planned, secretary, seen


@pytest.fixture
def doing(db, tmp_path):
    """An officer of the secretariat, at work on the lake's register."""
    load_council(tmp_path)
    return secretary()


@pytest.fixture
def meeting(doing):
    """A session of the council."""
    return planned(doing)


def titles(meeting) -> list[tuple[int, str]]:
    items = meeting.items.filter(withdrawn=False)
    return list(items.values_list("number", "title_en"))


def draft(doing, name: str, phase: str = Phase.DRAFTING) -> Draft:
    return Draft.objects.create(
        name=name, body="lake/council", opened_by=doing.by, opened_at=AT, phase=phase
    )


def test_questions_are_numbered_in_the_order_in_which_they_come(doing, meeting) -> None:
    for title in ("Water", "Fish", "Boats"):
        asked(doing, meeting, title)

    assert titles(meeting) == [(1, "Water"), (2, "Fish"), (3, "Boats")]


def test_the_order_is_changed_as_a_whole(doing, meeting) -> None:
    water, fish, boats = (asked(doing, meeting, t) for t in ("Water", "Fish", "Boats"))
    reorder(doing, meeting.pk, seen(meeting), (boats.pk, water.pk, fish.pk))

    assert titles(meeting) == [(1, "Boats"), (2, "Water"), (3, "Fish")]


@pytest.mark.parametrize("wrong", ["one is missing", "one stands twice", "one is of nobody"])
def test_an_order_that_is_not_all_of_them_once_is_refused(doing, meeting, wrong) -> None:
    water, fish = (asked(doing, meeting, title) for title in ("Water", "Fish"))
    order = {
        "one is missing": (fish.pk,),
        "one stands twice": (fish.pk, water.pk, fish.pk),
        "one is of nobody": (fish.pk, water.pk, 10**6),
    }[wrong]

    with pytest.raises(BadAgenda):
        reorder(doing, meeting.pk, seen(meeting), order)
    assert titles(meeting) == [(1, "Water"), (2, "Fish")]


def test_two_who_order_at_once_do_not_overwrite_each_other(doing, meeting) -> None:
    water, fish = (asked(doing, meeting, title) for title in ("Water", "Fish"))
    version = seen(meeting)
    reorder(doing, meeting.pk, version, (fish.pk, water.pk))

    with pytest.raises(ChangedSince):
        reorder(secretary(), meeting.pk, version, (water.pk, fish.pk))
    assert titles(meeting) == [(1, "Fish"), (2, "Water")]


def test_a_question_that_is_withdrawn_stays_on_record_with_its_reason(doing, meeting) -> None:
    water, _fish = (asked(doing, meeting, title) for title in ("Water", "Fish"))
    withdraw(doing, water.pk, 1, "settled by letter")

    assert titles(meeting) == [(1, "Fish")]
    last = AgendaEvent.objects.filter(item=water).order_by("-pk").first()
    assert (last.did, last.words) == ("withdrawn", "settled by letter")
    with pytest.raises(NotNow):
        change_item(doing, water.pk, 2, Question(title_en="Water again"))
    with pytest.raises(BadAgenda, match="without a reason"):
        withdraw(doing, _fish.pk, AgendaItem.objects.get(pk=_fish.pk).version, " ")


def test_a_question_is_changed_as_it_was_seen(doing, meeting) -> None:
    item = asked(doing, meeting, "Water")
    changed = change_item(doing, item.pk, 1, Question(title_en="Rain", format="narrow"))

    assert (changed.title_en, changed.format, changed.version) == ("Rain", "narrow", 2)
    with pytest.raises(ChangedSince):
        change_item(doing, item.pk, 1, Question(title_en="Snow"))


def test_a_question_has_a_title_a_format_and_a_proposer_that_is_known(doing, meeting) -> None:
    for wrong, fault in (
        ({"title_en": " "}, BadAgenda),
        ({"title_en": "Water", "format": "wide"}, BadAgenda),
        ({"title_en": "Water", "proposed_by": "XX"}, UnknownName),
    ):
        with pytest.raises(fault):
            add(doing, meeting.pk, seen(meeting), Question(**wrong))
    for proposer in ("KZ", "lake/members"):
        asked(doing, meeting, f"by {proposer}", proposed_by=proposer)


def test_documents_and_questions_are_many_to_many(doing, meeting) -> None:
    water, fish = (asked(doing, meeting, title) for title in ("Water", "Fish"))
    plan, report = draft(doing, "lake/plan"), draft(doing, "lake/report")
    for item, one in ((water, plan), (water, report), (fish, plan), (fish, plan)):
        put_document(doing, item.pk, one.pk)

    assert set(water.drafts.all()) == {plan, report}
    assert set(plan.items.all()) == {water, fish}
    assert ItemDraft.objects.count() == 3  # said twice, it is put there once
    take_document(doing, water.pk, plan.pk, "moved to fish")
    assert set(water.drafts.all()) == {report}
    told = AgendaEvent.objects.filter(item=water, did="document-taken").get()
    assert told.words == "lake/plan: moved to fish"


def test_a_document_that_is_withdrawn_is_not_put_on_an_agenda(doing, meeting) -> None:
    item = asked(doing, meeting, "Water")

    with pytest.raises(NotNow):
        put_document(doing, item.pk, draft(doing, "lake/old", Phase.WITHDRAWN).pk)


def test_only_the_secretariat_writes_the_agenda(doing, meeting) -> None:
    item = asked(doing, meeting, "Water")
    delegate = Doing(someone(Role.DELEGATION_MEMBER, "KZ"), AT)

    for step in (
        lambda: asked(delegate, meeting, "Fish"),
        lambda: withdraw(delegate, item.pk, 1, "why not"),
        lambda: reorder(delegate, meeting.pk, seen(meeting), (item.pk,)),
    ):
        with pytest.raises(Refused):
            step()


def test_the_agenda_of_a_session_that_is_over_is_closed(doing, meeting) -> None:
    item = asked(doing, meeting, "Water")
    cancel(doing, meeting.pk, seen(meeting), "the flood")

    with pytest.raises(NotNow):
        asked(doing, meeting, "Fish")
    with pytest.raises(NotNow):
        withdraw(doing, item.pk, 1, "late")
