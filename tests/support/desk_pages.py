"""What an officer types into the desk's forms, and how a test reads the pages."""

import re
import secrets
from html import unescape

from django.test import Client

from foedus.accounts.models import User
from foedus.depositary.form import OF_POWERS_ITEMS, Item
from support.people import sign_in

ITEMS = tuple(item for item in Item if item not in OF_POWERS_ITEMS)


def typed(**changed: object) -> dict[str, object]:
    """A complete form: Kazakhstan ratifies the convention on the lake."""
    items = {f"form-{item.value}": "met" for item in ITEMS if item is not Item.TRANSLATION}
    fields = {
        "key": secrets.token_urlsafe(24),
        "kind": "ratification",
        "instrument": "lake/convention",
        "party": "KZ",
        "dated": "2024-04-01",
        "received": "2024-05-02",
        "title_as_written": "Convention on the Lake",
        "original": "original",
        "signatory_name": "A. Person",
        "signatory_office": "head-of-state",
        "place": "Astana",
        "reservations": "2",
        **items,
    }
    return {**fields, **changed}


def signed_in(user: User) -> Client:
    """A browser of *user*; it checks the token against forgery only where a test asks for it."""
    return sign_in(Client(), user)


def words(answer) -> str:
    """What a page says, without its tags."""
    text = re.sub(r"<(script|style).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
