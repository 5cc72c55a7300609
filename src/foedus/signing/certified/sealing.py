"""Seals a PDF to PAdES (ETSI EN 319 142-1): level B-B, or B-T where a time-stamper is given.

The signature is a certification (ISO 32000-2, 12.8.2.2) that allows no change at all: whatever is
added to the file later is seen by every reader.
"""

from __future__ import annotations

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Final

from asn1crypto import keys as asn1_keys  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from foedus.law.terms.wording import Language
from foedus.signing.certified.certificates import Certifier
from foedus.signing.certified.copies import CopyOf
from foedus.signing.certified.errors import CannotCertify
from foedus.signing.certified.typesetting import typeset

FIELD: Final = "CertifiedTrueCopy"
"""The name of the field that holds the signature."""


def certified_copy(
    copy: CopyOf,
    language: Language,
    certifier: Certifier,
    at: datetime,
    stamper: TimeStamper | None = None,
) -> bytes:
    """A certified copy as a PDF in *language*, sealed by *certifier* at a moment (with a zone).

    With a *stamper* the moment is attested by a time-stamping authority (level B-T), which is
    asked over the network; without one it is the depositary's own word. Raises `CannotCertify`.
    """
    at = at.replace(microsecond=0)  # neither PDF nor CMS tells more than the second
    plain = typeset(copy, language, certifier, at)
    return sealed(plain, copy.depositary.in_language(language), certifier, at, stamper)


def sealed(
    pdf: bytes,
    by: str,
    certifier: Certifier,
    at: datetime,
    stamper: TimeStamper | None = None,
) -> bytes:
    """*pdf* with the seal of *certifier*, for *by*. Raises `CannotCertify`."""
    held = certifier.certificate
    if not held.not_valid_before_utc <= at <= held.not_valid_after_utc:
        span = f"{held.not_valid_before_utc:%Y-%m-%d} to {held.not_valid_after_utc:%Y-%m-%d}"
        raise CannotCertify(
            f"The certificate of {certifier.name} is valid from {span}, not at {at:%Y-%m-%d}. "
            "Give a valid one."
        )
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        name=by,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    field = SigFieldSpec(FIELD, readable_field_name="Certified true copy")
    signer = PdfSigner(meta, _signer(certifier), timestamper=stamper, new_field_spec=field)
    try:
        with ThreadPoolExecutor(1) as apart:  # whoever calls may have an event loop of its own
            return apart.submit(asyncio.run, _signed(signer, pdf, at)).result()
    except (PdfError, SigningError, OSError) as fault:
        raise CannotCertify(f"The copy could not be sealed: {fault}") from fault


async def _signed(signer: PdfSigner, pdf: bytes, at: datetime) -> bytes:
    """As the library signs a document, but at the moment that is given to it."""
    session = signer.init_signing_session(IncrementalPdfFileWriter(io.BytesIO(pdf)))
    session.system_time = at
    size = await session.estimate_signature_container_size(None, tight=False)
    prepared = session.prepare_tbs_document(validation_info=None, bytes_reserved=size)
    digest, written = prepared.digest_tbs_document()
    done = await prepared.perform_signature(
        document_digest=digest.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at),
    )
    await done.post_signature_processing(written)
    written.seek(0)
    return bytes(written.read())


def _signer(certifier: Certifier) -> SimpleSigner:
    secret = certifier.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    held = (certifier.certificate, *certifier.chain)
    certificates = [asn1_x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in held]
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call] # the library's own
    store.register_multiple(certificates[1:])
    return SimpleSigner(
        signing_cert=certificates[0],
        signing_key=asn1_keys.PrivateKeyInfo.load(secret),
        cert_registry=store,
    )
