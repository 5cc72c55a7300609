"""The addresses of sessions, bodies and subjects, and things named with them."""

from __future__ import annotations

from urllib.parse import quote

from foedus.collection.pages.parts import Named
from foedus.collection.pages.view import View


def session_path(session: str) -> str:
    """The page of a session.

    >>> session_path("lake/council/2024-03-01")
    '/sessions/lake/council/2024-03-01'
    """
    return f"/sessions/{quote(session, safe='/')}"


def body_path(body: str) -> str:
    """The page of a body."""
    return f"/bodies/{quote(body, safe='/')}"


def subject_path(subject: str) -> str:
    """The page of an area of cooperation."""
    return f"/subjects/{quote(subject, safe='')}"


def named(view: View, name: str, href: str) -> Named:
    """A thing with its page; nothing for an empty *name*."""
    return Named(name, view.name_of(name), href) if name else Named("", "")
