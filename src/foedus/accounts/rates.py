"""How often somebody may do a thing: windows of fixed length, counted in Django's cache.

With several processes and the default cache each process counts for itself.
"""

from __future__ import annotations

import time
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from foedus.accounts.principals import account_of, principal_of_request

REPORT: Final = "report"
"""The rate of checking reports, which costs more than other questions."""
_USUAL: Final = "60/m"
_SECONDS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def within_rate(name: str, who: str, limit: int, seconds: int) -> bool:
    """Count one more of *name* by *who*; whether that is still within *limit* in the window."""
    window = int(time.time() // seconds)
    key = f"rate-{name}-{window}-{sha256(who.encode()).hexdigest()[:32]}"
    if cache.add(key, 1, timeout=seconds):
        return limit > 0
    try:
        return int(cache.incr(key)) <= limit
    except ValueError:  # the window ended in between
        return True


def who_asks(request: HttpRequest) -> str:
    """Whose requests are counted together: those of an account, else of an address.

    Behind proxies of one's own, the address is the one that the outermost of them saw.
    """
    account = account_of(principal_of_request(request))
    if account is not None:
        return f"account {account.pk}"
    proxies: int = settings.NINJA_NUM_PROXIES
    told = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one]
    if proxies and told:
        return told[-min(proxies, len(told))]
    return str(request.META.get("REMOTE_ADDR", ""))


def rate_of(name: str) -> tuple[int, int]:
    """The rate *name* of the settings: how many requests, in how many seconds."""
    count, _, unit = settings.NINJA_DEFAULT_THROTTLE_RATES.get(name, _USUAL).partition("/")
    return int(count), _SECONDS[unit[:1]]


def checks_within_rate(request: HttpRequest) -> bool:
    """Count one more report to check by who asks; whether that is still within the rate."""
    limit, seconds = rate_of(REPORT)
    return within_rate(REPORT, who_asks(request), limit, seconds)
