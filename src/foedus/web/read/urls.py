"""The addresses at which treaties are read."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.read import views

urlpatterns: list[URLPattern] = [
    path("read/", views.read, name="read"),
    path("read/clauses.toml", views.clauses_file, name="read_file"),
]
