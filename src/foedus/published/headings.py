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
        "état; états; état contractant; pays; partie; partie contractante; participantes; "
        "estado; país; участник; участники; государство; государства; страна; сторона; "
        "государство участник; vertragspartei; vertragsstaat; staat"
    ),
    Role.CODE: (
        "stateid; state id; code; iso; iso2; iso3; iso 3; iso code; country code; alpha 2; "
        "alpha 3; iso alpha 2; iso alpha 3; iso3c; iso2c; ccode; cowcode; stateabb; code iso; "
        "party code; код"
    ),
    Role.TREATY: (
        "treaty; treaties; convention; agreement; instrument; treaty name; instrument name; "
        "mtdsg; treaty number; mtdsg no; cets no; ets no; ets; cets; traité; tratado; договор; "
        "соглашение; конвенция"
    ),
    Role.TITLE: "title; treaty title; full title; titre; titulo; название; наименование",
    Role.TREATY_ID: "treatyid; treaty id; manyid; many id; agreement id",
    Role.COLUMN: "column; column heading; heading",
    Role.RAW: "raw; cell; raw text; text; value",
    Role.LETTER: "flag; letter; footnote letter",
    Role.KIND: (
        "instrument type; kind; type; action; act; kind of act; type of act; type of instrument; "
        "kind of instrument; instrument kind; action type; treaty action; event; r a s; type d "
        "acte; вид; действие; вид документа"
    ),
    Role.DATE: (
        "date; action date; date of action; act date; date of act; date of treaty action; "
        "event date; day; дата"
    ),
    Role.SIGNED: (
        "signature; signature date; date of signature; signed; date signed; s; statesignature; "
        "state signature; signature s; firma; подписание; дата подписания; unterzeichnung; "
        "date de signature; date signature"
    ),
    Role.CONSENTED: (
        "instrument date; date of instrument; deposit; date of deposit; deposit date; "
        "instrument deposited; date of instrument deposit; date of deposit of instrument; "
        "r a; date of consent; consent date; dépôt; date de dépôt; сдача на хранение; "
        "дата сдачи на хранение; дата депонирования"
    ),
    Role.EFFECT: (
        "entry into force date; entry into force; in force; eif; force; date of effect; "
        "effective date; stateforce; state force; date of entry into force; effective; "
        "effect; in force date; date in force; in force from; since; party since; "
        "entrée en vigueur; date d entrée en vigueur; entrada en vigor; вступление в силу; "
        "дата вступления в силу; inkrafttreten"
    ),
    Role.GENERAL: "general entry into force; in force in general; treaty in force",
    Role.UNTIL: (
        "end; stateend; state end; until; end date; date of end; ended; date of termination; "
        "termination date; date of effect of denunciation; denunciation effective; "
        "in force until; fin; прекращение; дата прекращения"
    ),
    Role.SHARE: "percentage; share; percent; per cent; part; доля",
    Role.MANNER: "manner; manner of signature",
    Role.MARK: "mark; withdrawn",
    Role.NOTES: (
        "notes; note; remarks; remark; declarations; reservations; res d n; comment; comments; "
        "declarations reservations; примечание; примечания"
    ),
    Role.YEAR: "year; année; год",
    Role.OTHER: (
        "party until computed; emissions; coder; source; url; citation; begin; destaid; "
        "gptadid; hugo; huggo; ext; auth; objections; objection; authorities; territories; "
        "extension; r d a t c o"
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


def role_of(heading: str) -> Role | None:
    """The role of a column by its heading; None if the vocabulary does not have it."""
    return ROLES.get(plain(heading))
