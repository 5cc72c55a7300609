"""ISO 3166 (pycountry) and CLDR (Babel), if they are installed; without them nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from foedus.law.terms.wording import Wording

_LANGUAGES: Final = (
    "en",
    "fr",
    "es",
    "ru",
    "de",
    "it",
    "pt",
    "ar",
    "zh",
    "uk",
    "be",
    "kk",
    "uz",
    "nl",
)
_ALPHA_2: Final = 2


@lru_cache(maxsize=1)
def iso_codes() -> dict[str, str]:
    """Alpha-2, alpha-3 and (for former states) alpha-4 codes, each with the code that is used."""
    try:
        import pycountry  # late: an optional library, and slow to import
    except ImportError:
        return {}
    former = {
        code: country.alpha_4
        for country in pycountry.historic_countries
        for code in (country.alpha_4, country.alpha_2, getattr(country, "alpha_3", country.alpha_4))
    }
    living = {
        code: country.alpha_2
        for country in pycountry.countries
        for code in (country.alpha_2, country.alpha_3)
    }
    return former | living


@lru_cache(maxsize=1)
def iso_names() -> tuple[tuple[str, str], ...]:
    """The names of ISO 3166 with their codes: short, official and usual ones."""
    try:
        import pycountry  # late: see above
    except ImportError:
        return ()
    return tuple(
        (str(getattr(country, field)), str(country.alpha_2))
        for field in ("name", "common_name", "official_name")
        for country in pycountry.countries
        if hasattr(country, field)
    )


@lru_cache(maxsize=1)
def names_of_territories() -> tuple[tuple[str, str], ...]:
    """The names of territories in several languages, with their codes."""
    return tuple(_of_territories())


def _of_territories() -> Iterator[tuple[str, str]]:
    for language in _LANGUAGES:
        for code, name in _territories(language).items():
            if len(code) == _ALPHA_2 and code.isalpha() and code not in {"EZ", "QO", "ZZ", "XA"}:
                yield name, code


@lru_cache(maxsize=16)
def _territories(language: str) -> dict[str, str]:
    try:
        from babel import Locale  # late: an optional library, and slow to import
    except ImportError:
        return {}
    return dict(Locale.parse(language).territories)


def wording_of(code: str) -> Wording:
    """The name of a code in English and Russian; the code itself if no library has it."""
    return Wording(_territories("en").get(code, code), _territories("ru").get(code, ""))
