"""A device that was sealed under another secret opens nothing, and nothing breaks."""

import base64

import pytest

from foedus.accounts.second_factor import opened, sealed


def test_a_secret_sealed_under_another_key_is_not_opened(settings: pytest.FixtureRequest) -> None:
    closed = sealed("JBSWY3DPEHPK3PXP")
    assert opened(closed) == "JBSWY3DPEHPK3PXP"

    settings.SECRET_KEY = "another"  # noqa: S105 - of a test
    found = opened(closed)

    assert found not in {"JBSWY3DPEHPK3PXP", opened(closed)}
    assert len(base64.b32decode(found)) == 20
