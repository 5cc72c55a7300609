"""The main part of the form of a received instrument: what it is, of whom, when, what it says."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.depositary.terms import OFFICE_NAMES, OfficeHeld, Original
from foedus.law.terms.acts import Kind, Manner, Qualification
from foedus.law.terms.goods import MOST_CODES, is_code
from foedus.web.desk import kinds
from foedus.web.desk.fields import NAME, TITLE, WORDS, DayField, ListField, PlainField
from foedus.web.desk.holdings import Holdings

CHOOSE: Final = {"invalid_choice": gettext_lazy("Choose one of the list.")}
WITHOUT_PARTY: Final = frozenset(
    {Kind.COMMUNICATION, Kind.TERMINATION, Kind.CORRECTION_PROPOSED, Kind.CORRECTION}
)
"""What the depositary does itself, or organs do: no state stands behind it."""

DATES_CORRECTED: Final = ("date", "received", "effect", "until")
_MANNERS: Final = (
    (Manner.AS_CLAUSE_SAYS, gettext_lazy("as the signature clause says")),
    (Manner.DEFINITIVE, gettext_lazy("definitive")),
    (Manner.SUBJECT_TO_PROCEDURES, gettext_lazy("subject to ratification or other procedures")),
    (Manner.AD_REFERENDUM, gettext_lazy("ad referendum")),
)
_QUALIFICATIONS: Final = (
    (Qualification.NONE, gettext_lazy("none")),
    (Qualification.RESERVATION, gettext_lazy("with a reservation")),
    (Qualification.SPECIAL_OPINION, gettext_lazy("with a special opinion")),
    (Qualification.SPECIAL_POSITION, gettext_lazy("with a special position")),
    (Qualification.REMARK, gettext_lazy("with a remark")),
)
_ORIGINALS: Final = (
    (Original.ORIGINAL, gettext_lazy("the original")),
    (Original.COPY, gettext_lazy("a copy or a facsimile (it is no deposit)")),
)


def one_of(choices: Any = (), *, required: bool = False, **more: Any) -> forms.ChoiceField:
    """A field where one of *choices* is chosen."""
    return forms.ChoiceField(choices=choices, required=required, error_messages=CHOOSE, **more)


def some_of(choices: Any = (), **more: Any) -> forms.MultipleChoiceField:
    """A field where any of *choices* are ticked."""
    return forms.MultipleChoiceField(
        choices=choices,
        required=False,
        error_messages=CHOOSE,
        widget=forms.CheckboxSelectMultiple,
        **more,
    )


class InstrumentForm(forms.Form):
    """What a document says, before anybody judged it (`depositary.received`)."""

    # what came
    kind = one_of(required=True, label=gettext_lazy("Kind of act"))
    instrument = one_of(label=gettext_lazy("Treaty"))
    treaty_find = PlainField(
        NAME,
        label=gettext_lazy("Or part of its title"),
        help_text=gettext_lazy("Looked at where no treaty is chosen above."),
        widget=forms.TextInput(attrs={"list": "treaties", "autocomplete": "off"}),
    )
    party = one_of(label=gettext_lazy("State or organisation"))
    dated = DayField(label=gettext_lazy("Date of the document"))
    received = DayField(
        label=gettext_lazy("Day of receipt"),
        help_text=gettext_lazy("The day that counts. Year-month-day, as 2012-09-20."),
    )
    # the document
    title_as_written = PlainField(
        TITLE, rows=2, label=gettext_lazy("Title of the treaty, as the document gives it")
    )
    original = one_of(_ORIGINALS, required=True, label=gettext_lazy("What was received"))
    signatory_name = PlainField(label=gettext_lazy("Signed by"))
    signatory_office = one_of(label=gettext_lazy("Office of who signed"))
    signatory_title = PlainField(label=gettext_lazy("Title, as the document gives it"))
    place = PlainField(label=gettext_lazy("Place of the document"))
    languages = ListField(
        label=gettext_lazy("Languages of the document"),
        help_text=gettext_lazy("Codes with commas between, as ru, en."),
    )
    courtesy_translation = forms.BooleanField(
        required=False, label=gettext_lazy("A courtesy translation came with it")
    )
    seal = forms.BooleanField(required=False, label=gettext_lazy("It bears a seal"))
    # what it says
    scope = PlainField(TITLE, rows=2, label=gettext_lazy("Scope or territory"))
    effect = DayField(label=gettext_lazy("Takes effect on, if it names a day"))
    until_last = DayField(label=gettext_lazy("Last day on which it holds, if it names one"))
    words_en = PlainField(WORDS, rows=4, label=gettext_lazy("Its own words, in English"))
    words_ru = PlainField(WORDS, rows=4, label=gettext_lazy("Its own words, in Russian"))
    # what it is about
    about = one_of(
        label=gettext_lazy("The act that it is about"),
        help_text=gettext_lazy("What it revokes, confirms, objects to or corrects."),
    )
    towards = some_of(label=gettext_lazy("Towards these states only"))
    goods = ListField(
        rows=4,
        label=gettext_lazy("Goods of a measure"),
        help_text=gettext_lazy(
            "Codes of the Harmonized System, of 2 to 10 digits, one on a line: 22 is the chapter, "
            "2204 the heading. At most 150."
        ),
    )
    provisions = ListField(
        rows=2,
        label=gettext_lazy("Provisions"),
        help_text=gettext_lazy("One on a line, as Art. 5(2)."),
    )
    corrects_date = DayField(label=gettext_lazy("Right date of the document"))
    corrects_received = DayField(label=gettext_lazy("Right day of receipt"))
    corrects_effect = DayField(label=gettext_lazy("Right day of effect"))
    corrects_until = DayField(label=gettext_lazy("Right first day after its end"))
    predecessor = one_of(label=gettext_lazy("Predecessor state"))
    date_of_succession = DayField(label=gettext_lazy("Date of succession"))
    manner = one_of(_MANNERS, label=gettext_lazy("Manner of signature"))
    qualification = one_of(_QUALIFICATIONS, label=gettext_lazy("Qualification of the signature"))
    opposes_entry_into_force = forms.BooleanField(
        required=False,
        label=gettext_lazy("It opposes the entry into force between the two states"),
        help_text=gettext_lazy("Only for an objection to a reservation (VCLT 20(4)(b))."),
    )
    # on what evidence
    remarks_en = PlainField(TITLE * 5, rows=2, label=gettext_lazy("Remark, in English"))
    remarks_ru = PlainField(TITLE * 5, rows=2, label=gettext_lazy("Remark, in Russian"))
    sources = ListField(
        rows=2,
        label=gettext_lazy("Sources of the register"),
        help_text=gettext_lazy(
            "Their ids, one on a line. Without a source the act stands as unverified."
        ),
    )

    def __init__(
        self, holdings: Holdings, today: date, data: Any = None, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.holdings, self.today = holdings, today
        nothing = ("", _("– choose –"))
        none = ("", _("– none –"))
        parties = holdings.party_choices()
        offices = [(o.value, OFFICE_NAMES[o].in_language(holdings.language)) for o in OfficeHeld]
        offices.sort(key=lambda one: one[0] != OfficeHeld.UNKNOWN)
        grouped = [(g, [(k.value, n) for k, n in found]) for g, found in kinds.GROUPS]
        for name, choices in (
            ("kind", [nothing, *grouped]),
            ("instrument", [nothing, *holdings.instrument_choices()]),
            ("party", [none, *parties]),
            ("predecessor", [none, *parties]),
            ("towards", parties),
            ("signatory_office", offices),
            ("about", [none, *holdings.act_choices(self.chosen_instrument())]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined] # of a choice field
        self.fields["sources"].among = frozenset(  # type: ignore[attr-defined] # of a list field
            one.id for one in holdings.register.sources
        )

    def chosen_instrument(self) -> str:
        """The treaty chosen so far, or meant by the words that were typed; empty: none yet."""
        given = self.data if self.is_bound else self.initial
        chosen = str(given.get("instrument", "") or "")
        if chosen:
            return chosen
        meant = self.holdings.instruments_like(str(given.get("treaty_find", "") or "")[:NAME])
        return meant[0] if len(meant) == 1 else ""

    def clean_instrument(self) -> str:
        """The id of the treaty. Raises `ValidationError` with what the words may mean."""
        chosen = str(self.cleaned_data["instrument"])
        if chosen:
            return chosen
        words = str(self.data.get("treaty_find", "")).strip()[:NAME]
        meant = self.holdings.instruments_like(words) if words else []
        if len(meant) == 1:
            return meant[0]
        if not words:
            raise forms.ValidationError(_("Choose the treaty."), code="required")
        if not meant:
            raise forms.ValidationError(_("No title has these words. Choose the treaty."))
        titles = "; ".join(self.holdings.title(one) for one in meant[:4])
        raise forms.ValidationError(
            _("Several titles have these words: %(titles)s. Choose the treaty.")
            % {"titles": titles + (" …" if len(meant) > 4 else "")}  # noqa: PLR2004 - as shown
        )

    def clean(self) -> dict[str, Any]:
        """What fits together: a state where one must act, no day of receipt in the future."""
        given = self.cleaned_data
        kind = given.get("kind")
        if kind and Kind(kind) not in WITHOUT_PARTY and not given.get("party"):
            self._fault("party", _("Choose the state or organisation whose act it is."))
        for name in ("dated", "received"):
            self._past(name, given)
        if kind and "goods" not in self.errors:
            self._goods(Kind(kind), given)
        last, first = given.get("until_last"), given.get("effect")
        if last and first and last < first:
            self._fault("until_last", _("It would end before it takes effect."))
        return given

    def _goods(self, kind: Kind, given: dict[str, Any]) -> None:
        """A measure names its goods by codes; nothing else does."""
        codes = given["goods"]
        bad = [code for code in codes if not is_code(code)]
        if bad:
            told = ", ".join(code[:20] for code in bad[:5])
            self._fault("goods", _("No code of 2 to 10 digits: %(codes)s.") % {"codes": told})
        elif len(codes) > MOST_CODES:
            self._fault("goods", _("At most %(most)s codes.") % {"most": MOST_CODES})
        elif codes and kind is not Kind.MEASURE:
            self._fault("goods", _("Only a measure names goods."))
        elif not codes and kind is Kind.MEASURE:
            self._fault(
                "goods", _("Name the goods. What concerns all goods is recorded as a suspension.")
            )

    def _past(self, name: str, given: dict[str, Any]) -> None:
        day = given.get(name)
        if name in self.errors:
            return
        if day is None:
            self._fault(name, _("Give the day, year-month-day, as 2012-09-20."))
        elif day > self.today:
            self._fault(
                name,
                _("%(day)s is in the future; today is %(today)s at the depositary's seat.")
                % {"day": day, "today": self.today},
            )

    def _fault(self, name: str, words: str) -> None:
        if name not in self.errors:
            self.add_error(name, words)
