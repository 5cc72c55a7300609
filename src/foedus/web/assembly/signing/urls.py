"""The addresses of these pages."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from foedus.web.assembly.signing import (
    cell_views,
    closing_views,
    following_views,
    grid_views,
    powers_views,
)

_TABLE: Final = "assembly/sessions/<int:number>/signing/"

urlpatterns: list[URLPattern] = [
    path(_TABLE, grid_views.signing, name="signing"),
    path(f"{_TABLE}open/", grid_views.open_signing, name="signing_open"),
    path(f"{_TABLE}documents/", grid_views.add, name="signing_add"),
    path(f"{_TABLE}documents/<int:document>/", grid_views.document, name="signing_document"),
    path(
        f"{_TABLE}documents/<int:document>/withdraw/", grid_views.withdraw, name="signing_withdraw"
    ),
    path(f"{_TABLE}cells/<int:document>/<str:party>/", cell_views.cell, name="signing_cell"),
    path(
        f"{_TABLE}cells/<int:document>/<str:party>/record/",
        cell_views.record_cell,
        name="signing_cell_record",
    ),
    path(f"{_TABLE}events/", cell_views.record_one, name="signing_record"),
    path(f"{_TABLE}changes/", following_views.changes, name="signing_changes"),
    path(f"{_TABLE}wall/", following_views.wall, name="signing_wall"),
    path(f"{_TABLE}powers/", powers_views.powers, name="signing_powers"),
    path(f"{_TABLE}powers/<int:row>/scan/", powers_views.scan, name="signing_scan"),
    path(f"{_TABLE}closing/", closing_views.closing, name="signing_closing"),
    path(f"{_TABLE}closing/propose/", closing_views.propose, name="signing_propose"),
    path(f"{_TABLE}closing/<int:closing>/", closing_views.close, name="signing_close"),
]
