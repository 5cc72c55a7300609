"""The forms of the signing table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from foedus.assembly.models import GridDocument
from foedus.assembly.signing.recording import Said
from foedus.depositary.terms import ISSUERS, OFFICE_NAMES, OfficeHeld
from foedus.law.terms.wording import Language
from foedus.signing.manners import (
    AUTHORITY_NAMES,
    DECLARED_NAMES,
    MANNER_NAMES,
    Authority,
    Declared,
    SigningManner,
)
from foedus.web.desk.fields import WORDS, DayField, PlainField
from foedus.web.desk.instrument_form import one_of, some_of

NAME: Final = 200
REASON: Final = 800


def office_choices(language: Language) -> list[tuple[str, str]]:
    """The kinds of office, as the reader calls them."""
    return [(one.value, OFFICE_NAMES[one].in_language(language)) for one in OfficeHeld]


class OpeningForm(forms.Form):
    """The day and the place that the documents bear, and what is laid out."""

    day = DayField(label=_("Day of signature"), required=True)
    place = PlainField(NAME, label=_("Place of signature"))
    documents = some_of(label=_("Documents on the table"))

    def __init__(self, drafts: Iterable[tuple[int, str]], data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        choices = [(str(number), title) for number, title in drafts]
        self.fields["documents"].choices = choices  # type: ignore[attr-defined] # of a choice


class AddingForm(forms.Form):
    """One more document: a draft, or an instrument that lies open for signature."""

    draft = one_of(label=_("Draft"))
    name = PlainField(NAME, label=_("Or an instrument of the register, by its id"))
    authority = one_of(label=_("On whose strength it is signed"))

    def __init__(
        self, drafts: Iterable[tuple[int, str]], language: Language, data: Any = None
    ) -> None:
        super().__init__(data)
        papers = [("", "–"), *((str(number), title) for number, title in drafts)]
        usual: list[tuple[str, Any]] = [("", _("as is usual for its kind"))]
        usual += [(one.value, AUTHORITY_NAMES[one].in_language(language)) for one in Authority]
        self.fields["draft"].choices = papers  # type: ignore[attr-defined] # of a choice field
        self.fields["authority"].choices = usual  # type: ignore[attr-defined] # likewise


class ReasonForm(forms.Form):
    """Why a document is taken from the table."""

    reason = PlainField(REASON, rows=2, required=True, label=_("Why it is taken from the table"))


class CellForm(forms.Form):
    """What an officer says of one cell."""

    manner = one_of(label=_("Manner"), required=True)
    words_en = PlainField(WORDS, rows=3, label=_("Words under the signature, in English"))
    words_ru = PlainField(WORDS, rows=3, label=_("Words under the signature, in Russian"))
    signatory = PlainField(NAME, label=_("Signed by"))
    office = one_of(label=_("Office of who signed"))
    declared = one_of(label=_("Declared of its own procedures"))
    to_be_confirmed = forms.BooleanField(
        required=False, label=_("Without sufficient full powers: to be confirmed (VCLT 8)")
    )

    def __init__(self, language: Language, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        manners = [(one.value, MANNER_NAMES[one].in_language(language)) for one in SigningManner]
        declared = [(one.value, DECLARED_NAMES[one].in_language(language)) for one in Declared]
        offices = [("", _("as the delegation is seated")), *office_choices(language)]
        self.fields["manner"].choices = manners  # type: ignore[attr-defined] # of a choice field
        self.fields["declared"].choices = declared  # type: ignore[attr-defined] # likewise
        self.fields["office"].choices = offices  # type: ignore[attr-defined] # likewise

    def said(self, document: GridDocument, party: str, key: str, replaces: int) -> Said:
        """What the valid form says."""
        given = self.cleaned_data
        return Said(
            key=key,
            document=document.pk,
            party=party,
            manner=SigningManner(given["manner"]),
            words_en=given["words_en"],
            words_ru=given["words_ru"],
            signatory=given["signatory"],
            office=OfficeHeld(given["office"]) if given["office"] else None,
            to_be_confirmed=given["to_be_confirmed"],
            declared=Declared(given["declared"] or Declared.NOTHING),
            replaces=replaces,
        )


class PresentingForm(forms.Form):
    """Full powers as they are presented."""

    party = one_of(label=_("Delegation"), required=True)
    person = PlainField(NAME, label=_("Person empowered"), required=True)
    office = one_of(label=_("Office of the person empowered"))
    issuer = PlainField(NAME, label=_("Issued by"), required=True)
    issuer_office = one_of(label=_("Office of the issuer"), required=True)
    dated = DayField(label=_("Date of the full powers"), required=True)
    valid_until = DayField(label=_("Last day on which they are valid"))
    general = forms.BooleanField(required=False, label=_("General: for every document"))
    documents = some_of(label=_("Documents that they name"))
    not_to_sign = forms.BooleanField(
        required=False, label=_("They do not expressly authorise to sign")
    )
    sealed_only = forms.BooleanField(
        required=False, label=_("They are not signed by hand of the issuer")
    )
    remark = PlainField(REASON, rows=2, label=_("Remark"))

    def __init__(
        self,
        parties: Iterable[tuple[str, str]],
        documents: Iterable[tuple[str, str]],
        language: Language,
        data: Any = None,
    ) -> None:
        super().__init__(data)
        offices = office_choices(language)
        issuers = sorted(offices, key=lambda one: OfficeHeld(one[0]) not in ISSUERS)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined] # of a choice
        self.fields["documents"].choices = list(documents)  # type: ignore[attr-defined] # likewise
        self.fields["office"].choices = offices  # type: ignore[attr-defined] # likewise
        self.fields["office"].initial = OfficeHeld.OTHER.value
        self.fields["issuer_office"].choices = issuers  # type: ignore[attr-defined] # likewise

    def clean(self) -> dict[str, Any]:
        """They are for some document, and end after they begin."""
        given = self.cleaned_data
        if not given.get("general") and not given.get("documents") and not self.errors:
            self.add_error("documents", _("Name the documents, or say that they are general."))
        dated, last = given.get("dated"), given.get("valid_until")
        if dated and last and last < dated:
            self.add_error("valid_until", _("They would end before they begin."))
        return given
