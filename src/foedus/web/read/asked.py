"""What a form of a treaty asks for: its text read, decided on, and tried on sample acts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from foedus.documents.reading import read_document
from foedus.documents.terms import Document
from foedus.finalclauses.proposed.deciding import Decision, decided
from foedus.finalclauses.proposed.errors import BadCorrection, BadSample, UnknownField
from foedus.finalclauses.proposed.proposing import (
    Called,
    Proposed,
    called_by_name,
    proposed,
    supposed_before,
)
from foedus.finalclauses.proposed.samples import Sample
from foedus.finalclauses.reading import read_treaty
from foedus.finalclauses.terms import Reading
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording
from foedus.web.languages import language_now
from foedus.web.read.forms import (
    OF_THE_SITE,
    PASTED,
    TreatyForm,
    decisions_in,
    sample_days_in,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A treaty that came in, and what was read and decided; *faults* are decisions not taken."""

    content: bytes
    name: str
    before: Reading
    found: Proposed
    decisions: tuple[Decision, ...]
    faults: tuple[str, ...]


def read_and_decided(request: HttpRequest, form: TreatyForm) -> Read:
    """The treaty of a form, read, with the decisions that can be taken.

    Raises as `read_document` and `read_treaty`.
    """
    content, name = form.treaty()
    document = read_document(content, name, OF_THE_SITE)
    before = read_treaty(document)
    after, decisions, faults = _decided(request, before)
    called = supposed_before(_called(form, document), after)
    try:
        found = proposed(after, called, _sample(request, called))
    except BadSample as fault:
        found = proposed(after, called)
        faults.append(fault)
    if isinstance(found.fault, BadSample):
        faults.append(found.fault)
        found = proposed(after, called)
    return Read(
        content=content,
        name=name,
        before=before,
        found=found,
        decisions=decisions,
        faults=tuple(told(one) for one in faults),
    )


def _decided(
    request: HttpRequest, before: Reading
) -> tuple[Reading, tuple[Decision, ...], list[FoedusError]]:
    """The reading after each decision that can be taken, and why others cannot."""
    after, taken, faults = before, [], list[FoedusError]()
    for one in decisions_in(request.POST.dict()):
        try:
            after = decided(after, [one])
        except (BadCorrection, UnknownField) as fault:
            faults.append(fault)
        taken.append(one)
    return after, tuple(taken), faults


def _called(form: TreatyForm, document: Document) -> Called:
    """How the treaty is called: as typed, else as its file states."""
    given = form.cleaned_data
    signed = [one.day for one in document.stated.dates if "signed" in one.what]
    adopted = given["adopted"] or next(iter(signed), None)
    day = adopted or timezone.localdate()
    title = given["title"] or document.stated.title
    name = given["title"] if document.name == PASTED and given["title"] else document.name
    called = called_by_name(name, title, day, supposed=adopted is None)
    return replace(called, title=Wording(ru=called.title.en)) if _is_russian(title) else called


def _is_russian(title: str) -> bool:
    return any("а" <= letter <= "я" for letter in title.lower())


def _sample(request: HttpRequest, called: Called) -> Sample | None:
    """The sample that was typed; None where none was, or for another day of adoption.

    Raises BadSample for what is no day.
    """
    typed = sample_days_in(request.POST.dict())
    if not typed or request.POST.get("sampled") != called.adopted.isoformat():
        return None
    return Sample(called.adopted, {code: _day(day) for code, day in typed.items() if day.strip()})


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise BadSample(
            Wording(
                f"{typed!r} is no day. Write year-month-day, as 2012-09-20.",
                f"{typed!r} – не дата. Укажите год-месяц-день, например 2012-09-20.",
            )
        ) from None


def told(fault: FoedusError) -> str:
    """A fault in the reader's language, with its code."""
    words: Wording = getattr(fault, "words", Wording(str(fault)))
    return f"{words.in_language(language_now())} ({fault.code})"
