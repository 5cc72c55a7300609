"""What can go wrong with a certified copy; nothing was made in any case."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class CannotCertify(FoedusError, ValueError):
    """What is to be certified cannot be typeset or sealed; the message says why."""

    code = "E152"


class UnusableCertificate(FoedusError, ValueError):
    """A certificate or key that cannot certify; the message says what to give instead.

    It never shows the key or its password.
    """

    code = "E153"
