"""Programmes for everybody: what the register holds, on a day, as known on a day."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foedus.accounts.protecting import permitted
from foedus.assembly.programmes.reading import asked_on, programmes_in
from foedus.collection.pages.parts import Named
from foedus.followup.programmes.progress import progress_on
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible
from foedus.web.asked import Asked
from foedus.web.assembly.programmes.shown import ProgrammeShown, programme_shown
from foedus.web.showing import Answer, Shown, shown
from foedus.web.words import word_for


@permitted("collection.read")
@shown
def programmes(request: HttpRequest, asked: Asked) -> Answer:
    """Every programme adopted by the day asked about; one subject, where it is asked for."""
    held = [one for one in programmes_in(asked.view.register) if _is_adopted(one, asked)]
    found = [_shown(asked, one) for one in held]
    codes = sorted({code for one in found for code, _word in one.subjects})
    subject = request.GET.get("subject", "").strip()[:60]
    if subject and subject not in codes:
        raise UnknownName("subject of a programme", subject, codes)
    return Shown(
        template="assembly/programmes/list.html",
        context={
            "programmes": [
                one for one in found if not subject or subject in {code for code, _ in one.subjects}
            ],
            "subject": subject,
            "subjects": [(code, word_for("subject", code)) for code in codes],
        },
        crumbs=(Named("", _("Programmes")),),
    )


@permitted("collection.read")
@shown
def programme(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - a view
    """One programme: its term, its measures, what is not held."""
    held = {one.id: one for one in programmes_in(asked.view.register)}
    if name not in held:
        raise UnknownName("programme", name, held)
    page = _shown(asked, held[name])
    return Shown(
        template="assembly/programmes/page.html",
        context={"page": page},
        crumbs=(Named("", _("Programmes"), "/programmes"), Named("", page.title)),
    )


def _is_adopted(instrument: Instrument, asked: Asked) -> bool:
    return first_possible(instrument.adopted) <= asked.on


def _shown(asked: Asked, instrument: Instrument) -> ProgrammeShown:
    if instrument.programme is None:
        raise UnknownName("programme", instrument.id, ())
    question = asked_on(asked.view.register, asked.on, asked.known)
    progress = progress_on(instrument.programme, (), question)
    return programme_shown(asked.view, instrument, progress)
