"""Every address of the site, by the part that answers it.

Pages are English without a prefix and Russian below ``/ru/``; what programs ask for has no prefix.
"""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from foedus.api.feeds.addresses import urlpatterns as feeds
from foedus.api.health import health
from foedus.api.metrics import metrics
from foedus.web.urls import for_programs

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("foedus.api.addresses")),
    *feeds,
    path("health", health, name="health"),
    path("metrics", metrics, name="metrics"),
    *for_programs,
    *i18n_patterns(
        path("account/", include("foedus.web.accounts.urls")),
        path("", include("foedus.web.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "foedus.web.faults.bad_request"
handler403 = "foedus.web.faults.not_allowed"
handler404 = "foedus.web.faults.not_found"
handler500 = "foedus.web.faults.server_error"
