"""The addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.assembly.programmes import public_views, views

urlpatterns: list[URLPattern] = [
    path("programmes", public_views.programmes, name="programmes"),
    path("programmes/<path:name>", public_views.programme, name="programme"),
    path("assembly/programmes/", views.overview, name="assembly_programmes"),
    path(
        "assembly/programmes/<path:name>/report/",
        views.send_report,
        name="assembly_programme_report",
    ),
    path("assembly/programmes/<path:name>/", views.programme, name="assembly_programme"),
]
