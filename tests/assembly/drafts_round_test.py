"""A draft on its way: comments, amendments in conflict, agreement, and what becomes of each."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.assembly.drafts.accepting import Choice, OwnWords, accept, open_amendments
from foedus.assembly.drafts.amending import propose
from foedus.assembly.drafts.answering import answer
from foedus.assembly.drafts.commenting import comment
from foedus.assembly.drafts.deadlines import extend_round, set_deadline
from foedus.assembly.drafts.errors import AnsweredBefore, BadDraft
from foedus.assembly.drafts.finding import Filter, found, visible
from foedus.assembly.drafts.opening import end_invitation, invite
from foedus.assembly.drafts.rounds import NewRound, open_round
from foedus.assembly.drafts.speaking import Voice
from foedus.assembly.drafts.stances import positions_in, say
from foedus.assembly.drafts.versions import latest, newest, text_of
from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore, TooLate
from foedus.assembly.models import Draft, DraftComment, DraftStance, DraftVersion, Fate, Phase
from foedus.drafting.agreement import Standing
from foedus.drafting.amending import Deed
from foedus.drafting.errors import Conflicting, NoSuchElement, Orphan
from foedus.drafting.structure import element_at
from foedus.law.terms.errors import UnknownName
from support.drafts import (
    AT,
    WORDS,
    brought,
    delegate,
    drafted,
    in_consultation,
    key,
    proposal,
    remark,
    secretariat,
    seen,
    stance,
)
from support.lake import load_lake


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")


def words_now(draft: Draft, element: str = "art_2") -> str:
    version = latest(draft, "ru")
    assert version is not None
    return element_at(text_of(version), element).words


def test_of_two_conflicting_amendments_the_officer_takes_one_and_the_other_is_rejected() -> None:
    office, armenia, belarus = secretariat(), delegate("AM"), delegate("BY")
    draft = in_consultation(office, "AM", "BY")
    first = propose(armenia, draft, proposal("Стороны создают совет."))
    second = propose(belarus, draft, proposal("Стороны создают бюро."))
    free = propose(belarus, draft, proposal("Стороны берегут озеро.", "art_1__para_1"))

    (clash,) = open_amendments(draft, "ru").conflicts
    assert set(clash.keys) == {first.pk, second.pk}
    assert [one.row.pk for one in open_amendments(draft, "ru").free] == [free.pk]
    with pytest.raises(Conflicting):
        accept(office, draft, seen(draft), Choice(language="ru", taken=(first.pk, second.pk)))
    made = accept(
        office,
        draft,
        seen(draft),
        Choice(language="ru", taken=(second.pk, free.pk), rejected=(first.pk,)),
    )

    assert made.number == 2
    assert words_now(draft) == "Стороны создают бюро."
    assert words_now(draft, "art_1__para_1") == "Стороны берегут озеро."
    for row in (first, second, free):
        row.refresh_from_db()
    assert (first.answer.fate, second.answer.fate) == (Fate.REJECTED, Fate.ACCEPTED)
    assert first.answer.reason
    assert second.answer.made == made


def test_the_officer_may_write_the_words_in_place_of_both() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM", "BY")
    first = propose(delegate("AM"), draft, proposal("Стороны создают совет."))
    second = propose(delegate("BY"), draft, proposal("Стороны создают бюро."))
    own = OwnWords(
        element="art_2", words="Стороны создают орган.", instead_of=(first.pk, second.pk)
    )

    accept(office, draft, seen(draft), Choice(language="ru", own=(own,), key=key()))

    assert words_now(draft) == "Стороны создают орган."
    assert draft.amendments.filter(answer__fate=Fate.REJECTED).count() == 2
    assert draft.amendments.get(answer__fate=Fate.ACCEPTED).party == ""


def test_of_two_officers_at_once_the_second_is_told_and_nothing_is_half_written() -> None:
    office, other = secretariat(), secretariat()
    draft = in_consultation(office, "AM")
    row = propose(delegate("AM"), draft, proposal("Стороны создают совет."))
    before = seen(draft)
    accept(office, draft, before, Choice(language="ru", taken=(row.pk,)))

    with pytest.raises(ChangedSince):
        accept(other, draft, before, Choice(language="ru", taken=(row.pk,)))
    with pytest.raises(AnsweredBefore):
        accept(other, draft, seen(draft), Choice(language="ru", taken=(row.pk,)))
    assert draft.versions.count() == 2


def test_agreement_ends_with_the_words_that_were_agreed_and_only_there() -> None:
    office, armenia = secretariat(), delegate("AM")
    draft = in_consultation(office, "AM", "BY")
    for element in ("art_1", "art_2", "art_3"):
        say(armenia, draft, stance(element))
    row = propose(delegate("BY"), draft, proposal("Стороны создают бюро."))
    made = accept(office, draft, seen(draft), Choice(language="ru", taken=(row.pk,)))

    standings = {wid: by["AM"].standing for wid, by in positions_in(draft, made).items()}
    assert standings == {
        "art_1": Standing.AGREED,
        "art_2": Standing.LAPSED,
        "art_3": Standing.AGREED,
    }
    with pytest.raises(ChangedSince):  # it is agreed to words, and these are no longer the words
        say(armenia, draft, stance("art_2"))
    say(armenia, draft, stance("art_2", number=2, agrees=False))
    assert positions_in(draft, made)["art_2"]["AM"].standing is Standing.NOT_AGREED


def test_an_amendment_to_words_that_changed_meanwhile_is_an_orphan_with_its_reason() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM", "BY")
    first = propose(delegate("AM"), draft, proposal("Стороны создают совет."))
    brought(office, draft, WORDS.replace("комиссию", "постоянную комиссию"))

    (waits,) = open_amendments(draft, "ru").orphans
    assert waits.row == first
    assert "other words" in str(waits.orphaned)
    with pytest.raises(Orphan):
        accept(office, draft, seen(draft), Choice(language="ru", taken=(first.pk,)))
    answer(office, first, Fate.REJECTED, "The words have changed; propose it anew.")
    assert not open_amendments(draft, "ru").waiting


def test_a_passage_is_carried_over_a_change_elsewhere_in_the_provision() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM")
    asked = proposal("два раза в год", passage="раз в год")
    row = propose(delegate("AM"), draft, asked)
    brought(office, draft, WORDS.replace("Стороны создают комиссию", "Создаётся комиссия"))

    accept(office, draft, seen(draft), Choice(language="ru", taken=(row.pk,)))

    assert words_now(draft) == "Создаётся комиссия. Она собирается два раза в год."


def test_an_inserted_article_leaves_the_ids_of_the_others() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM")
    before = {one.wid for one in text_of(latest(draft, "ru")).elements}  # type: ignore[arg-type]
    asked = proposal(
        "Стороны платят взносы.",
        deed=Deed.INSERT_AFTER,
        inserted="Статья 2 bis",
        heading="Взносы",
    )
    row = propose(delegate("AM"), draft, asked)
    made = accept(office, draft, seen(draft), Choice(language="ru", taken=(row.pk,)))

    after = {one.wid for one in text_of(made).elements}
    assert after - before == {"art_2-bis"}
    assert before <= after


@pytest.mark.parametrize(
    ("late_by", "taken"), [(timedelta(seconds=-1), True), (timedelta(0), True)]
)
def test_what_is_said_by_the_deadline_is_taken(late_by: timedelta, *, taken: bool) -> None:
    office = secretariat()
    draft = in_consultation(office, "AM")
    until = AT + timedelta(days=7)
    set_deadline(office, draft, "lake/league", until)

    comment(delegate("AM", until + late_by), draft, remark())

    assert DraftComment.objects.exists() is taken


def test_a_late_comment_is_refused_until_the_secretariat_extends_the_deadline() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM")
    until = AT + timedelta(days=7)
    set_deadline(office, draft, "lake/league", until)
    late = delegate("AM", until + timedelta(seconds=1))

    with pytest.raises(TooLate) as told:
        comment(late, draft, remark())
    assert told.value.deadline == until
    with pytest.raises(TooLate):
        propose(late, draft, proposal("Стороны создают совет."))
    assert not DraftComment.objects.exists()
    with pytest.raises(BadDraft):
        set_deadline(office, draft, "lake/league", AT - timedelta(days=1))
    set_deadline(office, draft, "lake/league", until + timedelta(days=2), "Two asked for it.")
    assert comment(late, draft, remark()).party == "AM"
    assert draft.events.filter(did="deadline").count() == 2


def test_a_round_of_experts_has_its_own_deadline_for_those_whom_it_asks() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM", "BY")
    closes = AT + timedelta(days=3)
    asked = open_round(
        office,
        draft,
        seen(draft),
        NewRound(
            group="Experts on water", opens=AT, closes=closes, parties=("AM", "KZ"), asked="Art. 2?"
        ),
    )

    draft.refresh_from_db()
    assert draft.phase == Phase.EXPERTS
    assert draft.readers == {"AM", "BY", "KZ"}  # who is asked can read it
    late = closes + timedelta(hours=1)
    with pytest.raises(TooLate):
        comment(delegate("KZ", late), draft, remark())
    comment(delegate("BY", late), draft, remark())  # not asked in the round: no deadline was set
    extend_round(office, asked, late, "Asked for.")
    comment(delegate("KZ", late), draft, remark())


def test_who_is_not_invited_reads_and_says_nothing_and_learns_of_nothing() -> None:
    office, stranger = secretariat(), delegate("TJ")
    draft = in_consultation(office, "AM")

    for step in (
        lambda: comment(stranger, draft, remark()),
        lambda: propose(stranger, draft, proposal("Иное.")),
        lambda: say(stranger, draft, stance()),
    ):
        with pytest.raises(Refused):
            step()
    assert not visible(stranger.by).exists()
    with pytest.raises(NotSeated):
        comment(office, draft, remark(voice=Voice(party="TJ")))
    with pytest.raises(UnknownName):
        comment(office, draft, remark(voice=Voice(party="ZZ")))


def test_an_invitation_opens_from_its_phase_on_and_ends() -> None:
    office, armenia = secretariat(), delegate("AM")
    draft = drafted(office)
    invite(office, draft, ["AM"], Phase.TABLED)
    assert not visible(armenia.by).exists()
    assert draft.readers == frozenset()
    invite(office, draft, ["AM"], Phase.DRAFTING)
    assert [one.pk for one in visible(armenia.by)] == [draft.pk]
    end_invitation(office, draft, "AM", "Invited by mistake.")
    assert not visible(armenia.by).exists()
    assert "AM" not in draft.readers


def test_the_same_key_twice_is_one_comment_and_with_other_words_it_is_refused() -> None:
    office, armenia = secretariat(), delegate("AM")
    draft = in_consultation(office, "AM")
    said = remark()
    assert comment(armenia, draft, said) == comment(armenia, draft, said)
    with pytest.raises(SentBefore):
        comment(armenia, draft, remark("Другое.", key=said.key))
    with pytest.raises(SentBefore):  # nor does another account find out what was said under it
        comment(delegate("AM"), draft, said)
    assert DraftComment.objects.count() == 1


def test_bad_input_says_what_is_wrong_and_nothing_is_written() -> None:
    office, armenia = secretariat(), delegate("AM")
    draft = in_consultation(office, "AM")
    with pytest.raises(NoSuchElement):
        comment(armenia, draft, remark(element="art_99"))
    for words in ("", "x" * 100_000, "a\x00b", "\ud800", "   "):
        with pytest.raises(BadDraft):
            comment(armenia, draft, remark(words))
    for more in ({"key": "short"}, {"body": "x"}):
        given = {"voice": Voice(body="lake/none")} if "body" in more else more
        with pytest.raises(BadDraft):
            comment(armenia, draft, remark(**given))
    with pytest.raises(BadDraft):
        propose(armenia, draft, proposal("Другое", passage="таких слов нет"))
    with pytest.raises(BadDraft):
        propose(armenia, draft, proposal(words_now(draft)))
    assert not DraftComment.objects.exists()
    assert not draft.amendments.exists()


def test_words_with_markup_stay_words() -> None:
    office, armenia = secretariat(), delegate("AM")
    draft = in_consultation(office, "AM")
    said = comment(armenia, draft, remark("<script>alert(1)</script>{{ 7 }}"))
    assert said.words == "<script>alert(1)</script>{{ 7 }}"
    row = propose(armenia, draft, proposal("<b>Совет</b> & <!-- x -->]]>"))
    accept(office, draft, seen(draft), Choice(language="ru", taken=(row.pk,)))
    assert words_now(draft) == "<b>Совет</b> & <!-- x -->]]>"


def test_a_delegation_takes_back_what_is_its_own_and_nothing_else() -> None:
    office, armenia, belarus = secretariat(), delegate("AM"), delegate("BY")
    draft = in_consultation(office, "AM", "BY")
    row = propose(armenia, draft, proposal("Стороны создают совет."))
    with pytest.raises(Refused):
        answer(belarus, row, Fate.TAKEN_BACK, "")
    with pytest.raises(Refused):
        answer(armenia, row, Fate.REJECTED, "no")
    with pytest.raises(BadDraft):
        answer(office, row, Fate.REJECTED, "")
    answer(armenia, row, Fate.TAKEN_BACK, "")
    with pytest.raises(AnsweredBefore):
        answer(office, row, Fate.REJECTED, "Too late.")


def test_a_list_shows_what_waits_for_whom() -> None:
    office, armenia, belarus = secretariat(), delegate("AM"), delegate("BY")
    draft = in_consultation(office, "AM", "BY")
    waits = Filter(waits="1")
    assert found(armenia.by, waits).exists()
    assert not found(office.by, waits).exists()
    later = delegate("AM", AT + timedelta(hours=1))
    propose(later, draft, proposal("Стороны создают совет."))
    assert not found(armenia.by, waits).exists()
    assert found(belarus.by, waits).exists()
    assert found(office.by, waits).exists()


def test_what_was_said_can_only_be_added_to() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM")
    row = comment(delegate("AM"), draft, remark())
    say(delegate("AM"), draft, stance())
    for change in (
        lambda: DraftComment.objects.filter(pk=row.pk).update(words="other"),
        lambda: DraftStance.objects.all().delete(),
        lambda: DraftVersion.objects.update(text=""),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_languages_stand_side_by_side_with_the_same_ids() -> None:
    office = secretariat()
    draft = drafted(office, languages=("ru", "en"))
    english = (
        "Agreement\n\nThe Parties\n\nArticle 1. Subject\n1. They protect.\n2. They tell.\n\n"
        "Article 2. Commission\nA commission.\n\nDone at Lakeside on 1 June 2027.\n"
    )
    made = brought(office, draft, english, "en")
    wids = {one.wid for one in text_of(made).elements}
    assert {"art_1", "art_2", "preamble", "conclusions"} == wids
    assert {one.language: one.number for one in newest(draft)} == {"ru": 1, "en": 1}


def test_a_tabled_draft_takes_no_comments() -> None:
    office = secretariat()
    draft = in_consultation(office, "AM")
    Draft.objects.filter(pk=draft.pk).update(phase=Phase.TABLED)
    draft.refresh_from_db()
    with pytest.raises(NotNow):
        comment(delegate("AM"), draft, remark())
