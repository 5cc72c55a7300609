"""The addresses of feeds and calendars; the Russian ones begin with ``/ru/``, as pages do."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path

from foedus.api.feeds import views
from foedus.law.terms.wording import Language


def _patterns(prefix: str, language: Language, suffix: str) -> Iterator[URLPattern]:
    told = {"language": language}
    for route, view, name in (
        ("feeds/changes.atom", views.changes_atom, "feed_changes"),
        ("feeds/changes.rss", views.changes_rss, "feed_changes_rss"),
        ("feeds/notifications.atom", views.notifications_atom, "feed_notifications"),
        ("feeds/instruments/<path:instrument>.atom", views.instrument_atom, "feed_instrument"),
        ("calendar/deadlines.ics", views.deadlines, "calendar_deadlines"),
        ("calendar/<str:party>.ics", views.deadlines, "calendar_party"),
    ):
        yield path(f"{prefix}{route}", view, told, name=f"{name}{suffix}")


urlpatterns: list[URLPattern] = [*_patterns("", "en", ""), *_patterns("ru/", "ru", "_ru")]
