"""Words that name several things and none of them: "certain agreements", "most councils"."""

from __future__ import annotations

import re
from typing import Final

from foedus.claims.judging.named import LONGEST
from foedus.claims.terms.said import Named

_FEW: Final = (
    r"certain|some|several|most|many|various|numerous|other|"
    r"a (?:great )?(?:number|series|range|host) of|a few|"
    r"некотор\w{1,3}|нескольк\w{1,3}|ряд[ауе]?|многи\w{1,2}|большинств[оаеу]м?|различн\w{2,3}|"
    r"отдельн\w{2,3}|разн\w{2,3}|други\w{1,2}|част[ьи]"
)
_LED: Final = re.compile(
    rf"(?:(?:only|its|the|лишь|только|его)\s+){{0,2}}(?:{_FEW})\b", re.IGNORECASE
)
_LAST: Final = re.compile(rf"\b(?:{_FEW})\s+(?:\w+\s+)?$", re.IGNORECASE)
_BODIES: Final = re.compile(
    r"\b(?:certain|some|several|most|many|a number of|a few|"
    r"некотор\w{1,3}|нескольк\w{1,3}|ряд[ауе]?|многи\w{1,2}|большинств[оаеу]м?)\s+(?:\w+\s+){0,2}"
    r"(?:councils|bodies|organs|committees|meetings|совет\w{0,3}|орган\w{1,3}|комитет\w{1,3}|"
    r"заседани\w{1,2})\b",
    re.IGNORECASE,
)


def is_indefinite(named: Named) -> bool:
    """Whether the words of a thing say that there are several, and not which."""
    return bool(_LED.match(" ".join(named.words[:LONGEST].split())))


def is_among_several(words: str, named: Named) -> bool:
    """Whether *words* have a word for several, and not which, before the name of a thing."""
    if not named.words:
        return False
    before, name, _ = words[:LONGEST].partition(named.words)
    return bool(name and _LAST.search(" ".join(before.split()) + " "))


def names_only_some_bodies(words: str) -> bool:
    """Whether words speak of bodies or meetings and do not say which."""
    return bool(_BODIES.search(" ".join(words[:LONGEST].split())))
