"""Every address of the site, for the test that none is left without a permission."""

from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def every_address(urlconf: str | None = None) -> Iterator[tuple[str, Callable]]:
    """The route of each address, as it is written, and the view that answers it."""
    yield from _below(get_resolver(urlconf), "")


def _below(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, Callable]]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from _below(pattern, route)
