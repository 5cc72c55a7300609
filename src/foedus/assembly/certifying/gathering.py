"""Certified copies of what the register holds: its record, and the adopted text, if it is kept."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import translation

from foedus.assembly.certifying.keeping import certify
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.versions import latest, text_of
from foedus.assembly.models import Draft, Phase
from foedus.assembly.models.certified import CertifiedCopy
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.wording import Language, Wording
from foedus.register.days import legal_day
from foedus.register.desk.letters import depositary_of
from foedus.register.held import held
from foedus.signing.certified.copies import CopyOf
from foedus.signing.certified.recorded import Kept, Status, recorded_copy

_ADOPTED = (Phase.ADOPTED, Phase.PUBLISHED)
_ABOUT = "certified"
"""The id of an act that only asks who is depositary of a document."""


def certify_record(
    doing: Doing, document: str, language: Language, as_of: date | None = None
) -> CertifiedCopy:
    """Make and keep a certified copy of *document* in *language*, as of a day (default: today).

    Its words are the register's and the adopted draft's. Raises as `certify`, and `UnknownName`.
    """
    return certify(doing, document, record_of(document, doing.at, language, as_of), language)


def record_of(document: str, at: datetime, language: Language, as_of: date | None = None) -> CopyOf:
    """What would be certified at a moment; without a reference. Raises `UnknownName`."""
    register = held().register
    today = legal_day(register, at)
    instrument = register.instrument.get(document)
    if instrument is None:
        raise UnknownName("instrument", document, register.instrument)
    draft = Draft.objects.filter(name=document, phase__in=_ADOPTED).first()
    codes = instrument.languages or tuple(draft.languages if draft is not None else ())
    return recorded_copy(
        register,
        document,
        depositary_of(register, Act(id=_ABOUT, kind=Kind.ADOPTION, instrument=document)),
        tuple(language_name(code) for code in codes),
        _kept(draft, language),
        Status(as_of=as_of or today, known=today),
    )


def language_name(code: str) -> Wording:
    """What a language (ISO 639-1) is called; the code where nobody says.

    >>> language_name("ru").en, language_name("ru").ru, language_name("qq").ru
    ('Russian', 'русский', 'qq')
    """
    try:
        name = translation.get_language_info(code)["name"]
    except KeyError:
        return Wording(code, code)
    with translation.override("ru"):
        return Wording(name, translation.gettext(name).lower())


def _kept(draft: Draft | None, language: Language) -> Kept:
    """The adopted text in *language*, else in the first language that it has."""
    if draft is None:
        return Kept()
    version = latest(draft, language) or latest(draft)
    return Kept() if version is None else Kept(text=text_of(version), sha256=version.sha256)
