"""A signing ceremony under load: ``python benchmarks/signing_load.py [seconds]``.

The real server (``foedus serve``, two workers of four threads, SQLite) with 10,000 documents and
300 delegations. Twelve officers sign 500 times a minute over HTTP while twelve screens follow
every second; then the same officers sign as fast as they can. Afterwards pages are asked for, one
kind after another. Stated: the middle time and that of one in twenty.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

if TYPE_CHECKING:
    from foedus.accounts.models import User
    from foedus.assembly.models import Grid

HERE: Final = Path(__file__).parent
BUILD: Final = HERE.parent / "build"
TESTS: Final = HERE.parent / "tests"
OFFICERS: Final = 12
SCREENS: Final = 12
A_MINUTE: Final = 500
DOCUMENTS: Final = 10_000
DELEGATIONS: Final = 300
ON_THE_TABLE: Final = 40
INSTRUMENTS: Final = 100
SECONDS: Final = 60.0
TOKEN: Final = "a" * 32
"""The secret against forged forms: cookie and field have to agree, whatever it is."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The session with its table, the rows of the documents on it, and who comes."""

    session: int
    documents: list[int]
    parties: list[str]
    officers: list[str]
    delegate: str


@dataclass(frozen=True, slots=True)
class Times:
    """So many answers, so many a minute, and how long they took in milliseconds."""

    count: int
    a_minute: float
    p50: float
    p95: float
    slowest: float


def main(seconds: float) -> None:
    """Measure, say it, write it down."""
    sys.path.insert(0, str(TESTS))
    sys.path.insert(0, str(HERE))
    from support.serving import serving

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as passing:
        folder = Path(passing)
        ready = made_ready(folder)
        surroundings = {"FOEDUS_DATA": str(folder), "FOEDUS_LOG_LEVEL": "WARNING"}
        with serving(surroundings) as served:
            figures = measured(served.port, ready, seconds)
    BUILD.mkdir(exist_ok=True)
    (BUILD / "signing.json").write_text(json.dumps({"signing": figures}, indent=2) + "\n")
    print("\n".join(described(figures)))


def measured(port: int, ready: Ready, seconds: float) -> dict[str, Any]:
    """All figures, by what was asked."""
    for key in ready.officers:  # both workers have read the register, and made the page
        asked(port, f"/assembly/sessions/{ready.session}/signing/", key, 4)
    cells = [(paper, party) for paper in ready.documents for party in ready.parties]
    paced = round(seconds / 60 * A_MINUTE)
    first = signing(port, ready, cells[:paced], 60 / A_MINUTE)
    second = signing(port, ready, cells[paced : paced + 1000], 0)
    told = {f"signatures, {A_MINUTE} a minute": first, "signatures, as fast as can be": second}
    told |= {what: asked(port, path, who) for what, path, who in pages(ready)}
    return {what: asdict(times) for what, times in told.items()}


def pages(ready: Ready) -> Iterator[tuple[str, str, str]]:
    """What is asked for, and as whom."""
    officer, table = ready.officers[0], f"/assembly/sessions/{ready.session}/signing/"
    yield "the signing grid", table, officer
    yield "the wall", f"{table}wall/", officer
    yield "the list of drafts", "/assembly/drafts/", officer
    yield "the list of drafts, a delegation's", "/assembly/drafts/", ready.delegate
    yield "a delegation's page", f"/assembly/delegations/{ready.parties[0]}/", ready.delegate
    yield "who owes what", "/assembly/followup/", officer


# --- signing over HTTP


def signing(port: int, ready: Ready, cells: list[tuple[int, str]], pause: float) -> Times:
    """Twelve officers sign *cells*; one signature begins every *pause* seconds."""
    spent: list[float] = []
    over = Event()
    begin = time.perf_counter()

    def officer(number: int) -> None:
        talk = Talk(port, ready.officers[number])
        for place in range(number, len(cells), OFFICERS):
            time.sleep(max(0, begin + place * pause - time.perf_counter()))
            spent.append(talk.sign(ready.session, *cells[place]))

    def screen(number: int) -> None:
        talk = Talk(port, ready.officers[number % OFFICERS])
        while not over.wait(1):
            talk.follow(ready.session)

    screens = [Thread(target=screen, args=(number,)) for number in range(SCREENS)]
    done = [Thread(target=officer, args=(number,)) for number in range(OFFICERS)]
    for thread in (*screens, *done):
        thread.start()
    for thread in done:
        thread.join()
    took = time.perf_counter() - begin
    over.set()
    for thread in screens:
        thread.join()
    if len(spent) != len(cells):
        raise RuntimeError(f"{len(cells) - len(spent)} signatures were not kept.")
    return times_of(spent, took)


class Talk:
    """A connection of one officer that is kept open."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookie = f"csrftoken={TOKEN}; sessionid={session}"
        self._cursor, self._tag = 0, ""

    def sign(self, session: int, paper: int, party: str) -> float:
        """Sign one cell; the milliseconds until it was acknowledged."""
        said = {
            "csrfmiddlewaretoken": TOKEN,
            "key": f"load-{paper}-{party}",
            "document": paper,
            "party": party,
            "manner": "signed",
        }
        headers = {
            "Cookie": self._cookie,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        start = time.perf_counter()
        path = f"/assembly/sessions/{session}/signing/events/"
        self._connection.request("POST", path, urlencode(said), headers)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 201:
            raise RuntimeError(f"{answer.status} {body[:500]!r}")
        return (time.perf_counter() - start) * 1000

    def follow(self, session: int) -> None:
        """Ask what has changed, as the pages do each second."""
        headers = {"Cookie": self._cookie}
        if self._tag:
            headers["If-None-Match"] = self._tag
        path = f"/assembly/sessions/{session}/signing/changes/?after={self._cursor}"
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status == 200:
            self._cursor = json.loads(body)["cursor"]
            self._tag = answer.headers.get("ETag", "")


def times_of(spent: list[float], took: float) -> Times:
    """What many answers say together."""
    told = sorted(spent)
    return Times(
        len(told),
        len(told) / took * 60,
        told[len(told) // 2],
        told[len(told) * 95 // 100],
        told[-1],
    )


def asked(port: int, path: str, session: str, count: int = 60) -> Times:
    """How long a page takes, asked for by two readers at once; the first answers left out."""
    headers = {"Cookie": f"sessionid={session}"}
    spent: list[float] = []

    def reader() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        for number in range(count // 2 + 2):
            start = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status} {body[:300]!r}")
            if number >= 2:
                spent.append((time.perf_counter() - start) * 1000)

    begin = time.perf_counter()
    readers = [Thread(target=reader) for _ in range(2)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return times_of(spent or [float("inf")], time.perf_counter() - begin)


def described(figures: dict[str, Any]) -> list[str]:
    """The figures as a table."""
    lines = [f"{'':38}{'answers':>9}{'a minute':>10}{'p50 ms':>9}{'p95 ms':>9}{'slowest':>9}"]
    lines += [
        f"{what:38}{one['count']:>9}{one['a_minute']:>10.0f}{one['p50']:>9.1f}{one['p95']:>9.1f}"
        f"{one['slowest']:>9.1f}"
        for what, one in figures.items()
    ]
    return lines


# --- ten thousand documents, three hundred delegations


def made_ready(folder: Path) -> Ready:
    """Write the data in a process of its own, before it is served."""
    (folder / "register").mkdir()
    write_register(folder / "register")
    ours = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    more = {"FOEDUS_DATA": str(folder), "PYTHONPATH": os.pathsep.join([str(TESTS), str(HERE)])}
    done = subprocess.run(
        [sys.executable, "-c", f"import signing_load; signing_load.prepare({str(folder)!r})"],
        env={**ours, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Ready(**json.loads(done.stdout.strip().splitlines()[-1]))


def codes() -> list[str]:
    """The codes of the delegations: they stand for no real state."""
    return [f"X{number:03}" for number in range(DELEGATIONS)]


def write_register(folder: Path) -> None:
    """A register of as many parties, with instruments that all of them signed."""
    parties = "".join(
        f'[[parties]]\ncode = "{code}"\nname = {{en = "State {code}", ru = "Государство {code}"}}\n'
        for code in codes()
    )
    listed = ", ".join(f'"{code}"' for code in codes())
    files = {
        "register.toml": 'id = "load"\ntitle = {en = "Load", ru = "Нагрузка"}\n',
        "parties.toml": parties,
        "organisations/league.toml": 'id = "load/league"\ntitle = {en = "League", ru = "Союз"}\n',
    }
    for number in range(INSTRUMENTS):
        files[f"instruments/treaty-{number}.toml"] = (
            f'id = "load/treaty-{number}"\n'
            f'title = {{en = "Treaty {number}", ru = "Договор {number}"}}\n'
            'adopted = 2020-01-10\nwithin = "load/league"\n\n'
            '[signature]\ncite = "Art. 1"\nparaphrase = {en = "Subject to ratification."}\n'
            'manner = "subject-to-procedures"\n\n'
            '[entry_into_force]\ncite = "Art. 2"\nparaphrase = {en = "The third consent."}\n'
            'when = {count = 3, of = "consents"}\n\n'
            f'[[acts]]\nkind = "signature"\nparties = [{listed}]\n'
        )
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def prepare(folder: str) -> None:
    """Load the register; write drafts, readers, seats and the table. Prints `Ready` as JSON."""
    from foedus.cli.site import open_site

    open_site(quiet=True)
    from django.test import Client

    from foedus.accounts.roles import Role
    from foedus.register.storing import load
    from support.people import sign_in, someone

    now = datetime.now(UTC)
    load(Path(folder) / "register", now)
    people = [
        someone(Role.SECRETARIAT_OFFICER, "", username=f"officer-{number}")
        for number in range(OFFICERS)
    ]
    delegate = someone(Role.DELEGATION_MEMBER, codes()[0], username="delegate")
    grid = lay_out(people[0], now)
    keys = [sign_in(Client(), one).session.session_key for one in (*people, delegate)]
    told = {
        "session": grid.meeting_id,
        "documents": list(grid.documents.values_list("pk", flat=True)),
        "parties": codes(),
        "officers": keys[:-1],
        "delegate": keys[-1],
    }
    print(json.dumps(told))


def lay_out(by: User, now: datetime) -> Grid:
    """Ten thousand drafts, each open to ten delegations; a table with three hundred seats."""
    from foedus.assembly.doing import Doing
    from foedus.assembly.models import AgendaItem, Draft, DraftReader, ItemDraft, Meeting, Seat
    from foedus.assembly.signing.grids import DocumentAsked, NewGrid, open_grid

    phases = ("drafting", "consultation", "experts", "agreed", "tabled")
    Draft.objects.bulk_create(
        Draft(
            name=f"load/paper-{number}",
            kind="decision",
            body="load/league",
            title_en=f"Decision on Matter {number}",
            title_ru=f"Решение о предмете {number}",
            languages=["ru"],
            phase="tabled" if number < ON_THE_TABLE else phases[number % 5],
            opened_by=by,
            opened_at=now,
        )
        for number in range(DOCUMENTS)
    )
    drafts = list(Draft.objects.order_by("pk"))
    DraftReader.objects.bulk_create(
        DraftReader(
            draft=one,
            party=codes()[(number * 7 + step * 31) % DELEGATIONS],
            phase="consultation",
            at=now,
            by=by,
        )
        for number, one in enumerate(drafts)
        for step in range(10)
    )
    meeting = Meeting.objects.create(
        name="load/council/1", body="load/league", title_en="Session", opened_by=by, opened_at=now
    )
    item = AgendaItem.objects.create(meeting=meeting, number=1, title_en="Documents")
    ItemDraft.objects.bulk_create(ItemDraft(item=item, draft=one) for one in drafts[:ON_THE_TABLE])
    Seat.objects.bulk_create(
        Seat(meeting=meeting, party=code, head=f"Head of {code}", office="head-of-state")
        for code in codes()
    )
    asked = tuple(DocumentAsked(draft=one.pk) for one in drafts[:ON_THE_TABLE])
    new = NewGrid(meeting=meeting.pk, day=now.date(), place="Lakeside", documents=asked)
    return open_grid(Doing(by, now), new)


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else SECONDS)
