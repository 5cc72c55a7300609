"""What every test of accounts starts from: nobody has been slowed down yet."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_slowed_down():
    cache.clear()
