"""Every address of the assembly with what no browser sends: an answer, never a fall."""

import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client

from foedus.accounts.roles import Role
from foedus.register.held import forget
from foedus.register.storing import load
from support.decisions import prepare_decisions
from support.desk_pages import signed_in
from support.drafts import prepare_drafts
from support.followup import prepare_followup
from support.lake import LOADED_AT, write_lake
from support.people import someone
from support.programmes import COURT, FISHERY, PLAN, prepare_programmes
from support.sessions import prepare_sessions
from support.signing_table import prepare_signing

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
LEAGUE = """\
id = "lake/league"
title = {en = "Lake League", ru = "Озёрный союз"}

[[bodies]]
id = "lake/council"
title = {en = "Council of the Lake", ru = "Совет озера"}
seats = {one_of = ["AM", "BY", "KZ", "MD"]}
seats_cite = "Art. 3"
seats_paraphrase = {en = "The states that negotiated the Convention."}
"""
HOSTILE = {
    "NUL": "a\x00b",
    "long": "я" * 100_000,
    "negative": "-1",
    "huge": "9" * 30,
    "beyond a row": str(2**63),
    "another digit": "٣",
    "superscript": "²",
    "day": "9999-12-31",
    "first day": "0001-01-01",
    "markup": "<script>{{ 7|add:7 }}</script>../..",
    "empty": "",
}
FIELDS = (
    *("adopted", "after", "as", "at", "body", "columns", "from", "to", "key", "kind", "language"),
    *("name", "number", "on", "known", "page", "party", "phase", "rows", "state", "version"),
    *("waits", "words", "element", "instrument", "claimant", "respondent", "until", "subject"),
)
PLACES = Path(__file__).parents[1] / "permissions"
MATTERS = ("decisions", "drafts", "followup", "programmes", "sessions", "signing", "certified")
ADDRESSES = [
    address
    for matter in MATTERS
    for address in tomllib.loads((PLACES / f"addresses_{matter}.toml").read_text("utf-8"))[
        "address"
    ]
]
WITH_WORDS = [one for one in ADDRESSES if "<" in one["route"] and one["route"][0] != "^"]
WORDS = ("%00", "%ED%A0%80", "%FF", "9" * 30, str(2**63), str(2**31), "a" * 3000, "0", "..%2Fx")
ERROR = 500
FALLEN: list[str] = []


@pytest.fixture(scope="module")
def known(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, str]]:
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        forget()
        yield _prepare(tmp_path_factory.mktemp("hostile"))
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
    forget()


def _prepare(folder: Path) -> dict[str, str]:
    write_lake(folder, league=LEAGUE)
    for name, text in (("plan", PLAN), ("court", COURT), ("fishery", FISHERY)):
        (folder / "instruments" / f"{name}.toml").write_text(text, encoding="utf-8")
    load(folder, LOADED_AT)
    officer = someone(Role.SECRETARIAT_OFFICER)
    visit, dispute = prepare_programmes(officer, NOW)
    return {
        **prepare_sessions(officer, NOW),
        **prepare_decisions("KZ", "MD", officer),
        **prepare_drafts(officer, someone(Role.DELEGATION_MEMBER, "KZ"), NOW),
        **prepare_signing(),
        **prepare_followup(officer),
        "visit": str(visit.pk),
        "dispute": str(dispute.pk),
        "tomorrow": "2024-05-03",
    }


@pytest.fixture
def asking(known: dict[str, str], db: None) -> Iterator[dict[str, Client]]:
    """Who asks; what makes a page fall is remembered."""
    FALLEN.clear()

    def fallen(**_more: object) -> None:
        FALLEN.append(repr(sys.exc_info()[1])[:300])

    got_request_exception.connect(fallen)
    people = {
        "secretariat": someone(Role.SECRETARIAT_OFFICER),
        "delegate": someone(Role.DELEGATION_MEMBER, "KZ"),
    }
    clients = {who: signed_in(one) for who, one in people.items()}
    for client in clients.values():
        client.raise_request_exception = False
    yield clients
    got_request_exception.disconnect(fallen)


def ask(client: Client, path: str, form: dict[str, object] | None, **query: str) -> int:
    """Ask, and take back what was written."""
    with transaction.atomic():
        if form is None:
            status = client.get(path, query).status_code
        else:
            status = client.post(path, form).status_code
        transaction.set_rollback(True)
    return status


def filled(text: str, words: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], "1"), text)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one["route"])
def test_no_page_falls_over_what_it_is_asked(asking, known, address) -> None:
    path = filled(address["example"], known)
    sends = {name: filled(str(value), known) for name, value in address.get("sends", {}).items()}
    found = {}
    for (kind, value), (who, client) in product(HOSTILE.items(), asking.items()):
        found[who, kind, "GET"] = ask(client, path, None, **dict.fromkeys(FIELDS, value[:3000]))
        if "POST" in address:
            for field in sends:
                found[who, kind, field] = ask(client, path, {**sends, field: value})
            found[who, kind] = ask(client, path, dict.fromkeys((*FIELDS, *sends), value))
    assert not {place: status for place, status in found.items() if status >= ERROR}, FALLEN


@pytest.mark.parametrize("address", WITH_WORDS, ids=lambda one: one["route"])
def test_no_address_falls_over_a_name_or_number_that_is_none(asking, known, address) -> None:
    example = filled(address["example"], known)
    sends = {name: filled(str(value), known) for name, value in address.get("sends", {}).items()}
    plain = (re.escape(part) for part in re.split(r"<[^>]+>", address["route"]))
    parts = re.fullmatch("/" + "(.+)".join(plain), example.partition("?")[0])
    assert parts is not None
    found = {}
    for value, place in product(WORDS, range(1, len(parts.groups()) + 1)):
        path = example[: parts.start(place)] + value + example[parts.end(place) :]
        for who, client in asking.items():
            found[who, path[:90], "GET"] = ask(client, path, None)
            if "POST" in address:
                found[who, path[:90], "POST"] = ask(client, path, sends)
    assert not {place: status for place, status in found.items() if status >= ERROR}, FALLEN
