"""The process beside the server that sends letters and answers batches.

    python -m foedus.cli.working SERVER NAME

It ends with the server (process number SERVER), however that ended: finishing the task at hand.
Under the same NAME it takes up again what it had begun when it was killed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from threading import Thread
from typing import Final

ATTEMPTS: Final = 3
"""So often a task is begun; one that ended its process each time is then given up."""
_LOOKS_EVERY: Final = 0.5
"""In seconds."""


def main(server: int, name: str) -> None:
    """Work until the server is gone."""
    Thread(target=_end_with, args=(server,), daemon=True).start()
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foedus.site.settings")
    django.setup()
    take_up_again(name)
    call_command("db_worker", startup_delay=False, worker_id=name)


def _end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(_LOOKS_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)


def take_up_again(name: str) -> int:
    """Make what *name* had begun and not ended ready to be begun again; how many tasks that are.

    A task is written so that it may be begun twice: a copy that was sent is not sent again.
    """
    from django_tasks_db.models import DBTaskResult

    taken = 0
    for task in DBTaskResult.objects.running():
        if task.worker_ids[-1:] != [name]:
            continue
        if len(task.worker_ids) < ATTEMPTS:
            task.status = "READY"
            task.save(update_fields=["status"])
            taken += 1
        else:
            task.set_failed(RuntimeError(f"Its process ended {ATTEMPTS} times."))
    return taken


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
