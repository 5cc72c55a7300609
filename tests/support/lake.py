"""A small register for tests of the service: a convention signed by four, ratified by two."""

from datetime import UTC, datetime
from pathlib import Path

from foedus.register.models import Ledger
from foedus.register.storing import Loaded, load

FILES = {
    "register.toml": """\
id = "lake"
title = {en = "Lake League", ru = "Озёрный союз"}
zone = "Asia/Tokyo"
""",
    "parties.toml": "".join(
        f'[[parties]]\ncode = "{code}"\nname = {{en = "{en}", ru = "{ru}"}}\n\n'
        for code, en, ru in (
            ("AM", "Armenia", "Армения"),
            ("BY", "Belarus", "Беларусь"),
            ("KZ", "Kazakhstan", "Казахстан"),
            ("MD", "Moldova", "Молдова"),
            ("TJ", "Tajikistan", "Таджикистан"),
        )
    ),
    "sources/all.toml": '[[sources]]\nid = "GAZETTE"\ntitle = "The gazette"\n',
    "organisations/league.toml": """\
id = "lake/league"
title = {en = "Lake League", ru = "Озёрный союз"}
""",
    "instruments/convention.toml": """\
id = "lake/convention"
title = {en = "Convention on the Lake", ru = "Конвенция об озере"}
adopted = 2020-01-10
place = "Lakeside"
within = "lake/league"
negotiating = ["AM", "BY", "KZ", "MD"]

[signature]
cite = "Art. 10"
paraphrase = {en = "Subject to ratification."}
manner = "subject-to-procedures"

[entry_into_force]
cite = "Art. 12"
words = {en = "thirty days after the deposit of the third instrument of ratification"}
when = {count = 3, of = "consents"}
delay = {days = 30}
later = {days = 30}

[participation]
cite = "Art. 11"
paraphrase = {en = "Open to the states that negotiated it."}
open_to = ["negotiating"]

[withdrawal]
cite = "Art. 14"
paraphrase = {en = "On twelve months' notice."}
notice = {months = 12}

[depositary]
cite = "Art. 15"
paraphrase = {en = "The secretariat of the League."}
holder = "lake/league"

[[acts]]
id = "lake/signatures"
kind = "signature"
parties = ["AM", "BY", "KZ", "MD"]
sources = ["GAZETTE"]
confidence = "high"

[[acts]]
kind = "ratification"
party = "AM"
date = 2020-02-01
received = 2020-02-10
sources = ["GAZETTE"]
confidence = "high"

[[acts]]
kind = "ratification"
party = "BY"
date = 2020-03-01
received = 2020-03-05
sources = ["GAZETTE"]
confidence = "high"
""",
}
"""The files of the register, by name."""

LOADED_AT = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)


def write_lake(folder: Path, **changed: str) -> Path:
    """The register as a folder; *changed* are files with other words (``convention=...``)."""
    for name, text in FILES.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(changed.get(place.stem, text), encoding="utf-8")
    return folder


def load_lake(folder: Path) -> Loaded:
    """The register in the test's database."""
    assert not Ledger.objects.exclude(next_entry=0).exists()
    return load(write_lake(folder), LOADED_AT)
