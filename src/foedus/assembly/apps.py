"""The assembly as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    """Sessions, drafts, positions, the signing grid, follow-up."""

    name = "foedus.assembly"
    label = "foedus_assembly"
