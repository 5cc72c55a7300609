"""The pages of the secretariat: a session planned, prepared, moved; who may see what of it."""

from __future__ import annotations

import pytest

from foedus.accounts.roles import Role
from foedus.assembly.models.drafts import Draft, DraftReader, DraftVersion, Phase
from foedus.assembly.models.sessions import AgendaItem, Meeting, MeetingPhase, Seat, SeatNotice
from foedus.assembly.sessions.agenda import put_document
from foedus.assembly.sessions.seats import fill
from foedus.register.held import forget
from support.desk_pages import signed_in, words
from support.people import someone
from support.sessions import AT, DAY, asked, load_council, now_of, planned, secretary, seen


@pytest.fixture
def doing(db, tmp_path):
    """An officer of the secretariat, at work on the lake's register."""
    forget()
    load_council(tmp_path)
    yield secretary()
    forget()


@pytest.fixture
def officer(doing):
    """The browser of the officer."""
    return signed_in(doing.by)


@pytest.fixture
def meeting(doing):
    """A session with seats, and two questions."""
    found = planned(doing, day=DAY.replace(year=2031))
    fill(doing, found.pk, 1)
    asked(doing, found, "Water levels")
    asked(doing, found, "Fish")
    return found


def draft(doing, meeting, phase: str = Phase.CONSULTATION) -> Draft:
    made = Draft.objects.create(
        name="lake/plan",
        title_en="Plan of the lake",
        body="lake/council",
        languages=["ru"],
        opened_by=doing.by,
        opened_at=AT,
        phase=phase,
    )
    put_document(doing, meeting.items.first().pk, made.pk)
    DraftReader.objects.create(draft=made, party="AM", phase=Phase.CONSULTATION, at=AT, by=doing.by)
    DraftVersion.objects.create(
        draft=made, number=1, language="ru", text="<a/>", sha256="0" * 64, at=AT, by=doing.by
    )
    return made


PLAN = {
    "body": "lake/council",
    "day": "2031-06-14",
    "place": "Lakeside",
    "host": "BY",
    "form": "regular",
    "mode": "in-person",
    "formats": ["narrow", "extended"],
}


def test_a_session_is_planned_by_a_form(officer) -> None:
    answer = officer.post("/assembly/sessions/new/", PLAN)

    made = Meeting.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/assembly/sessions/{made.pk}/"
    assert (made.host, made.formats) == ("BY", ["narrow", "extended"])
    assert officer.post("/assembly/sessions/new/", PLAN).status_code == 302
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "14.06.2031"},
        {"day": "2031-06-31"},
        {"day": "2031-06-14", "last_day": "2031-06-13"},
        {"day": "9999-12-31"},
        {"body": "lake/nothing"},
        {"host": "<script>"},
        {"place": "a\x00b"},
        {"place": "x" * 100_000},
        {"title_en": "\ud800"},
        {"form": "secret"},
    ],
)
def test_a_form_that_cannot_be_is_told_and_nothing_is_written(officer, wrong) -> None:
    sent = {**PLAN, **wrong}
    if "\ud800" in sent.get("title_en", ""):
        sent["title_en"] = b"\xed\xa0\x80".decode("utf-8", "surrogateescape")
        answer = officer.post(
            "/assembly/sessions/new/",
            "body=lake/council&day=2031-06-14&form=regular&mode=in-person&title_en=%ED%A0%80",
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code in {302, 400, 422}  # what is no text is read as a question mark
        return
    answer = officer.post("/assembly/sessions/new/", sent)

    assert answer.status_code == 422
    assert not Meeting.objects.exists()
    assert b"<script>" not in answer.content.split(b"</head>")[-1]


@pytest.mark.parametrize("prefix", ["", "/ru"])
@pytest.mark.parametrize(
    "page", ["", "progress/", "details/", "move/", "open/", "hold/", "cancel/", "agenda/", "seats/"]
)
def test_every_page_of_a_session_answers_in_both_languages(
    officer, doing, meeting, prefix, page
) -> None:
    draft(doing, meeting)
    answer = officer.get(f"{prefix}/assembly/sessions/{meeting.pk}/{page}")

    assert answer.status_code == 200
    assert officer.get(f"{prefix}/assembly/").status_code == 200


def test_the_board_tells_who_has_not_answered(officer, doing, meeting) -> None:
    draft(doing, meeting)
    page = words(officer.get(f"/assembly/sessions/{meeting.pk}/"))

    assert "2 questions 0 of 1 documents ready" in page
    assert "Armenia Say what it thinks of the draft" in page
    assert "Kazakhstan name and level of the head of delegation" in page
    assert "Have not answered: Armenia (1)" in page
    assert "nothing can be called late" in page


def test_the_board_leads_to_positions_and_to_the_signing(officer, meeting) -> None:
    page = officer.get(f"/ru{_board(meeting)}").content.decode()

    for part in ("positions/", "signing/", "progress/", "agenda/", "seats/"):
        assert f'href="/ru{_board(meeting)}{part}"' in page


def test_the_board_tells_the_chair_from_the_host(officer, doing) -> None:
    meeting = planned(doing, day=DAY, host="AM")
    page = words(officer.get(f"/assembly/sessions/{meeting.pk}/"))

    assert "Presides: Belarus (by rotation)" in page.replace(" )", ")")
    assert "Host: Armenia" in page


def test_the_progress_of_preparations_is_one_page_to_print(officer, doing, meeting) -> None:
    draft(doing, meeting)
    page = words(officer.get(f"/ru/assembly/sessions/{meeting.pk}/progress/"))

    assert "Plan of the lake" in page
    assert "Высказаться по проекту" in page
    assert (
        f"/assembly/sessions/{meeting.pk}/"
        in officer.get(f"/assembly/sessions/{meeting.pk}/progress/").content.decode()
    )


def test_a_delegation_sees_its_own_and_no_draft_that_is_closed_to_it(doing, meeting) -> None:
    draft(doing, meeting)
    own = words(signed_in(someone(Role.DELEGATION_MEMBER, "AM")).get(_board(meeting)))
    other = words(signed_in(someone(Role.DELEGATION_MEMBER, "KZ")).get(_board(meeting)))

    assert "Plan of the lake" in own
    assert "Armenia Say what it thinks" in own
    assert "Kazakhstan name and level" not in own
    assert "Plan of the lake" not in other
    assert "1 document is not open to your delegation" in other
    assert "Kazakhstan name and level" in other
    assert "Have not answered" not in other


def _board(meeting) -> str:
    return f"/assembly/sessions/{meeting.pk}/"


def test_a_session_is_moved_and_the_day_before_stays_on_the_board(officer, meeting) -> None:
    sent = {"day": "2031-07-01", "place": "Riverside", "reason": "the hall", "seen": seen(meeting)}
    answer = officer.post(f"{_board(meeting)}move/", sent, follow=True)

    assert '<s><time datetime="2031-06-14">' in answer.content.decode()
    assert "the hall" in words(answer)


def test_what_somebody_else_changed_is_not_overwritten(officer, meeting) -> None:
    sent = {"day": "2031-07-01", "place": "Riverside", "reason": "", "seen": 1}
    answer = officer.post(f"{_board(meeting)}move/", sent)

    assert answer.status_code == 409
    assert "E120" in words(answer)
    assert meeting.events.count() == 1


@pytest.mark.parametrize("given", ["", "x", "-1", "9" * 40, "١"])
def test_a_version_that_cannot_be_read_is_none_that_was_seen(officer, meeting, given) -> None:
    sent = {"day": "2031-07-01", "place": "", "reason": "", "seen": given}

    assert officer.post(f"{_board(meeting)}move/", sent).status_code == 409


def test_a_session_to_come_cannot_be_closed(officer, meeting) -> None:
    sent = {"day": "2031-06-14", "place": "", "seen": seen(meeting)}
    answer = officer.post(f"{_board(meeting)}hold/", sent)

    assert answer.status_code == 422
    assert now_of(meeting).phase == MeetingPhase.PREPARING


def test_a_session_is_called_off_with_a_reason(officer, meeting) -> None:
    address, version = f"{_board(meeting)}cancel/", seen(meeting)

    assert officer.post(address, {"reason": "", "seen": version}).status_code == 422
    assert officer.post(address, {"reason": "a flood", "seen": version}).status_code == 302
    assert now_of(meeting).phase == MeetingPhase.CANCELLED
    assert officer.post(address, {"reason": "again", "seen": version + 1}).status_code == 409


def test_the_agenda_is_written_by_forms(officer, meeting) -> None:
    base = f"{_board(meeting)}agenda/"
    officer.post(f"{base}add/", {"title_ru": "Лодки", "format": "narrow", "seen": seen(meeting)})
    keys = [item.pk for item in meeting.items.all()]
    order = " ".join(map(str, (keys[2], keys[0], keys[1])))
    officer.post(f"{base}order/", {"order": order, "seen": seen(meeting)})
    officer.post(
        f"/assembly/items/{keys[1]}/withdraw/",
        {"reason": "settled", "seen": AgendaItem.objects.get(pk=keys[1]).version},
    )

    told = [
        (one.number, str(one.title_en or one.title_ru))
        for one in meeting.items.filter(withdrawn=False)
    ]
    assert told == [(1, "Лодки"), (2, "Water levels")]
    assert "Fish" in words(officer.get(base))


@pytest.mark.parametrize("order", ["", "1 1", "x", "1;2", "9" * 50])
def test_an_order_that_is_none_is_refused(officer, meeting, order) -> None:
    answer = officer.post(
        f"{_board(meeting)}agenda/order/", {"order": order, "seen": seen(meeting)}
    )

    assert answer.status_code == 422
    assert "E127" in words(answer)


def test_a_question_without_title_is_told_beside_the_field(officer, meeting) -> None:
    answer = officer.post(
        f"{_board(meeting)}agenda/add/", {"format": "narrow", "seen": seen(meeting)}
    )

    assert answer.status_code == 422
    assert "Give a title in English or Russian." in words(answer)


def test_a_document_is_put_under_a_question_and_taken_away(officer, doing, meeting) -> None:
    made = draft(doing, meeting)
    item = meeting.items.last()
    officer.post(f"/assembly/items/{item.pk}/documents/", {"draft": made.pk})
    assert list(item.drafts.all()) == [made]

    officer.post(f"/assembly/items/{item.pk}/documents/{made.pk}/take/", {"reason": "no"})
    assert not item.drafts.exists()
    nothing = officer.post(f"/assembly/items/{item.pk}/documents/", {"draft": 10**8})
    assert nothing.status_code == 404


def test_a_title_is_shown_as_text(officer, doing, meeting) -> None:
    asked(doing, meeting, "<script>alert(1)</script>{{ 7|add:7 }}<svg onload=x>")
    page = officer.get(f"{_board(meeting)}agenda/").content.decode()

    assert "<script>alert" not in page
    assert "<svg onload" not in page
    assert "{{ 7|add:7 }}" in page


def test_a_delegation_announces_its_head(meeting) -> None:
    seat = Seat.objects.get(meeting=meeting, party="KZ")
    delegate = signed_in(someone(Role.DELEGATION_MEMBER, "KZ"))
    sent = {
        "account": "announced",
        "level": "as-seated",
        "head": "A. Person",
        "office": "foreign-minister",
        "key": "k" * 30,
        "seen": seat.version,
    }
    address = f"/assembly/seats/{seat.pk}/"

    assert delegate.get(address).status_code == 200
    assert delegate.post(address, sent).status_code == 302
    assert delegate.post(address, sent).status_code == 302  # sent twice, said once
    assert SeatNotice.objects.count() == 1
    other = {**sent, "head": "B. Person", "seen": seat.version + 1}
    assert delegate.post(address, other).status_code == 409
    recorded = {**sent, "account": "recorded", "key": "l" * 30, "seen": seat.version + 1}
    assert delegate.post(address, recorded).status_code == 422  # it is not among its choices
    stranger = signed_in(someone(Role.DELEGATION_MEMBER, "AM"))
    assert stranger.get(address).status_code == 403


def test_seats_are_filled_and_an_observer_is_invited(officer, doing) -> None:
    meeting = planned(doing)
    officer.post(f"{_board(meeting)}seats/fill/", {"seen": 1})
    sent = {"party": "MD", "capacity": "guest", "seen": seen(meeting)}
    officer.post(f"{_board(meeting)}seats/invite/", sent)

    told = dict(meeting.seats.values_list("party", "capacity"))
    assert told == {
        "AM": "member",
        "BY": "member",
        "KZ": "member",
        "SEA": "observer",
        "MD": "guest",
    }
    again = {"party": "AM", "capacity": "guest", "seen": seen(meeting)}
    assert officer.post(f"{_board(meeting)}seats/invite/", again).status_code == 409


def test_a_body_whose_composition_is_not_recorded_is_told(officer, doing) -> None:
    meeting = planned(doing, "lake/experts")
    answer = officer.post(f"{_board(meeting)}seats/fill/", {"seen": 1})

    assert answer.status_code == 422
    assert "E129" in words(answer)


def test_the_public_sees_a_session_when_it_is_published(officer, client, doing, meeting) -> None:
    address = f"/sessions/{meeting.name}"
    assert client.get(address).status_code == 404
    assert meeting.name not in client.get("/sessions").content.decode()

    officer.post(f"{_board(meeting)}publish/", {"seen": seen(meeting)})

    page = words(client.get(address))
    assert "Published by the secretariat" in page
    assert "Water levels" in page
    assert f"/sessions/{meeting.name}" in client.get("/sessions").content.decode()
    assert "DTSTART;VALUE=DATE:20310614" in client.get(f"{address}.ics").content.decode()
    officer.post(
        f"{_board(meeting)}move/",
        {"day": "2031-07-01", "place": "Riverside", "reason": "the hall", "seen": seen(meeting)},
    )
    assert "2031-07-01" in words(client.get(address))  # no page of before is kept


@pytest.mark.parametrize(
    "address",
    ["sessions/999999/", "sessions/999999/agenda/", "items/999999/", "sessions/999999/move/"],
)
def test_what_there_is_not_is_not_found(officer, meeting, address) -> None:
    assert officer.get(f"/assembly/{address}").status_code == 404
    assert officer.get("/assembly/seats/999999/").status_code in {403, 404}


def test_the_public_does_not_see_the_desk(client, meeting) -> None:
    for address in ("/assembly/", _board(meeting), f"{_board(meeting)}agenda/"):
        assert client.get(address).status_code in {302, 403}


@pytest.mark.parametrize("page", ["sessions/{}/", "sessions/{}/move/", "items/{}/"])
def test_a_number_beyond_all_rows_is_not_found(officer, meeting, page) -> None:
    address = f"/assembly/{page.format('9' * 40)}"

    assert officer.get(address).status_code == 404
    assert officer.post(address, {"seen": "1"}).status_code in {404, 405}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"reason": "a\x00b"}, 400),
        ({"reason": "x" * 100_000}, 400),
        ({"reason": ""}, 422),
        ({"reason": "settled", "seen": "77"}, 409),
    ],
)
def test_a_question_is_not_withdrawn_by_what_cannot_be(officer, meeting, sent, status) -> None:
    item = meeting.items.first()
    answer = officer.post(f"/assembly/items/{item.pk}/withdraw/", {"seen": item.version, **sent})

    assert answer.status_code == status
    assert not AgendaItem.objects.get(pk=item.pk).withdrawn


def test_a_notice_without_its_key_is_not_taken(officer, meeting) -> None:
    seat = Seat.objects.get(meeting=meeting, party="KZ")
    sent = {"account": "announced", "level": "as-seated", "seen": 1}

    for key in ("", "<script>", "x" * 200):
        assert officer.post(f"/assembly/seats/{seat.pk}/", {**sent, "key": key}).status_code == 422
    assert not SeatNotice.objects.exists()


def test_what_may_not_be_posted_is_not_shown_either(officer, meeting) -> None:
    for page in ("publish/", "agenda/add/", "agenda/order/", "seats/fill/", "seats/invite/"):
        assert officer.get(f"{_board(meeting)}{page}").status_code == 405


def test_the_desk_lists_the_soonest_first_and_what_is_over_apart(officer, doing) -> None:
    planned(doing, day=DAY.replace(year=2032))
    planned(doing)
    gone = planned(doing, "lake/members")
    officer.post(f"{_board(gone)}cancel/", {"reason": "a flood", "seen": 1})
    page = words(officer.get("/assembly/"))

    places = [page.index(f"Council, {one}") for one in ("2024-06-14", "2032-06-14")]
    assert places == sorted(places)
    assert page.index("Over lately") < page.index("Assembly of members, 2024-06-14")
