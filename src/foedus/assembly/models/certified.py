"""Certified copies that were given."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class CertifiedCopy(models.Model):
    """A certified copy of a document (its id in the register) in one language: append-only.

    The file is named by its *sha256*. *content* is the digest of what it says, *certificate* the
    public certificate with which it was sealed (PEM), *fingerprint* the SHA-256 of that: a copy
    can be verified after the key was changed. *as_of* and *known* are the days for which it holds.
    """

    document = models.CharField(max_length=200, db_index=True)
    language = models.CharField(max_length=3)
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=60, unique=True)
    content = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    text_sha256 = models.CharField(max_length=64, blank=True, default="")
    fingerprint = models.CharField(max_length=64)
    certificate = models.TextField()
    as_of = models.DateField()
    known = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A number is given once; the same words are certified once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "number"], name="a_number_of_a_certified_copy_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["document", "language", "content"], name="the_same_copy_is_made_once"
            ),
        ]
