"""The address at which reports are checked."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.check import views

urlpatterns: list[URLPattern] = [path("check/", views.check, name="check")]
