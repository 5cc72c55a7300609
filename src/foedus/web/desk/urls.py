"""The addresses of the desk and of the delegation's own page; included at the root of the pages."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from foedus.web.desk import (
    correction_views,
    delegation_views,
    desk_views,
    dossier_views,
    notification_views,
    offer_closing_views,
    offer_views,
    receiving_views,
)


class ReferenceConverter(StringConverter):
    """The number of a notification, as ``F.N.12.2026``; anything else is no address."""

    regex = r"[A-Z0-9.]{1,60}"


register_converter(ReferenceConverter, "reference")

urlpatterns: list[URLPattern] = [
    path("desk/", desk_views.desk, name="desk"),
    path("desk/receive/", receiving_views.receive_instrument, name="desk_receive"),
    path("desk/notifications/", notification_views.notifications, name="desk_notifications"),
    path(
        "desk/notifications/<reference:reference>/",
        notification_views.notification,
        name="desk_notification",
    ),
    path(
        "desk/notifications/<reference:reference>/<str:language>.pdf",
        notification_views.paper,
        name="desk_notification_pdf",
    ),
    path(
        "desk/notifications/<reference:reference>/send/",
        notification_views.send_again,
        name="desk_send_again",
    ),
    path("desk/copies/<int:number>/received/", notification_views.confirm, name="desk_confirm"),
    path(
        "desk/copies/<int:number>/handed-over/",
        notification_views.handed_over,
        name="desk_handed_over",
    ),
    path("desk/corrections/", correction_views.overview, name="desk_corrections"),
    path("desk/corrections/propose/", correction_views.propose, name="desk_propose"),
    path("desk/corrections/carry-out/", correction_views.carry_out, name="desk_carry_out"),
    path("desk/offers/", offer_views.offers, name="desk_offers"),
    path("desk/offers/add/", offer_views.add, name="desk_offers_add"),
    path("desk/offers/<int:number>/", offer_views.offer_page, name="desk_offer"),
    path("desk/offers/<int:number>/report/", offer_views.report, name="desk_offer_report"),
    path("desk/offers/<int:number>/take/", offer_closing_views.take_up, name="desk_offer_take"),
    path("desk/offers/<int:number>/settle/", offer_closing_views.settled, name="desk_offer_settle"),
    path("desk/offers/<int:number>/refuse/", offer_closing_views.refused, name="desk_offer_refuse"),
    path("desk/<int:number>/", dossier_views.dossier, name="desk_dossier"),
    path("desk/<int:number>/edit/", receiving_views.edit, name="desk_edit"),
    path("desk/<int:number>/scans/", dossier_views.add_scans, name="desk_scans"),
    path("desk/<int:number>/scans/<int:scan>/", dossier_views.scan, name="desk_scan"),
    path("desk/<int:number>/why/<int:change>/", dossier_views.proof, name="desk_why"),
    path("desk/<int:number>/examine/", dossier_views.examine, name="desk_examine"),
    path("desk/<int:number>/send/", dossier_views.send_on, name="desk_send"),
    path("desk/<int:number>/return/", dossier_views.give_back, name="desk_return"),
    path("desk/<int:number>/refuse/", dossier_views.close, name="desk_refuse"),
    path("desk/<int:number>/countersign/", dossier_views.sign, name="desk_countersign"),
    path("delegation/", delegation_views.delegation, name="delegation"),
    path("delegation/copies/<int:number>/", delegation_views.copy, name="delegation_copy"),
    path(
        "delegation/copies/<int:number>/received/",
        delegation_views.confirm_copy,
        name="delegation_confirm",
    ),
    path(
        "delegation/copies/<int:number>/<str:language>.pdf",
        delegation_views.copy_paper,
        name="delegation_copy_pdf",
    ),
]
