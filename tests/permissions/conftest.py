"""The lake with everything that an address can be about, and one person of each kind who asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from foedus.accounts.keys import make_key
from foedus.accounts.models import ApiKey, User
from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from foedus.accounts.uploads import CheckedUpload
from foedus.api.answering import KEPT
from foedus.api.models import BatchJob
from foedus.depositary.form import Answer, Item, checklist
from foedus.depositary.terms import OfficeHeld, Signatory
from foedus.law.terms.acts import Kind
from foedus.law.terms.wording import Wording
from foedus.register.desk.countersigning import Recorded, countersign
from foedus.register.desk.examining import examined, send
from foedus.register.desk.receiving import attach, receive
from foedus.register.desk.steps import Step
from foedus.register.held import forget, held
from foedus.register.models import Attachment, Dossier
from foedus.register.storing import load
from foedus.register.written import Written
from support.decisions import prepare_decisions
from support.drafts import prepare_drafts
from support.followup import prepare_followup
from support.lake import LOADED_AT, write_lake
from support.offers import prepare_offers
from support.people import sign_in, someone
from support.programmes import COURT, FISHERY, PLAN, prepare_programmes
from support.sessions import prepare_sessions
from support.signing_table import prepare_signing

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
OFFICE = """\
id = "lake/warden"
organisation = "lake/league"

[[titles]]
since = 2020-01-01
title = {en = "Warden of the Lake", ru = "Смотритель озера"}
"""
SESSIONS = """\
body = "lake/council"

[[sessions]]
id = "lake/council/1"
title = {en = "First session", ru = "Первое заседание"}

[[sessions.acts]]
kind = "session-held"
date = 2020-01-10
place = "Lakeside"
"""
ORGANISATION = """\
id = "lake/league"
title = {en = "Lake League", ru = "Озёрный союз"}

[[criteria]]
name = "member"
cite = "Art. 1"
title = {en = "Member", ru = "Член"}
when = {stands = "party", under = "lake/convention"}

[[bodies]]
id = "lake/council"
title = {en = "Council of the Lake", ru = "Совет озера"}
seats = {one_of = ["AM", "BY", "KZ", "MD"]}
seats_cite = "Art. 3"
seats_paraphrase = {en = "The states that negotiated the Convention."}
"""
FORM = checklist(
    dict.fromkeys(
        (i for i in Item if not i.startswith("powers-") and i is not Item.TRANSLATION), Answer.MET
    )
)
RATIFIES = Written(
    kind=Kind.RATIFICATION,
    instrument="lake/convention",
    party="KZ",
    dated=date(2024, 4, 1),
    received=date(2024, 5, 2),
    title_as_written="Convention on the Lake",
    signatory=Signatory(name="A. Person", office=OfficeHeld.HEAD_OF_STATE),
    place="Astana",
    form=FORM,
)
SCAN = b"%PDF-1.4\n%%EOF\n"
ROLES = {
    "an account of the public": (Role.PUBLIC, ""),
    "a delegation's member": (Role.DELEGATION_MEMBER, "KZ"),
    "another delegation's member": (Role.DELEGATION_MEMBER, "MD"),
    "a delegation's administrator": (Role.DELEGATION_ADMINISTRATOR, "KZ"),
    "another delegation's administrator": (Role.DELEGATION_ADMINISTRATOR, "MD"),
    "a secretariat officer": (Role.SECRETARIAT_OFFICER, ""),
    "the depositary officer who entered it": (Role.DEPOSITARY_OFFICER, ""),
    "another depositary officer": (Role.DEPOSITARY_OFFICER, ""),
    "an auditor": (Role.AUDITOR, ""),
}
SCOPES = {f"a key for {scope.value}": scope for scope in Scope}
PUBLIC = "the public"
WHO = (PUBLIC, *ROLES, *SCOPES)
"""Everybody who can ask. The keys are those of a depositary officer, whose role includes most."""


@dataclass(frozen=True)
class Prepared:
    """Who asks, and the numbers and names that stand for ``{words}`` in the examples.

    `own` has those that are somebody's own, by the name of who asks.
    """

    sessions: dict[str, str]
    keys: dict[str, str]
    words: dict[str, str]
    own: dict[str, dict[str, str]]

    def client(self, who: str, **more: bool) -> Client:
        """A client of *who*, with the key or the session that there is."""
        if who in self.keys:
            return Client(headers={"Authorization": f"Bearer {self.keys[who]}"}, **more)
        client = Client(**more)
        if who in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client

    def words_of(self, who: str) -> dict[str, str]:
        """The same with what is the asking person's own."""
        return self.words | self.own.get(who, self.own["another depositary officer"])


@pytest.fixture(scope="module")
def _prepared(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Prepared]:
    """All of it, once; taken back at the end of the module."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        forget()
        yield _prepare(tmp_path_factory.mktemp("permissions"))
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
    forget()


@pytest.fixture
def prepared(_prepared: Prepared, db: None, mailoutbox: list) -> Iterator[Prepared]:
    """All of it, as it was at first; nothing is remembered of other requests."""
    KEPT.forget()
    cache.clear()
    yield _prepared
    cache.clear()


def _prepare(folder: Path) -> Prepared:
    write_lake(folder, league=ORGANISATION)
    (folder / "offices").mkdir()
    (folder / "offices" / "warden.toml").write_text(OFFICE, encoding="utf-8")
    for name, text in (("plan", PLAN), ("court", COURT), ("fishery", FISHERY)):
        (folder / "instruments" / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "sessions").mkdir()
    (folder / "sessions" / "council.toml").write_text(SESSIONS, encoding="utf-8")
    load(folder, LOADED_AT)
    people = {
        who: someone(role, delegation, name=who.title())
        for who, (role, delegation) in ROLES.items()
    }
    first, second = (people[who] for who in list(ROLES) if "depositary" in who)
    for person in people.values():
        _key(person, Scope.READ)
        _batch(person)
    keys = {who: _key(second, scope) for who, scope in SCOPES.items()}
    sessions = {who: _session(person) for who, person in people.items()}
    words = {**_words(first, second, people), **_assembly(people), **prepare_offers(first)}
    own = {who: _own(person) for who, person in people.items()}
    return Prepared(sessions, keys, words, own)


def _own(person: User) -> dict[str, str]:
    key = ApiKey.objects.filter(owner=person).order_by("pk").first()
    assert key is not None
    batch = BatchJob.objects.get(owner=person)
    return {"own_key": str(key.pk), "own_batch": str(batch.pk)}


def _assembly(people: dict[str, User]) -> dict[str, str]:
    """What the assembly's addresses speak of; each matter prepares its own."""
    officer, delegate = people["a secretariat officer"], people["a delegation's member"]
    visit, dispute = prepare_programmes(officer, NOW)
    return {
        **prepare_sessions(officer, NOW),
        **prepare_decisions("KZ", "MD", officer),
        **prepare_drafts(officer, delegate, NOW),
        **prepare_signing(),
        **prepare_followup(officer),
        "visit": str(visit.pk),
        "dispute": str(dispute.pk),
    }


def _session(person: User) -> str:
    key = sign_in(Client(), person).session.session_key
    assert key is not None
    return key


def _words(first: User, second: User, people: dict[str, User]) -> dict[str, str]:
    done = _recorded(first, second, RATIFIES, "ratification")
    notification = done.notification
    copy = notification.dispatches.get(addressee="KZ")
    proposal = _recorded(first, second, _proposal(), "proposal")
    waiting = _sent(first, replace_written(party="MD"), "waiting")
    received = receive(first, replace_written(party="MD"), "received", NOW)
    ready = examined(_step(receive(first, replace_written(party="MD"), "ready", NOW), first))
    scan = Attachment.objects.get(dossier=done.dossier)
    return {
        "act": quote(done.acts[0].id),
        "colleague": someone(Role.DELEGATION_MEMBER, "KZ").public_id,
        "copy": str(copy.pk),
        "number": str(notification.number),
        "proposal": proposal.acts[0].id,
        "ready": str(ready.pk),
        "ready_version": str(ready.version),
        "received": str(received.pk),
        "received_version": str(received.version),
        "recorded": str(done.dossier.pk),
        "reference": notification.reference,
        "scan": str(scan.pk),
        "waiting": str(waiting.pk),
        "waiting_version": str(waiting.version),
        "year": str(notification.year),
        "anothers_key": str(ApiKey.objects.get(owner=people["an auditor"]).pk),
        "anothers_batch": str(BatchJob.objects.get(owner=people["an auditor"]).pk),
        "tomorrow": str(timezone.now().date() + timedelta(days=1)),
    }


def replace_written(**changed: object) -> Written:
    """The ratification with something else in it."""
    fields = {name: getattr(RATIFIES, name) for name in Written.__struct_fields__}
    return Written(**{**fields, **changed})


def _proposal() -> Written:
    """A correction of the day of receipt, whose period for objections ended in 2024."""
    wrong = next(act for act in held().register.acts() if act.party == "AM" and act.received)
    return Written(
        kind=Kind.CORRECTION_PROPOSED,
        instrument="lake/convention",
        dated=date(2024, 5, 2),
        received=date(2024, 5, 2),
        about=wrong.id,
        corrects=(("received", date(2020, 2, 11)),),
        until=date(2024, 8, 1),
        words=Wording("A slip of the pen.", "Описка."),
    )


def _step(dossier: Dossier, by: User) -> Step:
    return Step(dossier.pk, by, NOW, Dossier.objects.get(pk=dossier.pk).version)


def _sent(by: User, written: Written, key: str) -> Dossier:
    dossier = receive(by, written, key, NOW)
    if written.kind is Kind.RATIFICATION:
        digest = sha256(SCAN).hexdigest()
        upload = CheckedUpload(
            sha256=digest, size=len(SCAN), media_type="application/pdf", name="scan.pdf"
        )
        attach(_step(dossier, by), upload, SCAN)
    examined(_step(dossier, by))
    return send(_step(dossier, by), "asked and answered")


def _recorded(first: User, second: User, written: Written, key: str) -> Recorded:
    return countersign(_step(_sent(first, written, key), second))


def _key(owner: User, scope: Scope) -> str:
    tomorrow = timezone.now().date() + timedelta(days=2)
    row = make_key(owner=owner, name="for a test", scopes=[Scope.READ], expires_on=tomorrow)
    # whatever the owner's role: what a scope opens is asked at each request, not only when made
    ApiKey.objects.filter(pk=row[0].pk).update(scopes=[scope.value])
    return row[1]


def _batch(owner: User) -> BatchJob:
    return BatchJob.objects.create(
        owner=owner,
        digest="0" * 64,
        asked=json.dumps({"question": "standing"}),
        source="csv",
        format="csv",
        submitted_at=timezone.now(),
        changed_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
