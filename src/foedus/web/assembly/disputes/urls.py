"""The addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.assembly.disputes import public_views, views

urlpatterns: list[URLPattern] = [
    path("disputes", views.published, name="disputes"),
    path("disputes/ways", public_views.ways, name="dispute_ways"),
    path("disputes/<int:number>", views.dispute, name="dispute"),
    path("assembly/disputes/", views.overview, name="assembly_disputes"),
    path("assembly/disputes/new/", views.new, name="dispute_new"),
    path("assembly/disputes/<int:number>/", views.dispute, name="assembly_dispute"),
    path("assembly/disputes/<int:number>/step/", views.step, name="dispute_step"),
    path("assembly/disputes/<int:number>/compliance/", views.compliance, name="dispute_compliance"),
    path("assembly/disputes/<int:number>/publish/", views.publish, name="dispute_publish"),
]
