"""States that are no more, and names that states no longer use: what ISO and CLDR do not date.

A state that was dissolved has a code of its own (ISO 3166-3). A state that only took another name
is the same state, and has its present code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class FormerState:
    """A state that was dissolved. *codes*: how registers may call it, the best first.

    *since* and *until* are the days between which its *names* mean this state.
    """

    codes: tuple[str, ...]
    since: date
    until: date
    names: tuple[str, ...]


FORMER_STATES: Final = (
    FormerState(
        ("SUHH", "SU", "SUN"),
        date(1922, 12, 30),
        date(1991, 12, 26),
        ("USSR", "Soviet Union", "Union of Soviet Socialist Republics", "СССР", "URSS", "SUN"),
    ),
    FormerState(
        ("CSHH", "CSK"),
        date(1918, 10, 28),
        date(1993, 1, 1),
        (
            "Czechoslovakia",
            "Czechoslovak Socialist Republic",
            "Czech and Slovak Federal Republic",
            "Tchécoslovaquie",
            "Чехословакия",
            "CSK",
        ),
    ),
    FormerState(
        ("YUCS", "YU", "YUG"),
        date(1918, 12, 1),
        date(1992, 4, 27),
        (
            "Yugoslavia",
            "Socialist Federal Republic of Yugoslavia",
            "Yugoslavia (Socialist Federal Republic of)",
            "Former Yugoslavia",
            "SFRY",
            "Yougoslavie",
            "Югославия",
            "YUG",
        ),
    ),
    FormerState(
        ("CSXX", "SCG"),
        date(1992, 4, 27),
        date(2006, 6, 3),
        (
            "Yugoslavia",
            "Federal Republic of Yugoslavia",
            "Serbia and Montenegro",
            "Yougoslavie",
            "Югославия",
            "YUG",
            "SCG",
        ),
    ),
    FormerState(
        ("DDDE", "DD", "DDR"),
        date(1949, 10, 7),
        date(1990, 10, 3),
        ("German Democratic Republic", "East Germany", "GDR", "ГДР", "DDR"),
    ),
    FormerState(
        ("YDYE", "YD", "YMD"),
        date(1967, 11, 30),
        date(1990, 5, 22),
        (
            "Democratic Yemen",
            "People's Democratic Republic of Yemen",
            "South Yemen",
            "Southern Yemen",
            "YMD",
        ),
    ),
    FormerState(
        ("ANHH", "AN", "ANT"),
        date(1954, 12, 15),
        date(2010, 10, 10),
        ("Netherlands Antilles",),
    ),
)

RENAMED: Final[dict[str, str]] = {
    "Burma": "MM",
    "Byelorussia": "BY",
    "Byelorussian Soviet Socialist Republic": "BY",
    "Byelorussian SSR": "BY",
    "Cape Verde": "CV",
    "Central African Empire": "CF",
    "Ceylon": "LK",
    "Congo (Brazzaville)": "CG",
    "Congo (Kinshasa)": "CD",
    "Czech Republic": "CZ",
    "Dahomey": "BJ",
    "Democratic Kampuchea": "KH",
    "Democratic Republic of Viet-Nam": "VN",
    "East Timor": "TL",
    "Federal Republic of Germany": "DE",
    "The former Yugoslav Republic of Macedonia": "MK",
    "FYROM": "MK",
    "Holland": "NL",
    "Ivory Coast": "CI",
    "Kampuchea": "KH",
    "Kingdom of the Netherlands": "NL",
    "Libyan Arab Jamahiriya": "LY",
    "Libyan Arab Republic": "LY",
    "Macedonia": "MK",
    "Persia": "IR",
    "Rhodesia": "ZW",
    "Siam": "TH",
    "Swaziland": "SZ",
    "Turkey": "TR",
    "Ukrainian Soviet Socialist Republic": "UA",
    "Ukrainian SSR": "UA",
    "Upper Volta": "BF",
    "Western Samoa": "WS",
    "Yemen Arab Republic": "YE",
    "Zaire": "CD",
    # short, official and foreign names that ISO and CLDR do not have
    "Bosnië-Herzegovina": "BA",
    "Chinese Taipei": "TW",
    "Eire": "IE",
    "Elfenbeinküste": "CI",
    "Fédération de Russie": "RU",
    "Heilige Stoel": "VA",
    "Heiliger Stuhl": "VA",
    "Kongo (Brazzaville)": "CG",
    "Kongo (Kinshasa)": "CD",
    "Korea (Nord-)": "KP",
    "Korea (Süd-)": "KR",
    "Macedonia, FYR": "MK",
    "Mazedonien": "MK",
    "Moldau": "MD",
    "Nederlanden, het Koninkrijk der": "NL",
    "Niederlande, Königreich der": "NL",
    "P.R. China": "CN",
    "République de Moldova": "MD",
    "République tchèque": "CZ",
    "Russische Federatie": "RU",
    "Russische Föderation": "RU",
    "Saint-Siège": "VA",
    "Tschechische Republik": "CZ",
    "Vereinigte Staaten von Amerika": "US",
    "Verenigde Staten van Amerika": "US",
    "Weissrussland": "BY",
    "États-Unis d'Amérique": "US",
    "Азербайджанская Республика": "AZ",
    "Киргизская Республика": "KG",
    "Кыргызская Республика": "KG",
    "Святой Престол": "VA",
    "Чешская Республика": "CZ",
}
"""Former names and usual short names of states that exist, with their codes."""

EUROPEAN_UNION: Final = (
    "European Union",
    "European Community",
    "European Union (ex European Community)",
    "European Communities",
    "European Economic Community",
    "Union européenne",
    "Европейский союз",
    "EU",
    "EUE",
    "EUU",
    "EEC",
)
"""The names of the European Union and of the Community that it replaced and succeeded."""
