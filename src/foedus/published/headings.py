"""A column heading ──▶ the role of its column. One vocabulary for all layouts."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What the cells of a column say."""

    PARTICIPANT = "participant"
    CODE = "code of the participant"
    TREATY = "treaty"
    TITLE = "title of the treaty"
    TREATY_ID = "id of the treaty"
    COLUMN = "column of a status table"
    RAW = "cell of a status table"
    LETTER = "letter of the cell"
    KIND = "kind of act"
    DATE = "day of the act"
    SIGNED = "day of the signature"
    CONSENTED = "day of the instrument"
    EFFECT = "entry into force"
    GENERAL = "entry into force in general"
    UNTIL = "end"
    SHARE = "share in per cent"
    MANNER = "manner of a signature"
    MARK = "whether it stands"
    NOTES = "remarks"
    YEAR = "year"
    ACT = "act"
    OTHER = "nothing that is read"


_WORDS: Final[dict[Role, str]] = {
    Role.PARTICIPANT: (
        "participant; participants; contracting party; contracting parties; country; state; "
        "party; parties; name; statename; state name; country name; member; member state; "
        "signatory; states; countries; contracting state; contracting states; states parties; "
        "state party; country or organisation; state or organisation; entity; party name; "
        "état; états; état partie; état contractant; état membre; pays; partie; "
        "partie contractante; participantes; "
        "estado; estados; país; países; parte; partes; estado parte; estados partes; "
        "partes contratantes; parti; parties contractantes; états parties; états contractants; "
        "participants à la convention; участник; участники; государство; государства; страна; "
        "страны; сторона; стороны; государство участник; государства участники; "
        "договаривающаяся сторона; договаривающиеся стороны; vertragspartei; vertragsparteien; "
        "vertragsstaat; vertragsstaaten; staat; staaten; teilnehmer; partij; partijen; staten; "
        "stati; stato; stati partecipanti; parti contraenti"
    ),
    Role.CODE: (
        "stateid; state id; code; iso; iso2; iso3; iso 3; iso code; country code; alpha 2; "
        "alpha 3; iso alpha 2; iso alpha 3; iso3c; iso2c; ccode; cowcode; stateabb; code iso; "
        "party code; код"
    ),
    Role.TREATY: (
        "treaty; treaties; convention; agreement; instrument; treaty name; instrument name; "
        "mtdsg; treaty number; mtdsg no; cets no; ets no; ets; cets; traité; tratado; verdrag; "
        "vertrag; abkommen; договор; соглашение; конвенция"
    ),
    Role.TITLE: "title; treaty title; full title; titre; titulo; название; наименование",
    Role.TREATY_ID: "treatyid; treaty id; manyid; many id; agreement id",
    Role.COLUMN: "column; column heading; heading",
    Role.RAW: "raw; cell; raw text; text; value",
    Role.LETTER: "flag; letter; footnote letter",
    Role.KIND: (
        "instrument type; kind; type; action; act; kind of act; type of act; type of instrument; "
        "kind of instrument; instrument kind; action type; treaty action; event; r a s; type d "
        "acte; type of action; method; mode; form of consent; mode of consent; inst; "
        "nature of instrument; "
        "nature de l instrument; type d instrument; tipo; tipo de instrumento; art; soort; "
        "art der urkunde; вид; действие; вид документа; вид акта; тип документа"
    ),
    Role.DATE: (
        "date; action date; date of action; act date; date of act; date of treaty action; "
        "event date; day; дата; datum; fecha"
    ),
    Role.SIGNED: (
        "signature; signature date; date of signature; signed; date signed; s; statesignature; "
        "state signature; signature s; firma; fecha de firma; assinatura; подписание; "
        "дата подписания; unterzeichnung; datum der unterzeichnung; date de signature; "
        "date signature; ondertekening"
    ),
    Role.CONSENTED: (
        "instrument date; date of instrument; deposit; deposited; date of deposit; deposit date; "
        "instrument deposited; date of instrument deposit; date of deposit of instrument; "
        "r a; r a su; ra ac ad; date of consent; consent date; date of receipt of instrument; "
        "date of signature or deposit of instrument; date of registration; registered; "
        "dépôt; date de dépôt; date du dépôt; date de dépôt de l instrument; depósito; "
        "fecha de depósito; hinterlegung; datum der hinterlegung; сдача на хранение; "
        "дата сдачи на хранение; дата депонирования; депонирование; дата сдачи грамоты; "
        "дата сдачи ратификационной грамоты"
    ),
    Role.EFFECT: (
        "entry into force date; entry into force; in force; eif; force; date of effect; "
        "effective date; stateforce; state force; date of entry into force; effective; "
        "effect; in force date; date in force; in force from; since; party since; "
        "in force since; enters into force; entered into force; date of entry in force; "
        "entry in force; date of entry into force or succession; in force as from; "
        "effective from; takes effect; date effective; date of becoming a party; "
        "entrée en vigueur; date d entrée en vigueur; date de l entrée en vigueur; e e v; "
        "date d effet; entrada en vigor; fecha de entrada en vigor; entrada em vigor; "
        "entrata in vigore; вступление в силу; вступил в силу; вступила в силу; "
        "вступило в силу; дата вступления в силу; действует с; inkrafttreten; "
        "inkraftgetreten; in kraft seit; datum des inkrafttretens; inwerkingtreding"
    ),
    Role.GENERAL: "general entry into force; in force in general; treaty in force",
    Role.UNTIL: (
        "end; stateend; state end; until; end date; date of end; ended; date of termination; "
        "termination date; date of effect of denunciation; denunciation effective; "
        "effective date of withdrawal; effective date of denunciation; withdrawal effective; "
        "date of effect of withdrawal; end of participation; "
        "in force until; out of force; ceased to be in force; fin; date de fin; "
        "прекращение; дата прекращения; ausserkrafttreten; außerkrafttreten; buiten werking"
    ),
    Role.SHARE: "percentage; share; percent; per cent; part; доля",
    Role.MANNER: "manner; manner of signature",
    Role.MARK: "mark; withdrawn; status; current status; состояние; статус",
    Role.NOTES: (
        "notes; note; remarks; remark; declarations; reservations; res d n; comment; comments; "
        "declarations reservations; reservation declaration; reservations declarations; "
        "declaration or reservation; declaration reservation; res d n dc; remarques; "
        "observations; observaciones; bemerkungen; anmerkungen; voorbehoud; "
        "примечание; примечания; оговорки"
    ),
    Role.YEAR: "year; année; год",
    Role.OTHER: (
        "party until computed; emissions; coder; source; url; citation; begin; destaid; "
        "gptadid; hugo; huggo; ext; auth; objections; objection; authorities; territories; "
        "extension; r d a t c o; details; ref; no; nr; number"
    ),
}

ROLES: Final = {word.strip(): role for role, words in _WORDS.items() for word in words.split(";")}


def plain(heading: str) -> str:
    """A heading in the form that the vocabulary uses: small letters, words parted by blanks.

    >>> plain("Date-Of-Effect")
    'date of effect'
    """
    folded = unicodedata.normalize("NFC", heading).casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


_NOUNS: Final = frozenset(
    {"state", "states", "party", "parties", "country", "countries", "participant", "participants"}
    | {"member", "members", "signatory", "signatories", "economy", "entity"},
)
_BESIDE: Final = frozenset(
    {"contracting", "acceding", "non", "and", "or", "the", "of", "to", "convention", "agreement"}
    | {"protocol", "treaty", "organization", "organizations", "organisation", "organisations"}
    | {"regional", "economic", "integration", "eu", "territory", "territories"},
)
"""Words that may stand beside those of a participant: "States Parties / Signatories"."""


def role_of(heading: str) -> Role | None:
    """The role of a column by its heading; None if the vocabulary does not have it."""
    said = plain(heading)
    known = ROLES.get(said)
    if known is None and said.endswith(" type"):
        return Role.KIND
    return known if known is not None or not _names_participants(said) else Role.PARTICIPANT


def _names_participants(said: str) -> bool:
    words = said.split()
    return set(words) <= _NOUNS | _BESIDE and bool(_NOUNS & set(words))


def may_be_several(heading: str) -> bool:
    """Whether a heading means the treaty in one table and the deposited instrument in another."""
    return plain(heading) in {"instrument", "instruments", "instrument deposited"}
