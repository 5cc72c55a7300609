"""What is counted, for Prometheus: shown to this machine only, or to who has the token."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView

from foedus.accounts.errors import Refused
from foedus.accounts.protecting import public
from foedus.accounts.reasons import Reason
from foedus.api.problems import problem_response


@public
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The metrics. With ``FOEDUS_METRICS_TOKEN`` set, who asks sends it as a bearer token."""
    if not _may_see(request):
        return problem_response(request, Refused("", Reason.OTHER))
    response: HttpResponse = ExportToDjangoView(request)
    return response


def _may_see(request: HttpRequest) -> bool:
    token: str = getattr(settings, "METRICS_TOKEN", "")
    if token:
        said = request.headers.get("Authorization", "")
        return constant_time_compare(said, f"Bearer {token}")
    # behind a proxy of the same machine everybody seems to be local
    return "X-Forwarded-For" not in request.headers and _is_local(request)


def _is_local(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
