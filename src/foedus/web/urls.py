"""The addresses of the pages. Each part of the site has its own below."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, URLResolver

from foedus.web.assembly import urls as assembly
from foedus.web.check import urls as check
from foedus.web.collection import urls as collection
from foedus.web.desk import urls as desk
from foedus.web.read import urls as read

urlpatterns: list[URLPattern | URLResolver] = [
    *desk.urlpatterns,
    *assembly.urlpatterns,
    *check.urlpatterns,
    *read.urlpatterns,
    *collection.urlpatterns,
]

for_programs: Final[list[URLPattern]] = [*assembly.for_programs, *collection.for_programs]
"""Addresses without a language."""
