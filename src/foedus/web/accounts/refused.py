"""What was refused, for who watches over the register."""

from __future__ import annotations

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foedus.accounts.models import Refusal
from foedus.accounts.protecting import permitted
from foedus.accounts.reasons import Reason

PER_PAGE: Final = 50


@permitted("accounts.view_refusals")
@never_cache
@require_safe
def refusals(request: HttpRequest) -> HttpResponse:
    """The refusals, the newest first; one reason only where it is asked for."""
    rows = Refusal.objects.select_related("user")
    reason = request.GET.get("reason", "")
    if reason in Reason.values:
        rows = rows.filter(reason=reason)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "reasons": Reason.choices, "chosen": reason}
    return render(request, "accounts/refusals.html", context)
