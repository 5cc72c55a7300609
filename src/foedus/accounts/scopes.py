"""What a key may be used for. A key does what its scopes name, and nothing else."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """One use of a key.

    There is no scope for entering, countersigning or dispatching: an act of the depositary is the
    act of a person who is present with a second factor, and a key is neither (VCLT 77: the
    functions are those of the depositary, not of a program that holds its password).
    """

    READ = "read", _("ask questions of the register")
    JOURNAL = "journal", _("download and verify the journal")
    BATCH = "batch", _("run batches of questions")
    DESK_READ = "desk-read", _("read the desk, as far as its owner may")
    RECEIPTS_CONFIRM = "receipts:confirm", _("confirm the receipt of notifications")
