"""The addresses of the pages on positions and decisions."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from foedus.web.assembly.decisions import (
    board_views,
    decision_views,
    item_views,
    matter_views,
)

_ITEM: Final = "assembly/items/<int:number>/question/"
_DRAFT: Final = "assembly/drafts/<int:number>/question/"
_MATTER: Final = "assembly/questions/<int:number>/"
_DECISION: Final = "assembly/decisions/<int:number>/"

urlpatterns: list[URLPattern] = [
    path(
        "assembly/sessions/<int:number>/positions/",
        board_views.positions,
        name="assembly_positions",
    ),
    path(_ITEM, item_views.item_question, name="assembly_item_question"),
    path(f"{_ITEM}put/", item_views.put_item, name="assembly_item_put"),
    path(f"{_ITEM}position/", item_views.item_position, name="assembly_item_position"),
    path(_DRAFT, item_views.draft_question, name="assembly_draft_question"),
    path(f"{_DRAFT}put/", item_views.put_draft, name="assembly_draft_put"),
    path(f"{_DRAFT}position/", item_views.draft_position, name="assembly_draft_position"),
    path(f"{_MATTER}extend/", matter_views.give_time, name="assembly_matter_extend"),
    path(f"{_MATTER}withdraw/", matter_views.take_back, name="assembly_matter_withdraw"),
    path(f"{_MATTER}room/", matter_views.room, name="assembly_matter_room"),
    path(f"{_MATTER}roll-call/", matter_views.begin_roll_call, name="assembly_roll_call"),
    path(f"{_MATTER}roll-call/end/", matter_views.end_roll_call, name="assembly_roll_call_end"),
    path(f"{_MATTER}votes/", matter_views.votes, name="assembly_votes"),
    path(f"{_MATTER}decide/", matter_views.decide_now, name="assembly_decide"),
    path(_DECISION, decision_views.decision, name="assembly_decision"),
    path(f"{_DECISION}publish/", decision_views.publish_now, name="assembly_decision_publish"),
]
