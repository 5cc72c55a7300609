"""What enumerations of the pages are called, in the catalogue of translations."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KINDS: Final = {
    "treaty": _("treaty"),
    "agreement": _("agreement"),
    "convention": _("convention"),
    "protocol": _("protocol"),
    "charter": _("charter"),
    "statute": _("statute"),
    "code": _("code"),
    "concept": _("concept"),
    "covenant": _("covenant"),
    "declaration": _("declaration"),
    "decision": _("decision"),
    "memorandum": _("memorandum"),
    "programme": _("programme"),
}
SUBJECTS: Final = {
    "accession": _("accession"),
    "bodies": _("bodies"),
    "body": _("one body"),
    "border-workers": _("border workers"),
    "constitution": _("constitution of an organisation"),
    "crime": _("crime"),
    "customs": _("customs"),
    "defence": _("defence"),
    "disarmament": _("disarmament"),
    "disputes": _("settlement of disputes"),
    "drug-trafficking": _("drug trafficking"),
    "employment": _("employment"),
    "environment": _("environment"),
    "family": _("family law"),
    "finance": _("finance"),
    "founding": _("founding documents"),
    "free-trade": _("free trade"),
    "health": _("health"),
    "humanitarian": _("humanitarian cooperation"),
    "humanrights": _("human rights"),
    "integration": _("integration"),
    "intellectualproperty": _("intellectual property"),
    "internationallaw": _("international law"),
    "labour": _("labour"),
    "membership": _("membership"),
    "migration": _("migration"),
    "movement": _("movement of persons"),
    "organisations": _("organisations"),
    "origin-of-goods": _("origin of goods"),
    "other": pgettext_lazy("subject", "other"),
    "pensions": _("pensions"),
    "privileges": _("privileges and immunities"),
    "procedure": _("procedure"),
    "refugees": _("refugees"),
    "science": _("science"),
    "security": _("security"),
    "services": _("services"),
    "shipping": _("shipping"),
    "social-insurance": _("social insurance"),
    "tariff": _("tariffs"),
    "terrorism": _("terrorism"),
    "trade": _("trade"),
    "transit": _("transit"),
    "visas": _("visas"),
}
LANGUAGES: Final = {
    "ar": _("Arabic"),
    "az": _("Azerbaijani"),
    "be": _("Belarusian"),
    "de": _("German"),
    "en": _("English"),
    "es": _("Spanish"),
    "fr": _("French"),
    "hy": _("Armenian"),
    "ka": _("Georgian"),
    "kk": _("Kazakh"),
    "ky": _("Kyrgyz"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "tg": _("Tajik"),
    "tk": _("Turkmen"),
    "uk": _("Ukrainian"),
    "uz": _("Uzbek"),
    "zh": _("Chinese"),
}
CONFIDENCE: Final = {
    "high": pgettext_lazy("confidence", "high"),
    "medium": pgettext_lazy("confidence", "medium"),
    "low": pgettext_lazy("confidence", "low"),
    "derived": pgettext_lazy("confidence", "derived"),
}
STEPS: Final = {
    "condition": _("Condition"),
    "arithmetic": _("Arithmetic"),
    "stated": _("Stated"),
    "ending": _("Ending"),
    "fact": _("Fact"),
}
GROUPS: Final = {
    "parties": _("Parties"),
    "otherwise-bound": _("Bound otherwise"),
    "former": _("Former parties"),
    "not-parties": _("Not parties"),
}
BONDS: Final = {
    "in-force": _("In force between them"),
    "provisional": _("Applied provisionally"),
    "suspended": _("Suspended"),
    "disputed": _("Disputed"),
    "unknown": _("Unknown"),
    "displaced": _("Another treaty applies instead"),
    "precluded": _("Both bound, and not towards one another"),
    "ended": _("Ended"),
    "to-come": _("To come"),
}
FOUND: Final = {
    "instrument": _("Treaties and other instruments"),
    "state": _("States"),
    "organisation": _("Organisations"),
    "office": _("Offices"),
    "act": _("Acts"),
}
FOUND_ONE: Final = {
    "instrument": _("instrument"),
    "state": _("State"),
    "organisation": _("Organisation"),
    "office": _("Office"),
    "act": _("Act"),
}
COUNTS: Final = {
    "in-force": _("parties"),
    "open": _("signed, not yet parties"),
    "provisional": _("applying provisionally"),
    "suspended": _("suspended"),
    "ended": _("former parties"),
    "disputed": _("disputed"),
    "unknown": _("unknown"),
    "bound-through-another": _("bound through another instrument"),
    "none": _("no bond"),
}
FIELDS: Final = {
    "title": _("title"),
    "code": _("code"),
    "also": _("another name"),
    "person": _("person"),
    "subject": _("subject"),
    "parties": _("states"),
    "body": _("body"),
    "clause": _("clause"),
    "words": _("words of the act"),
    "kind": _("kind of act"),
    "note": _("remark of the register"),
    "instrument": _("instrument"),
}
QUESTIONS: Final = {
    "dispute": _("Sources differ"),
    "criterion": _("What makes a member"),
    "unknown-day": _("The day is not known"),
    "contradicted": _("Against the text"),
}
CELLS: Final = {
    "date": _("procedures completed"),
    "pending": _("procedures not completed"),
    "not-signed": _("not signed"),
    "provisional": _("provisionally applied"),
    "left": _("left"),
    "stated": _("day of effect stated"),
    "through": _("bound through another instrument"),
    "disputed": _("disputed"),
    "unknown": _("unknown"),
}
CRITERIA: Final = {
    "member": _("member"),
    "founding": _("founding state"),
    "participant": _("participant"),
    "observer": _("observer"),
    "associate": _("associate member"),
}
ENTRIES: Final = {
    "registration": _("registration"),
    "head": _("signed head"),
}

ALL: Final = {
    "kind": KINDS,
    "subject": SUBJECTS,
    "language": LANGUAGES,
    "confidence": CONFIDENCE,
    "step": STEPS,
    "group": GROUPS,
    "bond": BONDS,
    "found": FOUND,
    "found one": FOUND_ONE,
    "count": COUNTS,
    "field": FIELDS,
    "question": QUESTIONS,
    "cell": CELLS,
    "criterion": CRITERIA,
    "entry": ENTRIES,
}


def word_for(what: str, code: str) -> str:
    """What a reader calls *code* of the enumeration *what*; the code itself where it has no name.

    >>> word_for("subject", "a-new-one")
    'a new one'
    """
    named_so = ALL[what].get(code)
    return code.replace("-", " ") if named_so is None else str(named_so)
