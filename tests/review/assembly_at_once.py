"""Threads that do one thing of the assembly at the same moment, in a database of their own.

It prints what came of each race as one line of JSON. ``assembly_at_once_test.py`` starts it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from foedus.cli.site import open_site

THREADS = 6


def at_once(*works: Callable[[], object]) -> Counter[str]:
    """What each of *works* came to, done at the same moment: "done", or the name of its fault."""
    from django.db import connection

    start, told = Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        start.wait()
        try:
            work()
            told.append("done")
        except Exception as fault:  # noqa: BLE001 - whatever it is, the test reads its name
            told.append(type(fault).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(told)


def closings() -> dict[str, Any]:
    """Several officers close one grid, while another one takes a signature back."""
    from foedus.assembly.models import Closing, Grid, SignedDocument
    from foedus.assembly.signing.closing import close_grid, propose_closing
    from foedus.assembly.signing.following import last_of
    from foedus.assembly.signing.recording import record
    from foedus.register.verifying import verify_stored
    from foedus.signing.manners import SigningManner
    from support.signing_table import all_signed, depositary, doing, said, secretary, table

    clerk = secretary()
    grid = table(clerk, 2)
    all_signed(clerk, grid)
    closing = propose_closing(doing(clerk), grid.pk, last_of(grid))
    officers = [depositary() for _ in range(THREADS)]
    first = grid.documents.first()
    event = grid.events.filter(document=first, party="AM").get()
    other = said(first, "AM", "another-key", manner=SigningManner.NOT_SIGNED, replaces=event.pk)
    told = at_once(
        *(lambda one=one: close_grid(doing(one), closing.pk, closing.digest) for one in officers),
        lambda: record(doing(clerk), grid.pk, other),
    )
    closed = Closing.objects.filter(grid=grid, closed_at__isnull=False).count()
    return {
        "told": told,
        "closed": closed,
        "phase": Grid.objects.get(pk=grid.pk).phase,
        "late": grid.events.filter(key="another-key").count(),
        "documents": SignedDocument.objects.filter(document__grid=grid).count(),
        "sound": verify_stored().sound,
    }


def closings_alone() -> dict[str, Any]:
    """Several officers close one grid, and nobody else does anything."""
    from foedus.assembly.models import Closing, Grid, SignedDocument
    from foedus.assembly.signing.closing import close_grid, propose_closing
    from foedus.assembly.signing.following import last_of
    from foedus.assembly.signing.grids import DocumentAsked, NewGrid, open_grid
    from foedus.register.verifying import verify_stored
    from support.signing_table import DAY, all_signed, depositary, doing, draft, secretary, session

    clerk = secretary()
    papers = tuple(DocumentAsked(draft=draft(clerk, number).pk) for number in (60, 61))
    grid = open_grid(doing(clerk), NewGrid(meeting=session(clerk).pk, day=DAY, documents=papers))
    all_signed(clerk, grid)
    closing = propose_closing(doing(clerk), grid.pk, last_of(grid))
    officers = [depositary() for _ in range(THREADS)]
    told = at_once(
        *(lambda one=one: close_grid(doing(one), closing.pk, closing.digest) for one in officers)
    )
    return {
        "told": told,
        "closed": Closing.objects.filter(grid=grid, closed_at__isnull=False).count(),
        "phase": Grid.objects.get(pk=grid.pk).phase,
        "documents": SignedDocument.objects.filter(document__grid=grid).count(),
        "sound": verify_stored().sound,
    }


def same_signature() -> dict[str, Any]:
    """One signature is sent several times at once; others begin the same cell."""
    from foedus.assembly.signing.grids import DocumentAsked, NewGrid, open_grid
    from foedus.assembly.signing.recording import record
    from support.signing_table import DAY, doing, draft, said, secretary, session

    clerk = secretary()
    new = NewGrid(
        meeting=session(clerk, ("AM", "BY")).pk,
        day=DAY,
        documents=(DocumentAsked(draft=draft(clerk, 50).pk),),
    )
    grid = open_grid(doing(clerk), new)
    paper = grid.documents.get()
    told = at_once(
        *(
            lambda: record(doing(clerk), grid.pk, said(paper, "AM", "one-key-for-all"))
            for _ in range(THREADS)
        ),
        *(
            lambda n=n: record(doing(clerk), grid.pk, said(paper, "BY", f"own-key-{n}"))
            for n in range(THREADS)
        ),
    )
    return {
        "told": told,
        "AM": grid.events.filter(party="AM").count(),
        "BY": grid.events.filter(party="BY").count(),
    }


def first_positions() -> dict[str, Any]:
    """Every delegation is the first to speak; one of them sends its message twice."""
    from foedus.assembly.decisions.positions import Saying, take_position
    from foedus.assembly.doing import Doing
    from foedus.assembly.models import Matter, PositionTaken
    from support import decisions

    about = decisions.item()
    people = {party: decisions.delegate(party) for party in decisions.STATES}
    keys = {party: decisions.key() for party in people}
    spoken = [*people, "AM"]
    works = [
        lambda one=one: take_position(
            Doing(people[one], decisions.NOW),
            about,
            Saying(party=one, position="agrees", key=keys[one]),
        )
        for one in spoken
    ]
    told = at_once(*works)
    matter = Matter.objects.filter(item=about).first()
    if matter is None:
        return {"told": told}
    return {
        "told": told,
        "positions": PositionTaken.objects.filter(matter=matter).count(),
        "version": matter.version,
        "events": matter.events.count(),
    }


def decided() -> dict[str, Any]:
    """A question is decided by several at once, while a delegation objects."""
    from foedus.assembly.decisions.deciding import Deciding, decide
    from foedus.assembly.decisions.positions import Saying, take_position
    from foedus.assembly.decisions.steps import Seen
    from foedus.assembly.doing import Doing
    from foedus.assembly.models import Decision, Matter
    from support import decisions

    about = decisions.item()
    matter = decisions.question(about)
    for party in decisions.STATES:
        decisions.says(about, party)
    matter.refresh_from_db()
    seen, objector = Seen(matter.pk, matter.version), decisions.delegate("BY")
    officers = [decisions.officer() for _ in range(THREADS)]
    objection = Saying(party="BY", position="objects", key=decisions.key())
    told = at_once(
        *(
            lambda one=one: decide(Doing(one, decisions.NOW), seen, Deciding(key=decisions.key()))
            for one in officers
        ),
        lambda: take_position(Doing(objector, decisions.NOW), about, objection),
    )
    row = Decision.objects.filter(matter=matter).first()
    last = matter.positions.filter(party="BY").order_by("-pk").first()
    return {
        "told": told,
        "decisions": Decision.objects.filter(matter=matter).count(),
        "phase": Matter.objects.get(pk=matter.pk).phase,
        "agree": row is None or row.content["positions"]["BY"] == last.position,
    }


def amendments() -> dict[str, Any]:
    """Two officers accept conflicting amendments at once; a comment is sent many times."""
    from foedus.assembly.drafts.accepting import Choice, accept
    from foedus.assembly.drafts.amending import propose
    from foedus.assembly.drafts.commenting import comment
    from foedus.assembly.models import DraftComment
    from support import drafts

    office = drafts.secretariat()
    draft = drafts.in_consultation(office, "AM", "BY", body="lake/council")
    armenia, belarus = drafts.delegate("AM"), drafts.delegate("BY")
    first = propose(armenia, draft, drafts.proposal("Стороны создают бюро."))
    second = propose(belarus, draft, drafts.proposal("Стороны создают совет."))
    seen, said = drafts.seen(draft), drafts.remark()

    def take(row: Any, other: Any) -> object:
        chosen = Choice(
            language="ru",
            taken=(row.pk,),
            rejected=(other.pk,),
            own=(),
            remark="",
            key=drafts.key(),
        )
        return accept(office, draft, seen, chosen)

    told = at_once(
        *(lambda: take(first, second) for _ in range(2)),
        *(lambda: take(second, first) for _ in range(2)),
        *(lambda: comment(armenia, draft, said) for _ in range(THREADS)),
    )
    return {
        "told": told,
        "versions": draft.versions.count(),
        "comments": DraftComment.objects.filter(draft=draft).count(),
    }


def visits() -> dict[str, Any]:
    """One visit is written down several times at once."""
    from foedus.assembly.doing import Doing
    from foedus.assembly.models.visits import Visit
    from foedus.assembly.visits.holding import Participant, VisitSheet, record
    from support import decisions

    sheet = VisitSheet(
        day=date(2024, 4, 30),
        place="Lakeside",
        participants=(Participant(person="A. B.", office="minister", of="AM"),),
        topics=("Fish",),
    )
    by = Doing(decisions.officer(), decisions.NOW)
    told = at_once(*(lambda: record(by, sheet, "one-visit-one-key-000000") for _ in range(THREADS)))
    return {"told": told, "visits": Visit.objects.filter(key="one-visit-one-key-000000").count()}


RACES = (closings, closings_alone, same_signature, first_positions, decided, amendments, visits)


def main() -> None:
    """Run every race."""
    open_site(quiet=True)
    from support import decisions

    with tempfile.TemporaryDirectory() as folder:
        decisions.load_league(Path(folder))
    for race in RACES:
        told = {**race()}
        sys.stdout.write(json.dumps({race.__name__: told}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
