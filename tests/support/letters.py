"""A post that refuses some addresses, for the tests of what is sent by e-mail."""

import smtplib
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

REFUSED = "refused.example"
"""A letter to anybody of this domain is refused; all others are in `django.core.mail.outbox`."""


class RefusingBackend(EmailBackend):
    """Refuses what goes to `REFUSED`, as a server does that does not know the recipient."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        for message in messages:
            for address in message.to:
                if address.endswith(f"@{REFUSED}"):
                    raise smtplib.SMTPRecipientsRefused({address: (550, b"no such\nmailbox")})
        return super().send_messages(messages)


class SilentBackend(EmailBackend):
    """Is never there: the connection is refused."""

    def send_messages(self, _messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError(111, "Connection refused")
