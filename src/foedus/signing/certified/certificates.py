"""The certificate of a depositary, and its key: X.509 (RFC 5280), RSA of 3072 bits.

RSA, because every tool that reads a signed PDF knows it. What is made here is signed by itself:
whoever verifies trusts it because the organisation published it, not because of a third party.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import NameOID

from foedus.signing.certified.errors import UnusableCertificate

_BITS: Final = 3072
_FEWEST_BITS: Final = 2048
_VALID: Final = timedelta(days=3653)
_BACK: Final = timedelta(days=1)
"""Clocks of those who verify may be behind ours."""
_LONGEST_NAME: Final = 64
"""The upper bound of a common name (RFC 5280, appendix A.1), in bytes of UTF-8 as tools count."""

Key = RSAPrivateKey | EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Certifier:
    """Who certifies: the key, its certificate, and the certificates above it."""

    key: Key
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """Whom the certificate names."""
        return subject_of(self.certificate)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate, in hexadecimal: to compare with the published one."""
        return fingerprint_of(self.certificate)


def new_certifier(name: str, at: datetime) -> Certifier:
    """A new key and a certificate that it signs itself, in the name of *name*, for ten years.

    Raises `UnusableCertificate` for an empty name.
    """
    common = _cut(" ".join(name.split()))
    if not common:
        raise UnusableCertificate("A certificate needs a name: that of the depositary.")
    key = generate_private_key(public_exponent=65537, key_size=_BITS)
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _BACK)
        .not_valid_after(at + _VALID)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return Certifier(key=key, certificate=builder.sign(key, SHA256()))


def certifier_from_pem(text: bytes) -> Certifier:
    """A key and its certificate in one PEM text, without a password.

    Raises `UnusableCertificate`.
    """
    try:
        key = load_pem_private_key(text, password=None)
        certificates = x509.load_pem_x509_certificates(text)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise UnusableCertificate(
            "The file holds no key (PKCS #8, without a password) with its certificate in PEM."
        ) from fault
    return _certifier(key, certificates)


def certifier_from_pkcs12(data: bytes, password: str) -> Certifier:
    """A key and its certificates as certification authorities hand them out (.p12, .pfx).

    Raises `UnusableCertificate`.
    """
    try:
        held = load_pkcs12(data, password.encode() or None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise UnusableCertificate(
            "The file is no PKCS #12 file, or the password is not its password."
        ) from fault
    first = [] if held.cert is None else [held.cert.certificate]
    return _certifier(held.key, [*first, *(one.certificate for one in held.additional_certs)])


def pem_of(certifier: Certifier) -> bytes:
    """The key and its certificates as one PEM text: for a file that only the service reads."""
    secret = certifier.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return secret + public_pem(certifier)


def public_pem(certifier: Certifier) -> bytes:
    """What is published: the certificate, and those above it, as PEM."""
    held = (certifier.certificate, *certifier.chain)
    return b"".join(one.public_bytes(Encoding.PEM) for one in held)


def subject_of(certificate: x509.Certificate) -> str:
    """Whom a certificate names: the common name, else the whole name."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def fingerprint_of(certificate: x509.Certificate) -> str:
    """The SHA-256 of a certificate, in hexadecimal."""
    return sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _cut(name: str) -> str:
    held = name.encode("utf-8", "replace")[:_LONGEST_NAME]
    return held.decode("utf-8", "ignore").strip()


def _certifier(key: object, certificates: list[x509.Certificate]) -> Certifier:
    if not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise UnusableCertificate("The key is of another kind. Give an RSA or elliptic curve key.")
    if isinstance(key, RSAPrivateKey) and key.key_size < _FEWEST_BITS:
        raise UnusableCertificate(f"An RSA key of {key.key_size} bits is too weak. Give 3072.")
    own = [one for one in certificates if _public(one.public_key()) == _public(key.public_key())]
    if not own:
        raise UnusableCertificate("No certificate in the file belongs to the key.")
    chain = tuple(one for one in certificates if one != own[0])
    return Certifier(key=key, certificate=own[0], chain=chain)


def _public(key: object) -> bytes:
    written: bytes = key.public_bytes(  # type: ignore[attr-defined] # each kind of key has it
        Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    )
    return written


def _usage() -> x509.KeyUsage:
    """What the key is for: signatures that cannot be denied, and nothing else."""
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
