"""Work in another thread, a few items ahead of the one who needs them."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Generator[Item], depth: int = 2) -> Generator[Item]:
    """The same items, made in a thread of their own, at most *depth* of them in waiting.

    An error in making one is raised where it is taken. When this generator is closed, the thread
    ends and *items* is closed too.
    """
    thread = ThreadPoolExecutor(1, "ahead")
    try:
        waiting: deque[Future[Item | None]] = deque()
        waiting.extend(thread.submit(next, items, None) for _ in range(depth))
        while (item := waiting.popleft().result()) is not None:
            waiting.append(thread.submit(next, items, None))
            yield item
    finally:
        thread.shutdown(cancel_futures=True)
        items.close()
