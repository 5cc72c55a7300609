"""The command that serves the register: pages, API, and the work in the background."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from tempfile import mkdtemp
from threading import Event, Thread
from typing import Any, Final

import click

from foedus.cli.options import with_errors_told

_PATIENCE: Final = 10
"""In seconds: how long the work in the background may take to end."""
_WAITING: Final = 2048
"""So many connections may wait to be taken up, as gunicorn has it."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0: any that is free; it is told.",
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64))
@click.option("--register", default="cis", show_default=True, help="Loaded if there is none yet.")
@click.option("--demo", is_flag=True, help="A demonstration, with an account of each role.")
@click.option("--json", "as_json", is_flag=True, help="Tell errors as JSON.")
def serve(**given: Any) -> None:
    """Serve the collection, the desk and the API.

    The data lies in FOEDUS_DATA (by default in the user's data folder), in SQLite unless
    FOEDUS_DATABASE names a PostgreSQL. A database without a register is given one.
    """
    with_errors_told(lambda: _serve(given), as_json=given["as_json"])


def _serve(given: dict[str, Any]) -> None:
    if given["demo"]:
        os.environ["FOEDUS_DEMO"] = "1"
    from foedus.cli.site import open_site

    _gather_metrics()
    open_site(quiet=False)
    _load_if_empty(given["register"])
    _warm()
    if given["demo"]:
        _show_accounts()
    with _bound(given["host"], given["port"]) as listening:
        given["port"] = listening.getsockname()[1]
        click.echo(f"Foedus answers on {_address(given)} (Ctrl+C ends it).")
        _serve_on(listening, given)


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens, for all workers; `BadQuestion` where the address cannot be had."""
    from foedus.law.terms.errors import BadQuestion

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_WAITING)
    except OSError as fault:
        raise BadQuestion(
            f"Nothing can listen on {host}, port {port}: {fault.strerror}. Name another --port."
        ) from fault


def _address(given: dict[str, Any]) -> str:
    host = f"[{given['host']}]" if ":" in given["host"] else given["host"]
    return f"http://{host}:{given['port']}/"


def _serve_on(listening: socket.socket, given: dict[str, Any]) -> None:
    stopped = Event()
    beside = Thread(target=_work_beside, args=(stopped, given["port"]), daemon=True)
    beside.start()
    try:
        _listen(listening, given)
    finally:
        stopped.set()
        beside.join(timeout=2 * _PATIENCE)


def _gather_metrics() -> None:
    """Let all worker processes count into one folder, new at each start and gone at the end."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        folder = mkdtemp(prefix="foedus-metrics-")
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        atexit.register(_remove, folder, os.getpid())


def _remove(folder: str, maker: int) -> None:
    if os.getpid() == maker:  # and no worker that was forked from it
        shutil.rmtree(folder, ignore_errors=True)


def _warm() -> None:
    """Compute what the first reader would wait for; the workers are forked with it."""
    from datetime import UTC, datetime

    from foedus.register.warming import warm

    warm(datetime.now(UTC))


def _load_if_empty(register: str) -> None:
    from datetime import UTC, datetime

    from foedus.cli.storage import folder_of
    from foedus.register.models import SignedHead
    from foedus.register.storing import load

    if not SignedHead.objects.exists():
        done = load(folder_of(register), datetime.now(UTC))
        click.echo(f"Loaded the register {done.register}: {done.acts} acts.")


def _show_accounts() -> None:
    from foedus.accounts.demo import demo_accounts

    click.echo("Demonstration accounts. The passwords are shown once; nothing here is a record.")
    for one in demo_accounts():
        second = f"  second factor {one.totp_secret}" if one.totp_secret else ""
        state = f" ({one.delegation})" if one.delegation else ""
        click.echo(f"  {one.username:20} {one.password:18} {one.role}{state}{second}")
    click.echo("A code for a second factor: foedus account code SECRET")
    _prepare_specimen()


def _prepare_specimen() -> None:
    from datetime import UTC, datetime

    from foedus.accounts.models import User
    from foedus.assembly.demonstration import prepare_specimen

    officer = User.objects.get(username="demo-secretariat")
    delegate = User.objects.get(username="demo-member")
    meeting = prepare_specimen(officer, delegate, datetime.now(UTC))
    if meeting is not None:
        click.echo(f"A session to try the assembly with: {meeting.name}, in preparation.")


def _work_beside(stopped: Event, port: int) -> None:
    """Keep the worker for letters and batches running beside the server.

    It has a process group of its own: Ctrl+C ends it in its turn, with the task at hand finished.
    """
    name = f"beside-{socket.gethostname()[:40]}-{port}"
    command = [sys.executable, "-m", "foedus.cli.working", str(os.getpid()), name]
    while not stopped.is_set():
        worker = subprocess.Popen(command, process_group=0)  # noqa: S603 - our own interpreter
        while worker.poll() is None and not stopped.wait(0.5):
            pass
        _end(worker)
        stopped.wait(1)


def _end(worker: subprocess.Popen[bytes]) -> None:
    if worker.poll() is not None:
        return
    worker.terminate()
    try:
        worker.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:  # what it was about is taken up again at the next start
        worker.kill()
        worker.wait()


def _listen(listening: socket.socket, given: dict[str, Any]) -> None:
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):  # type: ignore[misc] # gunicorn has no types
        """The site, served by gunicorn."""

        def load_config(self) -> None:
            """Take what the command was told."""
            for key, value in _settings(listening, given).items():
                self.cfg.set(key, value)

        def load(self) -> Callable[..., Any]:
            """The application that each worker calls."""
            from django.core.wsgi import get_wsgi_application

            return get_wsgi_application()

    connections.close_all()  # no worker inherits an open one
    Site().run()


def _settings(listening: socket.socket, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "bind": f"fd://{os.dup(listening.fileno())}",  # gunicorn closes it
        "workers": given["workers"],
        "threads": given["threads"],
        "worker_class": "gthread",
        "timeout": 120,
        "graceful_timeout": 20,
        "loglevel": "warning",
        "control_socket_disable": True,
    }
