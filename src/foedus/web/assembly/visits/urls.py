"""The addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.assembly.visits import views

urlpatterns: list[URLPattern] = [
    path("visits", views.published, name="visits_published"),
    path("assembly/visits/", views.overview, name="visits"),
    path("assembly/visits/new/", views.new, name="visit_new"),
    path("assembly/visits/<int:number>/", views.visit, name="visit"),
    path("assembly/visits/<int:number>/edit/", views.edit, name="visit_edit"),
    path("assembly/visits/<int:number>/items/<int:item>/", views.done, name="visit_item"),
]
