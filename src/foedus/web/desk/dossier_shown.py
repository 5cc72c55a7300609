"""A dossier as its page shows it: what was received, what was found, what may be done now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from foedus.accounts.models import User
from foedus.accounts.permissions import may, might
from foedus.depositary.examination import Examination
from foedus.depositary.findings import WEIGHT_NAMES, Weight
from foedus.depositary.form import ANSWER_NAMES, ITEM_NAMES, OF_POWERS_ITEMS, Answer
from foedus.depositary.terms import OFFICE_NAMES, Original
from foedus.depositary.words import cite_words, day_words, rule_words
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.wording import Wording
from foedus.register.desk.examining import examination_of
from foedus.register.desk.receiving import OPEN
from foedus.register.desk.steps import has_entered
from foedus.register.models import Dossier, Stage
from foedus.register.written import Written, WrittenPowers
from foedus.web.desk.holdings import Holdings
from foedus.web.desk.now import Now

TO_REFUSE: Final = frozenset({*OPEN, Stage.SENT})
_ANSWER_MARKS: Final = {
    Answer.MET: "done",
    Answer.NOT_MET: "refused",
    Answer.NOT_APPLICABLE: "none",
    Answer.CANNOT_BE_JUDGED: "unknown",
}
_WEIGHT_MARKS: Final = {Weight.HINDERS: "refused", Weight.ASK: "waits", Weight.REMARK: "open"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of what was received; *unknown*: the document does not show it."""

    label: str
    value: str
    small: str = ""
    day: date | None = None

    @property
    def unknown(self) -> bool:
        """Whether nothing is known of it."""
        return not self.value and self.day is None


def facts(written: Written, holdings: Holdings) -> tuple[Fact, ...]:
    """What every dossier shows, known or not."""
    language = holdings.language
    signed = written.signatory
    office = OFFICE_NAMES[signed.office].in_language(language)
    original = written.original is Original.ORIGINAL
    return (
        Fact(_("Day of receipt"), "", _("the day that counts"), written.received),
        Fact(_("Date of the document"), "", written.place, written.dated),
        Fact(_("Signed by"), signed.name, ", ".join(filter(None, (signed.title, office)))),
        Fact(_("What was received"), _("the original") if original else _("a copy: no deposit")),
        Fact(_("Title as written"), written.title_as_written),
        Fact(_("Languages"), ", ".join(written.languages)),
    )


def particulars(written: Written, holdings: Holdings) -> tuple[Fact, ...]:
    """What only some documents say; what they do not say is left out."""
    until = written.until
    found = (
        Fact(_("Takes effect on"), "", "", written.effect),
        Fact(_("Holds until"), "", "", None if until is None else until - ONE_DAY),
        Fact(_("Is about"), _act_named(written.about, holdings), written.about),
        Fact(_("Towards"), ", ".join(holdings.party(code) for code in written.towards)),
        Fact(_("Goods"), ", ".join(written.goods)),
        Fact(_("Provisions"), ", ".join(written.provisions)),
        *(
            Fact(_("Corrects: %(field)s") % {"field": _field(name)}, "", "", day)
            for name, day in written.corrects
        ),
        Fact(_("Scope or territory"), written.scope),
        Fact(
            _("Predecessor state"), holdings.party(written.predecessor) * bool(written.predecessor)
        ),
        Fact(_("Date of succession"), "", "", written.date_of_succession),
        Fact(_("Entry into force"), _("opposed") if written.opposes_entry_into_force else ""),
        Fact(_("Remark"), written.remarks.in_language(holdings.language)),
        Fact(_("Sources"), ", ".join(written.sources)),
    )
    return tuple(one for one in found if not one.unknown)


def _act_named(identifier: str, holdings: Holdings) -> str:
    act = holdings.act(identifier) if identifier else None
    return identifier if act is None else holdings.act_line(act)


def _field(name: str) -> str:
    names = {
        "date": _("date of the document"),
        "received": _("day of receipt"),
        "effect": _("day of effect"),
        "until": _("first day after its end"),
    }
    return names.get(name, name)


def powers_facts(powers: WrittenPowers, holdings: Holdings) -> tuple[Fact, ...]:
    """The full powers as they were written down."""
    office = OFFICE_NAMES[powers.issuer_office].in_language(holdings.language)
    until = powers.valid_until
    found = (
        Fact(_("Person empowered"), powers.person),
        Fact(_("Issued by"), powers.issuer, office),
        Fact(_("Date of the full powers"), "", powers.place, powers.dated),
        Fact(_("Valid until"), "", "", None if until is None else until - ONE_DAY),
        Fact(_("Signed by hand"), _("yes") if powers.signed else _("no")),
    )
    return tuple(one for one in found if not one.unknown)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of the examination; of a closed dossier only code, weight and rule are kept."""

    code: str
    mark: str
    weight: str
    rule: str
    words: str = ""
    remedy: str = ""


def findings(told: Examination, holdings: Holdings) -> tuple[Finding, ...]:
    """The findings, gravest first."""
    language = holdings.language
    return tuple(
        Finding(
            one.code,
            _WEIGHT_MARKS[one.weight],
            WEIGHT_NAMES[one.weight].in_language(language),
            _rule(one.rule, holdings),
            one.words.in_language(language),
            one.remedy.in_language(language),
        )
        for one in told.findings
    )


def findings_kept(dossier: Dossier, holdings: Holdings) -> tuple[Finding, ...]:
    """What the examination of a closed dossier found, as far as it is kept."""
    return tuple(
        Finding(
            one["code"],
            _WEIGHT_MARKS[Weight(one["weight"])],
            WEIGHT_NAMES[Weight(one["weight"])].in_language(holdings.language),
            _rule(one["rule"], holdings),
        )
        for one in json.loads(dossier.examination or "[]")
    )


def _rule(rule: str, holdings: Holdings) -> str:
    english, russian = rule_words(rule), cite_words(rule)
    both = Wording(english.en, rule_words(russian.ru).ru)
    return both.in_language(holdings.language)


def form_rows(told: Examination, holdings: Holdings) -> Iterator[dict[str, str]]:
    """The checklist of form, as answered and as the entry itself shows.

    Where full powers play no part, their items say nothing and are left out.
    """
    for one in told.form:
        if one.item in OF_POWERS_ITEMS and one.answer is Answer.NOT_APPLICABLE:
            continue
        yield {
            "mark": _ANSWER_MARKS[one.answer],
            "item": ITEM_NAMES[one.item].in_language(holdings.language),
            "answer": ANSWER_NAMES[one.answer].in_language(holdings.language),
            "remark": one.remark,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Doings:
    """What this user may do with the dossier now; *own* says that they had a hand in its words."""

    edit: bool
    examine: bool
    send: bool
    countersign: bool
    send_back: bool
    refuse: bool
    own: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return any((self.edit, self.examine, self.send, self.countersign, self.refuse))


def doings(dossier: Dossier, user: User) -> Doings:
    """What *user* may do with it at its stage. The steps ask again; this is for buttons."""
    examines = might(user, "register.examine")
    is_sent = dossier.stage == Stage.SENT
    own = has_entered(dossier, user)
    countersigns = is_sent and may(user, "register.countersign", dossier) and not own
    return Doings(
        edit=dossier.stage in OPEN and might(user, "register.receive"),
        examine=dossier.stage in {Stage.RECEIVED, Stage.RETURNED} and examines,
        send=dossier.stage == Stage.EXAMINED and examines,
        countersign=countersigns,
        send_back=is_sent and may(user, "register.send_back", dossier),
        refuse=dossier.stage in TO_REFUSE and examines,
        own=is_sent and own and examines,
    )


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One of the four steps: whether it is done, whether it is the one at hand, and a line."""

    title: str
    line: str
    done: bool
    current: bool


def flow(dossier: Dossier, written: Written, holdings: Holdings) -> tuple[FlowStep, ...]:
    """The four steps of a dossier, and where it stands."""
    at = {
        Stage.RECEIVED: 1,
        Stage.RETURNED: 1,
        Stage.EXAMINED: 2,
        Stage.SENT: 3,
        Stage.RECORDED: 4,
    }.get(Stage(dossier.stage), 1)
    number = dossier.block.notifications.first() if dossier.block else None
    told = (
        (_("Received"), day_words(written.received).in_language(holdings.language)),
        (_("Examined"), _examined_line(dossier)),
        (_("Previewed and sent"), _sent_line(dossier)),
        (_("Countersigned"), number.reference if number else _("then recorded and notified")),
    )
    closed = dossier.stage == Stage.REFUSED
    return tuple(
        FlowStep(title, line, n < at and not (closed and n > 0), n == at and not closed)
        for n, (title, line) in enumerate(told)
    )


def _examined_line(dossier: Dossier) -> str:
    if dossier.stage == Stage.RETURNED:
        return _("returned: to be examined again")
    if not dossier.examination:
        return _("form, powers, substance")
    found = [one["weight"] for one in json.loads(dossier.examination)]
    hinders, asks = found.count(Weight.HINDERS), found.count(Weight.ASK)
    if hinders:
        return _("hinders: %(hinders)s, to be asked: %(asks)s") % {
            "hinders": hinders,
            "asks": asks,
        }
    return _("nothing hinders, to be asked: %(asks)s") % {"asks": asks} if asks else _("in order")


def _sent_line(dossier: Dossier) -> str:
    sent = dossier.events.filter(did="sent").select_related("by").order_by("-pk").first()
    if sent is None or dossier.stage not in {Stage.SENT, Stage.RECORDED}:
        return _("what it changes, then to a second officer")
    return _("by %(name)s") % {"name": sent.by.get_full_name()}


def examination_context(dossier: Dossier, now: Now) -> dict[str, Any]:
    """The examination: made anew while the dossier is open, as it was kept once it is closed."""
    if dossier.stage in {Stage.RECORDED, Stage.REFUSED}:
        return {"findings": findings_kept(dossier, now.holdings), "kept_only": True}
    told = examination_of(dossier, now.at)
    return {
        "findings": findings(told, now.holdings),
        "form_rows": tuple(form_rows(told, now.holdings)),
        "powers_words": told.powers.words.in_language(now.language),
        "powers_pending": told.powers.pending_confirmation,
        "admissible": told.admissible,
        "needs_reason": told.needs_reason,
    }
