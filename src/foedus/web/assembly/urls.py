"""The addresses of the assembly's pages, from each of its folders."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern

from foedus.web.assembly.certified import urls as certified
from foedus.web.assembly.decisions import urls as decisions
from foedus.web.assembly.disputes import urls as disputes
from foedus.web.assembly.drafts import urls as drafts
from foedus.web.assembly.followup import urls as followup
from foedus.web.assembly.programmes import urls as programmes
from foedus.web.assembly.sessions import urls as sessions
from foedus.web.assembly.signing import urls as signing
from foedus.web.assembly.visits import urls as visits

urlpatterns: Final[list[URLPattern]] = [
    *certified.urlpatterns,
    *sessions.urlpatterns,
    *drafts.urlpatterns,
    *decisions.urlpatterns,
    *signing.urlpatterns,
    *followup.urlpatterns,
    *programmes.urlpatterns,
    *visits.urlpatterns,
    *disputes.urlpatterns,
]

for_programs: Final[list[URLPattern]] = certified.for_programs
"""Addresses without a language."""
