"""The pages as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, styles, words in both languages."""

    name = "foedus.web"
    label = "foedus_web"
