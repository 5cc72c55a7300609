"""A measure names its goods by codes, which the regimes read; nothing else names goods."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.depositary.case import Case
from foedus.depositary.findings import Found, found
from foedus.law.terms.acts import Kind
from foedus.law.terms.goods import MOST_CODES, is_code

_TOLD = 5
"""Wrong codes that a finding tells."""


def measures(case: Case) -> Iterator[Found]:
    """The goods of a received instrument."""
    got = case.received
    wrong = [code[:20] for code in got.goods if not is_code(code)]
    if got.kind is not Kind.MEASURE:
        if got.goods:
            yield found("X92")
        return
    if not got.goods:
        yield found("X90")
    elif wrong or len(got.goods) > MOST_CODES:
        told = ", ".join(wrong[:_TOLD]) or str(len(got.goods))
        yield found("X91", codes=told, most=str(MOST_CODES))
