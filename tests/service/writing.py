"""Eight writers at the desk, to be killed: two processes of four threads each, as the server has.

    writing.py INSTRUMENTS PAPERS

It obeys the words on its standard input: ``load`` (a register, two officers), ``begin`` (writers
start in a group of their own, whose number is told), ``send`` (all papers to the second officer,
whose session is told, for writers over HTTP), ``look`` (what stands in the database).
Each recording is told when it was acknowledged, never before: ``ack KEY REFERENCE``. The process
itself never opens the database, so that starting again costs no more than a fork.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import django

from foedus.register.environment import data_folder, prepare

PROCESSES = 2
THREADS = 4


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "support.settings")
    prepare(data_folder())
    django.setup()
    import support.sea  # noqa: F401 - before the forks, for all of them

    instruments, papers = int(sys.argv[1]), int(sys.argv[2])
    children: list[int] = []
    for line in sys.stdin:
        for child in children:
            os.waitpid(child, 0)
        children.clear()
        match line.split():
            case ["load"]:
                children.append(_forked(lambda: _load(instruments)))
            case ["send"]:
                children.append(_forked(lambda: _send(papers)))
            case ["begin"]:
                children.append(_forked(lambda: _begin(papers)))
            case ["look"]:
                children.append(_forked(_look))
    for child in children:
        os.waitpid(child, 0)


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    status = 0
    try:
        work()
    except BaseException:  # noqa: BLE001 - told, and the child ends here in any case
        _tell(f"fault {json.dumps(traceback.format_exc())}")
        status = 1
    os._exit(status)


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # one write: whole, or not at all


def _load(instruments: int) -> None:
    from django.core.management import call_command

    from foedus.accounts.roles import Role
    from foedus.register.storing import load
    from support.people import someone
    from support.sea import NOW, write_sea

    call_command("migrate", verbosity=0, interactive=False)
    with tempfile.TemporaryDirectory() as folder:
        load(write_sea(Path(folder), instruments), NOW)
    for name in ("first", "second"):
        someone(Role.DEPOSITARY_OFFICER, username=name)
    _tell("loaded")


def _send(papers: int) -> None:
    from django.test import Client

    from foedus.accounts.models import User
    from support.people import sign_in
    from support.sea import papers as all_papers
    from support.sea import sent

    first, second = (User.objects.get(username=name) for name in ("first", "second"))
    dossiers = {paper.key: sent(paper, first) for paper in all_papers(papers)}
    session = sign_in(Client(), second).cookies["sessionid"].value
    told = {key: [one.pk, one.version] for key, one in dossiers.items()}
    _tell(f"sent {json.dumps({'session': session, 'dossiers': told})}")


def _begin(papers: int) -> None:
    os.setsid()
    _tell(f"group {os.getpid()}")
    children = [_forked(lambda part=part: _threads(papers, part)) for part in range(PROCESSES)]
    codes = [os.waitpid(child, 0)[1] for child in children]
    _tell("finished" if not any(codes) else "faulty")


def _threads(papers: int, part: int) -> None:
    faults: list[str] = []
    threads = [
        Thread(target=_write, args=(papers, part * THREADS + number, faults))
        for number in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise RuntimeError("\n".join(faults))


def _write(papers: int, number: int, faults: list[str]) -> None:
    from django.db import connections

    from foedus.accounts.models import User
    from support.sea import papers as all_papers
    from support.sea import recorded, references

    try:
        first, second = (User.objects.get(username=name) for name in ("first", "second"))
        done = references()
        for paper in all_papers(papers)[number :: PROCESSES * THREADS]:
            reference = done.get(paper.key) or recorded(paper, first, second)
            _tell(f"ack {paper.key} {reference}")
    except BaseException:  # noqa: BLE001 - told by the process
        faults.append(traceback.format_exc())
    finally:
        connections.close_all()


def _look() -> None:
    """What stands: each dossier with its stage, and whether all that belongs to it does."""
    from django.db.models import Count

    from foedus.register.models import ActRow, Dossier, Entry, Notification, SignedHead
    from foedus.register.verifying import verify_stored
    from support.sea import references

    rows = Dossier.objects.annotate(
        of_act=Count("block__acts", distinct=True),
        letters=Count("block__notifications", distinct=True),
    )
    found = verify_stored()
    told = {
        "dossiers": {one.key: [one.stage, one.of_act, one.letters] for one in rows},
        "numbers": list(Notification.objects.order_by("number").values_list("number", flat=True)),
        "references": references(),
        "ratified": sorted(
            ActRow.objects.filter(kind="ratification").values_list("instrument", "party")
        ),
        "entries": Entry.objects.count(),
        "last": Entry.objects.order_by("-seq").values_list("seq", flat=True).first(),
        "root": SignedHead.objects.latest("size").root,
        "protected": _is_protected(),
        "sound": found.sound,
        "misfits": [str(one) for one in found.misfits],
    }
    _tell(f"stands {json.dumps(told)}")


def _is_protected() -> bool:
    """Whether the database refuses to take an entry out."""
    from django.db import DatabaseError, transaction

    from foedus.register.models import Entry

    try:
        with transaction.atomic():
            Entry.objects.all()._raw_delete(using="default")
            transaction.set_rollback(True)
    except DatabaseError:
        return True
    return False


if __name__ == "__main__":
    main()
