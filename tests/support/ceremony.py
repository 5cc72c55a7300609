"""A signing ceremony made ready in a data folder before the site is served from it.

It runs in a process of its own: ``make_ready(folder)`` starts it and waits.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.assembly.doing import Doing
    from foedus.assembly.models import Grid

DELEGATIONS = ("AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ")
PAPERS = 17
_TESTS = Path(__file__).parents[1]


def make_ready(folder: Path, papers: int = PAPERS, seats: int = len(DELEGATIONS)) -> int:
    """A session with so many drafts on its signing table; gives its number."""
    told = f"from support.ceremony import prepare; prepare({papers}, {seats})"
    ours = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    more = {"FOEDUS_DATA": str(folder), "FOEDUS_DEMO": "1", "PYTHONPATH": str(_TESTS)}
    done = subprocess.run(
        [sys.executable, "-c", told],
        env={**ours, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout.strip().splitlines()[-1])


def prepare(papers: int, seats: int) -> None:
    """Load the register, lay the drafts out, seat the delegations; print the session's number.

    A second session has the number after it: two have signed its one document, and its grid is
    proposed for closing.
    """
    from foedus.cli.site import open_site

    open_site(quiet=True)
    from foedus.accounts.roles import Role
    from foedus.assembly.doing import Doing
    from foedus.assembly.signing.closing import propose_closing
    from foedus.assembly.signing.following import last_of
    from foedus.opened import bundled
    from foedus.register.storing import load
    from support.people import someone
    from support.signing_table import all_signed

    now = datetime.now(UTC)
    load(bundled()["cis"](), now)
    doing = Doing(someone(Role.SECRETARIAT_OFFICER, "", username="who-prepared-it"), now)
    codes = [*DELEGATIONS, *(f"X{number:03}" for number in range(max(0, seats - 12)))][:seats]
    numbers = range(1, papers + 1)
    table = _table(doing, "session-1", codes, [f"specimen/paper-{number}" for number in numbers])
    other = _table(doing, "session-2", codes[:2], ["specimen/the-other-paper"])
    all_signed(doing.by, other)
    propose_closing(doing, other.pk, last_of(other))
    sys.stdout.write(f"{table.meeting_id}\n")


def _table(doing: Doing, session: str, codes: list[str], papers: list[str]) -> Grid:
    from foedus.assembly.models import Draft, Meeting, MeetingEvent, Phase, Seat
    from foedus.assembly.signing.grids import DocumentAsked, NewGrid, open_grid

    meeting = Meeting.objects.create(
        name=f"specimen/council/{session}",
        body="specimen/council",
        title_en="Session of the Council",
        title_ru="Заседание Совета",
        opened_by=doing.by,
        opened_at=doing.at,
    )
    planned = {"what": "planned", "day": doing.at.date(), "at": doing.at, "by": doing.by}
    MeetingEvent.objects.create(meeting=meeting, **planned)
    Seat.objects.bulk_create(
        Seat(meeting=meeting, party=code, head=f"Head of {code}", office="head-of-state")
        for code in codes
    )
    drafts = Draft.objects.bulk_create(
        Draft(
            name=name,
            kind="decision",
            body="specimen/council",
            title_en=f"Decision on Matter {number}",
            title_ru=f"Решение о предмете {number}",
            phase=Phase.TABLED,
            opened_by=doing.by,
            opened_at=doing.at,
        )
        for number, name in enumerate(papers, start=1)
    )
    asked = tuple(DocumentAsked(draft=one.pk) for one in drafts)
    day = doing.at.date()
    new = NewGrid(meeting=meeting.pk, day=day, place="Lakeside", documents=asked)
    return open_grid(doing, new)
