"""The addresses of these pages. That of the certificate is printed on every copy."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.assembly.certified import views

urlpatterns: list[URLPattern] = [
    path("copies/<int:number>.pdf", views.certified_file, name="certified_file"),
    path("copies/certify/<path:name>", views.certify_copy, name="certify_copy"),
    path("copies/<path:name>", views.certified_copies, name="certified_copies"),
]

for_programs: list[URLPattern] = [
    path("certificate.pem", views.certificate, name="certificate"),
]
"""Addresses without a language."""
