"""A draft from phase to phase: what may follow, what must be in order, and what becomes of it."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from foedus.accounts.errors import Refused
from foedus.assembly.drafts.clauses import instrument_of, write_clauses
from foedus.assembly.drafts.errors import BadDraft, DraftExists
from foedus.assembly.drafts.finding import visible
from foedus.assembly.drafts.moving import NEXT, adopt, move, publish, withdraw
from foedus.assembly.drafts.opening import invite, open_draft
from foedus.assembly.drafts.versions import NewVersion, add_version, brought_in, latest
from foedus.assembly.drafts.waiting import of_draft
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models import Draft, Grid, GridDocument, Meeting, Phase
from foedus.drafting.errors import BadClauses
from foedus.drafting.instrument import Adoption
from foedus.drafting.plain import read_plain
from foedus.law.terms.errors import UnknownName
from support.drafts import (
    AT,
    BAD_CLAUSES,
    CLAUSES,
    WORDS,
    brought,
    delegate,
    drafted,
    in_consultation,
    new_draft,
    secretariat,
    seen,
)
from support.lake import load_lake


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")


def agreed(doing, clauses: str = CLAUSES) -> Draft:
    draft = drafted(doing)
    write_clauses(doing, draft, seen(draft), clauses)
    return move(doing, draft, seen(draft), Phase.AGREED)


def test_a_draft_goes_from_its_opening_to_its_publication_and_all_is_kept() -> None:
    office = secretariat()
    draft = agreed(office)
    move(office, draft, seen(draft), Phase.TABLED, "By letter of 1 March.")
    adopt(office, draft, seen(draft), "Session of 1 June.")
    done = publish(office, draft, seen(draft))

    assert done.phase == Phase.PUBLISHED
    assert [one.did for one in draft.events.order_by("pk")] == [
        "opened",
        "version",
        "clauses",
        "moved",
        "moved",
        "adopted",
        "published",
    ]


@pytest.mark.parametrize(
    ("before", "after"), [(one, other) for one, other in product(Phase, Phase) if one is not other]
)
def test_only_what_may_follow_a_phase_follows_it(before: Phase, after: Phase) -> None:
    office = secretariat()
    draft = drafted(office)
    Draft.objects.filter(pk=draft.pk).update(phase=before)
    if after in NEXT[before]:
        assert move(office, draft, seen(draft), after).phase == after
    else:
        with pytest.raises(NotNow):
            # a move that is known from some phases only is refused from all others
            move(office, draft, seen(draft), after)


def test_errors_in_the_clauses_refuse_the_tabling_and_warnings_do_not() -> None:
    office = secretariat()
    draft = agreed(office, BAD_CLAUSES)
    with pytest.raises(BadClauses) as told:
        move(office, draft, seen(draft), Phase.TABLED)
    assert [one.code for one in told.value.findings] == ["L12"]
    write_clauses(office, draft, seen(draft), CLAUSES.split("[withdrawal]")[0])
    assert move(office, draft, seen(draft), Phase.TABLED).phase == Phase.TABLED


def test_without_a_text_in_each_language_it_is_not_tabled() -> None:
    office = secretariat()
    draft = drafted(office, languages=("ru", "en"))
    move(office, draft, seen(draft), Phase.AGREED)
    with pytest.raises(BadDraft):
        move(office, draft, seen(draft), Phase.TABLED)


def test_the_clauses_of_the_draft_are_those_of_the_instrument() -> None:
    office = secretariat()
    draft = agreed(office)
    draft.refresh_from_db()
    data = instrument_of(draft, Adoption(day=date(2027, 6, 1), place="Lakeside")).decode()
    assert 'id = "lake/protection-2027"' in data
    assert 'within = "lake/league"' in data
    assert 'when = {count = 3, of = "consents", by = "signatories"}' in data


def test_a_draft_that_lies_on_a_signing_table_is_not_withdrawn() -> None:
    office = secretariat()
    draft = agreed(office)
    move(office, draft, seen(draft), Phase.TABLED)
    meeting = Meeting.objects.create(
        name="lake/session", body="lake/league", opened_by=office.by, opened_at=AT
    )
    grid = Grid.objects.create(meeting=meeting, day=AT.date(), opened_by=office.by, opened_at=AT)
    lies = GridDocument.objects.create(grid=grid, draft=draft, name=draft.name, number=1)
    for step in (
        lambda: withdraw(office, draft, seen(draft), "Second thoughts."),
        lambda: move(office, draft, seen(draft), Phase.EXPERTS),
    ):
        with pytest.raises(NotNow):
            step()
    lies.withdrawn = True
    lies.save()
    assert withdraw(office, draft, seen(draft), "Second thoughts.").phase == Phase.WITHDRAWN


@pytest.mark.parametrize("phase", [Phase.ADOPTED, Phase.PUBLISHED, Phase.WITHDRAWN])
def test_what_is_adopted_is_not_withdrawn(phase: Phase) -> None:
    office = secretariat()
    draft = drafted(office)
    Draft.objects.filter(pk=draft.pk).update(phase=phase)
    with pytest.raises(NotNow):
        withdraw(office, draft, seen(draft), "Second thoughts.")


def test_a_proposer_writes_and_withdraws_its_own_draft_and_nobody_elses() -> None:
    armenia, belarus = delegate("AM"), delegate("BY")
    own = open_draft(armenia, new_draft())
    assert own.tabled_by == "AM"
    brought(armenia, own, WORDS)
    invite(secretariat(), own, ["BY"], Phase.DRAFTING)
    with pytest.raises(Refused):
        brought(belarus, own, WORDS.replace("озеро", "море"))
    with pytest.raises(Refused):
        withdraw(belarus, own, seen(own), "We do not want it.")
    move(secretariat(), own, seen(own), Phase.CONSULTATION)
    with pytest.raises(Refused):  # once others comment on it, the secretariat writes
        brought(armenia, own, WORDS.replace("озеро", "море"))
    assert withdraw(armenia, own, seen(own), "No longer needed.").phase == Phase.WITHDRAWN


def test_two_who_write_at_once_do_not_lose_one_anothers_version() -> None:
    office, other = secretariat(), secretariat()
    draft = drafted(office)
    before = seen(draft)
    text = brought_in(draft, read_plain(WORDS.replace("озеро", "море"), "ru"))
    add_version(office, draft, before, NewVersion(text))
    with pytest.raises(ChangedSince):
        add_version(other, draft, before, NewVersion(text))
    with pytest.raises(BadDraft):  # word for word what it is
        add_version(other, draft, seen(draft), NewVersion(text))
    newest = latest(draft, "ru")
    assert newest is not None
    assert newest.number == 2


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"name": "lake/convention"}, DraftExists),
        ({"name": "Lake"}, BadDraft),
        ({"name": "lake/../x"}, BadDraft),
        ({"name": "lake/" + "x" * 200}, BadDraft),
        ({"kind": "<b>"}, BadDraft),
        ({"body": "lake/none"}, UnknownName),
        ({"title_en": "", "title_ru": ""}, BadDraft),
        ({"title_en": "a\x00"}, BadDraft),
        ({"title_en": "x" * 100_000}, BadDraft),
        ({"languages": ()}, BadDraft),
        ({"languages": ("tlh",)}, BadDraft),
        ({"subjects": ("<b>",)}, BadDraft),
        ({"tabled_by": "ZZ"}, UnknownName),
    ],
)
def test_a_draft_that_cannot_be_is_not_opened(changed: dict[str, object], fault: type) -> None:
    with pytest.raises(fault):
        open_draft(secretariat(), new_draft(**changed))
    assert not Draft.objects.exists()


def test_the_preparation_of_a_session_sees_what_its_drafts_wait_for() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM", "BY")
    waits = {(one.who, one.what.en) for one in of_draft(draft, AT)}
    assert ("AM", "Say what it thinks of the draft") in waits
    assert ("BY", "Say what it thinks of the draft") in waits


def test_who_could_read_a_draft_still_reads_that_it_was_withdrawn() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM")
    invite(office, draft, ["BY"], Phase.TABLED)
    withdraw(office, draft, seen(draft), "Overtaken by events.")
    draft.refresh_from_db()
    assert draft.readers == {"AM"}
    assert visible(delegate("AM").by).exists()
    assert not visible(delegate("BY").by).exists()
