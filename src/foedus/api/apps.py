"""The API as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Questions, batches, journal."""

    name = "foedus.api"
    label = "foedus_api"
