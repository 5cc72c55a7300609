"""What holds for every test: the settings' language, no deadlines, what is kept and what not."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import settings

from support.databases import make_tables

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # what is true does not hang on how busy the machine is


def pytest_configure(config: pytest.Config) -> None:
    """Where Python is told to write no compiled modules, they are kept beside the tests' cache.

    Else every worker, and every server and command that a test starts, compiles them all anew,
    with those of all libraries.
    """
    if sys.dont_write_bytecode:
        kept = str(config.rootpath / ".pytest_cache" / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = kept
        sys.dont_write_bytecode = False


@pytest.fixture(autouse=True)
def _language_of_the_settings() -> None:
    """A page that was asked for in Russian leaves its language to the thread."""
    translation.deactivate()


@pytest.fixture(scope="session")
def made_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file for `with_tables`, made once for all servers and commands of a worker."""
    return make_tables(tmp_path_factory.mktemp("tables"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a passed test printed and logged is not sent on: hostile requests log megabytes.

    It is where somebody asks to see it, with ``-rP`` or ``-rA``.
    """
    report = yield
    if report.passed and not {"P", "A"} & set(item.config.getoption("reportchars")):
        report.sections.clear()
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """The test itself keeps nothing of it either, once it was reported."""
    told = yield
    item._report_sections.clear()
    return told
