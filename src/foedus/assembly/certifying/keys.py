"""The certificate that seals certified copies: given by the operator, or made once beside the data.

Where the settings name a file (`CERTIFICATE`: PKCS #12, or key and certificate as PEM; its
password in `CERTIFICATE_PASSWORD`), that is used. Else the key lies in the data folder, readable by
the service only, and its certificate is signed by itself: enough for a demonstration, and for an
organisation that publishes the certificate in its own name.
"""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from foedus.assembly.certifying.errors import NoCertificate
from foedus.assembly.models.certified import CertifiedCopy
from foedus.register.held import held
from foedus.signing.certified.certificates import (
    Certifier,
    certifier_from_pem,
    certifier_from_pkcs12,
    new_certifier,
    pem_of,
    public_pem,
)
from foedus.signing.certified.errors import UnusableCertificate

_PRIVATE: Final = 0o700
_SECRET: Final = 0o600
_PKCS12: Final = frozenset({".p12", ".pfx"})


def certifier(at: datetime) -> Certifier:
    """Who seals. The first time, the key and its certificate are made.

    Raises `UnusableCertificate` for a file that cannot certify, and `NoCertificate` where copies
    were certified and the key is gone.
    """
    given = _given()
    if given is not None:
        return given
    place = key_file()
    try:
        return certifier_from_pem(place.read_bytes())
    except FileNotFoundError:
        if CertifiedCopy.objects.exists():
            raise NoCertificate(
                f"{place} is gone, and copies were certified with it. Restore it from the backup; "
                "or name another certificate in the settings and publish it."
            ) from None
    return _made(place, at)


def public_certificate() -> bytes:
    """What is published: the certificate, and those above it, as PEM.

    Raises `NoCertificate` as long as nothing was certified, and `UnusableCertificate`.
    """
    given = _given()
    if given is not None:
        return public_pem(given)
    try:
        return public_pem(certifier_from_pem(key_file().read_bytes()))
    except FileNotFoundError:
        raise NoCertificate("No copy has been certified here yet.") from None


def key_file() -> Path:
    """Where the key lies that is made here."""
    return Path(settings.DATA) / "keys" / "certified.pem"


def _given() -> Certifier | None:
    name = str(getattr(settings, "CERTIFICATE", ""))
    if not name:
        return None
    place = Path(name)
    try:
        data = place.read_bytes()
    except OSError as fault:
        raise UnusableCertificate(f"{place} cannot be read: {fault.strerror}.") from fault
    if place.suffix.lower() in _PKCS12:
        return certifier_from_pkcs12(data, str(getattr(settings, "CERTIFICATE_PASSWORD", "")))
    return certifier_from_pem(data)


def _made(place: Path, at: datetime) -> Certifier:
    """A new key in its place, whole from the first moment; another process may be quicker."""
    place.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    made = new_certifier(held().register.title.in_language("en"), at)
    handle, name = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        os.fchmod(handle, _SECRET)
        file.write(pem_of(made))
    try:
        os.link(name, place)
    except FileExistsError:
        return certifier_from_pem(place.read_bytes())
    finally:
        Path(name).unlink()
    return made
