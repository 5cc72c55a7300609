"""What is kept for an open register: each thing once, no more than the limit, no longer than it."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest

from collection.pages_views import view_of
from foedus.collection.pages import memory
from foedus.collection.pages.instrument import instrument_page
from foedus.collection.pages.memory import lock_of, remembered
from foedus.law.terms.conditions import Count
from foedus.opened import OpenRegister
from support.worlds import register_of, treaty


def test_a_value_is_built_once() -> None:
    opened = OpenRegister(register_of())
    built: list[int] = []

    def build() -> int:
        built.append(1)
        return len(built)

    assert [remembered(opened, "key", build) for _ in range(3)] == [1, 1, 1]
    assert remembered(OpenRegister(register_of()), "key", build) == 2


def test_what_was_not_asked_for_longest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LIMIT", 2)
    opened = OpenRegister(register_of())
    remembered(opened, "a", lambda: 1)
    remembered(opened, "b", lambda: 1)
    remembered(opened, "a", lambda: 2)
    remembered(opened, "c", lambda: 1)

    assert remembered(opened, "a", lambda: 3) == 1
    assert remembered(opened, "b", lambda: 3) == 3


def test_a_register_that_is_closed_is_forgotten_with_all_that_was_kept_for_it() -> None:
    view = view_of(treaty([], Count(number=2)))
    instrument_page(view, "x/treaty")
    gone = weakref.ref(view.opened)
    del view
    gc.collect()

    assert gone() is None


def test_a_register_has_one_lock() -> None:
    opened = OpenRegister(register_of())

    assert lock_of(opened) is lock_of(opened)
    assert lock_of(opened) is not lock_of(OpenRegister(register_of()))


def test_a_page_in_another_language_shares_what_was_derived_and_not_its_words() -> None:
    view = view_of(treaty([], Count(number=2)))
    english = instrument_page(view, "x/treaty")
    russian = instrument_page(replace(view, language="ru"), "x/treaty")

    assert english.entry.state is russian.entry.state
    assert english.entry.sentence != russian.entry.sentence
