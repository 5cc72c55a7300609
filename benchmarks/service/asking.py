"""One client for all servers: so many connections that are kept open, each asking in its turn."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Thread
from typing import Final

CONNECTIONS: Final = 8


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked of whom, and which status answers it."""

    port: int
    path: str
    headers: Mapping[str, str]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Load:
    """Answers a second, and in milliseconds how long the middle one took and one in twenty."""

    per_second: float
    p50: float
    p95: float
    size: int
    """Bytes of an answer."""


def once(target: Target) -> tuple[float, dict[str, str], bytes]:
    """Ask once on a connection of its own: milliseconds, headers, body."""
    connection = HTTPConnection("127.0.0.1", target.port, timeout=60)
    start = time.perf_counter()
    connection.request("GET", target.path, headers=dict(target.headers))
    answer = connection.getresponse()
    body = answer.read()
    spent = (time.perf_counter() - start) * 1000
    connection.close()
    if answer.status != target.status:
        raise RuntimeError(f"{target.path}: {answer.status} {body[:300]!r}")
    return spent, dict(answer.getheaders()), body


def under_load(target: Target, seconds: float) -> Load:
    """Ask from all connections for so many *seconds*."""
    end = time.perf_counter() + seconds
    spent: list[list[float]] = [[] for _ in range(CONNECTIONS)]
    sizes = [0] * CONNECTIONS
    clients = [
        Thread(target=_ask, args=(target, end, spent, sizes, number))
        for number in range(CONNECTIONS)
    ]
    start = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    took = time.perf_counter() - start
    times = sorted(one for some in spent for one in some)
    if not times or not all(spent):
        raise RuntimeError(f"{target.path}: a connection got no answer")
    return Load(
        len(times) / took, times[len(times) // 2], times[len(times) * 95 // 100], max(sizes)
    )


def _ask(
    target: Target, end: float, spent: list[list[float]], sizes: list[int], number: int
) -> None:
    connection = HTTPConnection("127.0.0.1", target.port, timeout=60)
    headers = dict(target.headers)
    while (start := time.perf_counter()) < end:
        connection.request("GET", target.path, headers=headers)
        answer = connection.getresponse()
        sizes[number] = len(answer.read())
        if answer.status != target.status:
            spent[number].clear()
            return
        spent[number].append((time.perf_counter() - start) * 1000)
    connection.close()


def rows_in(body: bytes, key: str) -> int:
    """How many rows a JSON answer holds under *key*."""
    return len(json.loads(body)[key])
