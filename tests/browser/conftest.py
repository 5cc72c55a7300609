"""One server for all tests of a process, one browser for those of a file."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from support.browsing import CHROMIUM, Site, Visit, demonstration, launched, visiting, write_scan


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, and say so."""
    lacking = pytest.mark.skip(reason="there is no chromium here")
    for item in items:
        if not CHROMIUM and "tests/browser/" in item.path.as_posix():
            item.add_marker(lacking)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with demonstration(tmp_path_factory.mktemp("demonstration")) as site:
        yield site


@pytest.fixture(scope="module")
def browser():
    # it is started and ended with each file: while it runs, Django would refuse other tests
    # their database, for it sees a loop of events
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scan(tmp_path_factory.mktemp("scans") / "Ratification of 2 March.pdf")


@pytest.fixture
def visit(browser, site) -> Iterator[Callable[..., Visit]]:
    """What opens a window of somebody; its faults fail the test at the end."""
    with ExitStack() as stack:
        yield lambda who="", **more: stack.enter_context(visiting(browser, site, who, **more))
