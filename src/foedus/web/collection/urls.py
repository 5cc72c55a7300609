"""The addresses of the collection. They are for good: `foedus.collection.addresses` makes them."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.collection import finding, lists, maps, papers, record, things

urlpatterns: list[URLPattern] = [
    path("", lists.home, name="home"),
    path("search", finding.find, name="search"),
    path("instruments", finding.instruments, name="instruments"),
    path("instruments/<path:name>", things.instrument, name="instrument"),
    path("standings/<str:party>/<path:name>", things.standing, name="standing"),
    path("states", finding.states, name="states"),
    path("states/<str:party>", things.state, name="state"),
    path("pairs", things.pairs, name="pairs"),
    path("pairs/<str:first>/<str:second>", things.pair, name="pair"),
    path("organisations", finding.organisations, name="organisations"),
    path("organisations/<path:name>", things.organisation, name="organisation"),
    path("offices", finding.offices, name="offices"),
    path("offices/<path:name>", things.office, name="office"),
    path("acts/<path:name>", record.act, name="act"),
    path("changes", lists.changes, name="changes"),
    path("open-questions", lists.questions, name="open_questions"),
    path("matrix", lists.matrix, name="matrix"),
    path("calendar", lists.days_to_come, name="calendar"),
    path("journal", record.journal, name="journal"),
    path("notifications", record.notifications, name="notifications"),
    path("notifications/<int:year>/<int:number>", record.notification, name="notification"),
    path(
        "notifications/<int:year>/<int:number>/<str:language>.pdf",
        papers.notification_paper,
        name="notification_paper",
    ),
    path("about", lists.about, name="about"),
]

for_programs: list[URLPattern] = [
    path("sitemap.xml", maps.sitemap, name="sitemap"),
    path("robots.txt", maps.robots, name="robots"),
]
