"""What holds for every test: the language is that of the settings, whatever was asked before."""

from __future__ import annotations

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _language_of_the_settings() -> None:
    """A page that was asked for in Russian leaves its language to the thread."""
    translation.deactivate()
