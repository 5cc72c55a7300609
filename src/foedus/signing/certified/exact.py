"""Whether the signature in a file is, byte for byte, one that is made here.

A reader of signatures skips what the signature does not cover: the embedded certificate, the
padding, version numbers. Who changed one of these bytes changed nothing that matters; but a copy
that verifies is to be the copy that left the depositary, so these are compared too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asn1crypto import cms, x509  # type: ignore[import-untyped]

_DIGEST: Final = {"algorithm": "sha256"}


def is_exact(gap: bytes, certificates: Sequence[x509.Certificate]) -> bool:
    """Whether *gap*, what the byte range leaves out, holds a signature with *certificates* only.

    The first of them is the signer's. Raises `ValueError` and `TypeError` where it is no
    signature at all.
    """
    held = bytes.fromhex(gap[1:-1].decode("ascii"))
    signed = cms.ContentInfo.load(held)["content"]
    signer = signed["signer_infos"][0]
    if len(signed["signer_infos"]) != 1 or signer["unsigned_attrs"]:
        # with the token of a time-stamper, which others made: at least nothing follows it
        return gap == _written(cms.ContentInfo.load(held), len(gap))
    return gap == _written(_rebuilt(signer, certificates), len(gap))


def _written(signature: cms.ContentInfo, size: int) -> bytes:
    """As it stands in the file: in hexadecimal, padded to *size* with its brackets."""
    held: bytes = signature.dump()
    return b"<" + held.hex().upper().ljust(size - 2, "0").encode() + b">"


def _rebuilt(signer: cms.SignerInfo, certificates: Sequence[x509.Certificate]) -> cms.ContentInfo:
    """The signature as it is made here, with what its author signed."""
    own = certificates[0]
    number = cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": number}),
            "digest_algorithm": _DIGEST,
            "signed_attrs": signer["signed_attrs"],
            "signature_algorithm": {"algorithm": signer["signature_algorithm"]["algorithm"]},
            "signature": signer["signature"],
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [_DIGEST],
            "encap_content_info": {"content_type": "data"},
            "certificates": list(certificates),
            "signer_infos": [info],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": signed})
