"""The board of positions: what the chair looks at before asking for consensus."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.models.sessions import Meeting
from foedus.web.assembly.decisions.board import board_shown
from foedus.web.assembly.decisions.item_views import demand_seat, view_of
from foedus.web.assembly.decisions.marks import LEGEND, position_drawn
from foedus.web.assembly.decisions.telling import answering
from foedus.web.desk.now import now


@permitted("assembly.view")
@never_cache
@require_safe
@answering
def positions(request: HttpRequest, number: int) -> HttpResponseBase:
    """Questions × delegations: who said what, what prevents consensus, who has not spoken."""
    meeting = get_object_or_404(Meeting, pk=number)
    moment, user = now(), account_signed_in(request)
    view = view_of(moment)
    board = board_shown(view, meeting, user, moment.at)
    demand_seat(user, meeting, (code for code, _name in board.delegations))
    context = {
        "meeting": meeting,
        "name": meeting_title(view.language, meeting),
        "board": board,
        "legend": [position_drawn(one) for one in LEGEND],
    }
    return render(request, "assembly/decisions/positions.html", context)


def meeting_title(language: str, meeting: Meeting) -> str:
    """What a reader calls a session."""
    first, second = meeting.title_en, meeting.title_ru
    said = (second or first) if language == "ru" else (first or second)
    return said or meeting.name
