"""One address of every kind of page, by who visits it."""

from collections.abc import Iterator

PUBLIC = {
    "home": "/",
    "search": "/search?q=free+trade",
    "nothing found": "/search?q=zzz",
    "treaties": "/instruments",
    "treaty": "/instruments/cis/charter-1993",
    "proof": "/standings/GE/cis/charter-1993",
    "states": "/states",
    "state": "/states/AM",
    "two states": "/pairs",
    "pair": "/pairs/KZ/RU",
    "organisations": "/organisations",
    "organisation": "/organisations/eaeu",
    "offices": "/offices",
    "office": "/offices/csto/secretary-general",
    "act": "/acts/cis/charter-1993%232:AM",
    "changes": "/changes",
    "open questions": "/open-questions",
    "matrix": "/matrix?organisation=eaeu",
    "calendar": "/calendar",
    "journal": "/journal",
    "notifications": "/notifications",
    "notification": "{public_notification}",
    "about": "/about",
    "sign in": "/account/login/",
    "forgotten": "/account/password/forgotten/",
    "not found": "/nothing/here",
    "no such day": "/instruments?on=2011-02-29",
    "for programs": "/api/docs",
}
PEOPLE = {
    "demo-depositary-1": {
        "desk": "/desk/",
        "receive": "/desk/receive/",
        "dossier, recorded": "{dossier}",
        "dossier, open": "{open}",
        "edit": "{open}edit/",
        "why it changes": "{open}why/1/",
        "desk notifications": "/desk/notifications/",
        "desk notification": "{notification}",
        "corrections": "/desk/corrections/",
        "propose a correction": "/desk/corrections/propose/",
        "refusals": "/account/refusals",
        "second factor": "/account/2fa/",
    },
    "demo-member": {
        "delegation": "/delegation/",
        "refused": "/desk/",
        "account": "/account/",
        "new key": "/account/keys/new",
        "sessions": "/account/sessions/",
        "password": "/account/password/change/",
    },
    "demo-administrator": {
        "colleagues": "/account/delegation",
        "new colleague": "/account/delegation/new",
    },
}


def of_everybody() -> Iterator[tuple[str, str, str]]:
    """Who, the kind of page, its address."""
    yield from (("", kind, path) for kind, path in PUBLIC.items())
    for who, pages in PEOPLE.items():
        yield from ((who, kind, path) for kind, path in pages.items())
