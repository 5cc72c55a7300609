"""What a body adopts comes into the register as whole files, at once, and is notified."""

from datetime import timedelta

import pytest
from django.db import transaction

from foedus.register.desk.letters import letter_from
from foedus.register.dumping import dump
from foedus.register.enacting import Warrant, enact, enactment, with_acts, with_words
from foedus.register.errors import NotRecordable, RegisterMoved, WouldBackdate, WouldRewrite
from foedus.register.held import held
from foedus.register.journaling import locked_ledger
from foedus.register.models import ActRow, Entry, Notification
from foedus.register.verifying import verify_stored
from support.lake import LOADED_AT, load_lake

pytestmark = pytest.mark.django_db
AT = LOADED_AT + timedelta(days=30)
DAY = AT.date()
WARRANT = Warrant(
    enacted="lake/council/1", entered_by="0a0a0a0a", countersigned_by="0b0b0b0b", digest="c" * 64
)
PATH = "instruments/assembly/statement.toml"
STATEMENT = f"""\
id = "lake/statement"
title = {{en = "Statement on Reeds", ru = "Заявление о тростнике"}}
kind = "statement"
adopted = {DAY}
place = "Lakeside"
within = "lake/league"

[signature]
cite = "closing words"
paraphrase = {{en = "It has effect from signature."}}
manner = "definitive"

[entry_into_force]
cite = "closing words"
paraphrase = {{en = "From the day of signature."}}
when = {{signing = true}}

[[acts]]
id = "lake/statement/adoption"
kind = "adoption"
date = {DAY}
recorded = {DAY}

[[acts]]
id = "lake/statement/signatures"
kind = "signature"
parties = ["AM", "BY"]
date = {DAY}
recorded = {DAY}
"""


@pytest.fixture(autouse=True)
def _lake(tmp_path):
    load_lake(tmp_path)


def brought(files, told=()):
    with transaction.atomic():
        return enact(locked_ledger(), enactment(held(), files, AT), AT, WARRANT, told)


def test_a_new_instrument_stands_in_the_register_with_its_acts(tmp_path):
    brought({PATH: STATEMENT.encode()})

    opened = held().opened
    assert opened.register.instrument["lake/statement"].kind == "statement"
    assert ActRow.objects.filter(instrument="lake/statement").count() == 3
    assert verify_stored().sound
    dump(tmp_path / "out")
    assert (tmp_path / "out" / PATH).read_bytes() == STATEMENT.encode()


def test_it_is_notified_once_under_the_next_number_to_those_who_are_concerned():
    done = brought({PATH: STATEMENT.encode()}, ["lake/statement/adoption"])

    assert [one.reference for one in done.notifications] == [f"F.N.1.{DAY.year}"]
    told = {one.addressee for one in done.notifications[0].dispatches.all()}
    assert told == {"AM", "BY"}
    words = [one.words.en for one in letter_from(done.notifications[0]).paragraphs]
    assert "It was signed by: Armenia, Belarus." in words
    assert any("enters into force on 31 May 2024" in one for one in words)
    assert verify_stored().sound


def test_acts_and_words_are_added_to_files_that_stand(tmp_path):
    state = held()
    act = f'[[acts]]\nid = "x"\nkind = "ratification"\nparty = "KZ"\nreceived = {DAY}\n'
    path, data = with_acts(state, "lake/convention", [act + f"recorded = {DAY}\n"])
    session = '[[sessions]]\nid = "lake/league/1"\ntitle = {en = "First"}\n'
    brought({path: data, "sessions/council.toml": b'body = "lake/league"\n\n' + session.encode()})
    longer = with_words(held(), "sessions/council.toml", [session.replace("/1", "/2")])
    brought({"sessions/council.toml": longer})

    register = held().register
    assert [one.id for one in register.sessions] == ["lake/league/1", "lake/league/2"]
    assert "x" in {one.id for one in register.instrument["lake/convention"].acts}
    assert verify_stored().sound


def test_nothing_is_written_when_the_file_cannot_stand():
    before = Entry.objects.count()
    with pytest.raises(NotRecordable) as told:
        brought({PATH: STATEMENT.replace('"AM", "BY"', '"AM", "XX"').encode()})

    assert "XX" in str(told.value.findings[0])
    assert Entry.objects.count() == before
    assert not Notification.objects.exists()


def test_what_stands_is_not_rewritten():
    state = held()
    path = "instruments/convention.toml"
    with pytest.raises(WouldRewrite):
        brought({path: state.files[path].data.replace(b"2020-02-10", b"2020-02-11")})


def test_what_would_have_been_known_before_is_refused():
    day = DAY - timedelta(days=1)
    with pytest.raises(WouldBackdate):
        brought({PATH: STATEMENT.replace(str(DAY), str(day)).encode()})


def test_what_was_prepared_on_a_register_that_has_moved_is_not_written():
    prepared = enactment(held(), {PATH: STATEMENT.encode()}, AT)
    brought({"sessions/council.toml": b'body = "lake/league"\nsessions = []\n'})

    with pytest.raises(RegisterMoved), transaction.atomic():
        enact(locked_ledger(), prepared, AT, WARRANT)
