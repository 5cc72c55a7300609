"""Eight clients who countersign over HTTP, while the server that they ask is killed."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Event, Thread

from support.serving import PATIENCE, Served

CLIENTS = 8


@dataclass
class Signing:
    """What is to be countersigned, what was acknowledged, and what went wrong."""

    session: str
    dossiers: dict[str, list[int]]
    acknowledged: dict[str, str] = field(default_factory=dict)
    standing: set[str] = field(default_factory=set)
    """Recorded before the server was killed, and not acknowledged then."""
    faults: list[str] = field(default_factory=list)
    served: Served | None = None
    up: Event = field(default_factory=Event)

    def done(self) -> int:
        """How many are done with."""
        return len(self.acknowledged) + len(self.standing)

    def begin(self) -> list[Thread]:
        """Start the clients; they wait for a server."""
        work = list(self.dossiers)
        threads = [
            Thread(target=self._sign, args=(work[number::CLIENTS],)) for number in range(CLIENTS)
        ]
        for thread in threads:
            thread.start()
        return threads

    def _sign(self, keys: list[str]) -> None:
        for key in keys:
            while not self.faults and not self._signed(key):
                pass

    def _signed(self, key: str) -> bool:
        """Ask once; whether the dossier is done with."""
        if not self.up.wait(timeout=PATIENCE) or self.served is None:
            self.faults.append("no server came up")
            return False
        number, version = self.dossiers[key]
        form = {"seen": str(version)}
        path = f"/desk/{number}/countersign/"
        status, told = self.served.asked(path, cookie=self.session, form=form)
        match status:
            case 302:
                self.acknowledged[key] = told.rstrip("/").rpartition("/")[2]
            case 409:
                self.standing.add(key)
            case 0:
                time.sleep(0.1)
                return False
            case _:
                self.faults.append(f"{key}: {status} {told[:2000]}")
        return True
