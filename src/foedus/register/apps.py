"""The register as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Files, acts, journal, dossiers, notifications."""

    name = "foedus.register"
    label = "foedus_register"
