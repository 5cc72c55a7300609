"""An act that a report states, as the desk shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from foedus.claims.proposing import Proposal
from foedus.claims.report.words import MODALITIES, VERDICTS
from foedus.claims.terms.kinds import Modality
from foedus.collection import addresses
from foedus.collection.pages.parts import Named
from foedus.collection.pages.sessions_paths import body_path
from foedus.law.answers.speech.names import KINDS
from foedus.law.terms.acts import Kind
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording
from foedus.register.offered import Offer
from foedus.register.offering import proposal_from
from foedus.web.desk.kinds import LABELS, kind_label
from foedus.web.desk.now import Now

_REMARK: Final = Wording(
    "Stated by a report, {report} ({reported}), {place}: “{quote}”",
    "Утверждается в сообщении {report} ({reported}), {place}: «{quote}»",
)
_PLACE: Final = Wording("characters {start} to {end}", "знаки {start}–{end}")
_PAGE: Final = Wording("page {page}", "страница {page}")
_UNDATED: Final = Wording("day not known", "день неизвестен")
_MOST_QUOTED: Final = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferShown:
    """An offer with its names: *who* did what *under* which things; *outcome* is empty if open."""

    number: int
    row: Offer
    told: Proposal
    kind: str
    who: str
    under: tuple[Named, ...]
    day: date
    at: datetime
    by: str
    verdict: str
    modality: str
    held: str
    outcome: str
    takeable: bool


def offer_shown(row: Offer, moment: Now) -> OfferShown:
    """How an offer stands; its closing is read with it."""
    told = proposal_from(row.content)
    language, closing = moment.language, getattr(row, "closing", None)
    said = told.modality is not Modality.SAID
    return OfferShown(
        number=row.pk,
        row=row,
        told=told,
        kind=act_words(told.kind, moment),
        who=moment.holdings.party(told.party) if told.party else told.person,
        under=_under(told, moment),
        day=told.day,
        at=row.at,
        by=row.by.get_full_name() if row.by else "",
        verdict=VERDICTS[told.verdict].in_language(language),
        modality=MODALITIES[told.modality].in_language(language) if said else "",
        held=told.told.in_language(language),
        outcome="" if closing is None else closing.get_outcome_display(),
        takeable=told.kind.value in LABELS,
    )


def act_words(kind: Kind, moment: Now) -> str:
    """How a kind of act is called: as the desk does, or as answers do where it is not received."""
    if kind.value in LABELS:
        return kind_label(kind.value)
    return KINDS[kind].in_language(moment.language) if kind in KINDS else kind_label(kind.value)


def _under(told: Proposal, moment: Now) -> tuple[Named, ...]:
    register = moment.state.register
    ways = (
        (told.instrument, addresses.instrument_path),
        (told.organisation, addresses.organisation_path),
        (told.body, body_path),
        (told.office, addresses.office_path),
    )
    return tuple(
        Named(name, _title(register, name).in_language(moment.language), path(name))
        for name, path in ways
        if name
    )


def _title(register: Register, name: str) -> Wording:
    if name in register.instrument:
        return register.instrument[name].title
    if name in register.organisation:
        return register.organisation[name].title
    if name in register.office and register.office[name].titles:
        return register.office[name].titles[0].title
    bodies = (body for one in register.organisations for body in one.bodies)
    return next((one.title for one in bodies if one.id == name), Wording(name))


def initial_of(told: Proposal) -> Mapping[str, Any]:
    """What the form of an instrument is filled with; the officer completes and judges it."""
    return {
        "kind": told.kind.value,
        "instrument": told.instrument,
        "party": told.party,
        "dated": told.day,
        "place": told.place,
        "remarks_en": _remark(told, "en"),
        "remarks_ru": _remark(told, "ru"),
    }


def _remark(told: Proposal, language: Language) -> str:
    place = _PAGE if told.page else _PLACE
    quote = " ".join(told.quote.split())
    return _REMARK.in_language(language).format(
        report=told.report,
        reported=told.reported or _UNDATED.in_language(language),
        place=place.in_language(language).format(start=told.start, end=told.end, page=told.page),
        quote=quote if len(quote) <= _MOST_QUOTED else f"{quote[:_MOST_QUOTED]}…",
    )
