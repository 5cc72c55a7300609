"""The addresses of the pages of sessions, bodies, areas of cooperation and linked bodies."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from foedus.web.assembly.sessions import (
    agenda_views,
    board_views,
    calendars,
    plan_views,
    public_views,
    seat_views,
)

_ONE: Final = "assembly/sessions/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("sessions", public_views.sessions, name="sessions"),
    path("sessions.ics", calendars.all_sessions, name="sessions_calendar"),
    path("sessions/<path:name>.ics", calendars.one_session, name="session_calendar"),
    path("sessions/<path:name>", public_views.session, name="session"),
    path("bodies", public_views.bodies, name="bodies"),
    path("bodies/<path:name>", public_views.body, name="body"),
    path("subjects", public_views.subjects, name="subjects"),
    path("subjects/<str:name>", public_views.subject, name="subject"),
    path("links", public_views.links, name="links"),
    path("assembly/", board_views.desk, name="assembly"),
    path("assembly/sessions/new/", plan_views.new, name="assembly_session_new"),
    path(_ONE, board_views.board, name="assembly_session"),
    path(f"{_ONE}progress/", board_views.progress, name="assembly_session_progress"),
    path(f"{_ONE}details/", plan_views.details, name="assembly_session_details"),
    path(f"{_ONE}move/", plan_views.move, name="assembly_session_move"),
    path(f"{_ONE}open/", plan_views.open_it, name="assembly_session_open"),
    path(f"{_ONE}hold/", plan_views.hold, name="assembly_session_hold"),
    path(f"{_ONE}cancel/", plan_views.cancel, name="assembly_session_cancel"),
    path(f"{_ONE}publish/", plan_views.publish, name="assembly_session_publish"),
    path(f"{_ONE}agenda/", agenda_views.agenda_page, name="assembly_session_agenda"),
    path(f"{_ONE}agenda/add/", agenda_views.add, name="assembly_agenda_add"),
    path(f"{_ONE}agenda/order/", agenda_views.order, name="assembly_agenda_order"),
    path("assembly/items/<int:number>/", agenda_views.item, name="assembly_item"),
    path(
        "assembly/items/<int:number>/withdraw/",
        agenda_views.withdraw,
        name="assembly_item_withdraw",
    ),
    path("assembly/items/<int:number>/documents/", agenda_views.put, name="assembly_item_document"),
    path(
        "assembly/items/<int:number>/documents/<int:draft>/take/",
        agenda_views.take,
        name="assembly_item_take",
    ),
    path(f"{_ONE}seats/", seat_views.seats_page, name="assembly_session_seats"),
    path(f"{_ONE}seats/fill/", seat_views.fill, name="assembly_seats_fill"),
    path(f"{_ONE}seats/invite/", seat_views.invite, name="assembly_seats_invite"),
    path("assembly/seats/<int:number>/", seat_views.seat, name="assembly_seat"),
]
