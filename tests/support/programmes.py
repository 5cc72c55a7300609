"""The lake's register with a plan, a treaty with a clause on disputes, and its court, for tests."""

from datetime import date
from pathlib import Path

from foedus.assembly.disputes.opening import CaseSheet, open_case
from foedus.assembly.doing import Doing
from foedus.assembly.models.disputes import DisputeCase
from foedus.assembly.models.visits import Visibility, Visit
from foedus.assembly.visits.holding import Item, Participant, VisitSheet, record
from foedus.register.storing import Loaded, load
from support.lake import LOADED_AT, write_lake

PLAN = """\
id = "lake/plan-2023"
title = {en = "Plan for the Lake 2023–2024", ru = "План по озеру на 2023–2024 годы"}
kind = "programme"
adopted = 2023-01-10
within = "lake/league"
binding = false
subjects = ["environment"]
sources = ["GAZETTE"]
confidence = "high"

[programme]
term = "2023/2024"
measures_held = "whole"
sources = ["GAZETTE"]
confidence = "high"

[[programme.measures]]
number = "1"
title = {en = "A map of the shores", ru = "Карта берегов"}
term = "2023"
by = ["AM", "BY"]
financing = {en = "own means", ru = "собственные средства"}

[[programme.measures]]
number = "2"
title = {en = "A station for measuring the water", ru = "Станция для измерения воды"}
term = "2024-01/2024-05-10"
by = ["KZ"]
subjects = ["science"]

[[programme.measures]]
number = "3"
title = {en = "A day of the lake", ru = "День озера"}
by_words = {en = "interested states", ru = "заинтересованные государства"}

[[programme.measures]]
number = "4"
title = {en = "Rules for boats", ru = "Правила для лодок"}
term = "[2024-04-01..2024-06-30]"
by = ["MD"]

[[programme.measures]]
number = "5"
title = {en = "A report to the League", ru = "Доклад Союзу"}
term = "2024-06/2025-06"
by = ["lake/league"]
"""

COURT = """\
id = "lake/court"
title = {en = "Agreement on the Court of the Lake", ru = "Соглашение о Суде озера"}
adopted = 2021-01-10
negotiating = ["AM", "BY", "KZ"]

[entry_into_force]
cite = "Art. 2"
paraphrase = {en = "At signature."}
when = {signing = true}

[signature]
cite = "Art. 1"
paraphrase = {en = "Definitive."}
manner = "definitive"

[[acts]]
kind = "signature"
parties = ["AM", "BY", "KZ"]
date = 2021-01-10
sources = ["GAZETTE"]
confidence = "high"
"""

FISHERY = """\
id = "lake/fishery"
title = {en = "Treaty on Fishery", ru = "Договор о рыболовстве"}
adopted = 2022-01-10
within = "lake/league"
languages = ["en"]
negotiating = ["AM", "BY", "KZ", "MD"]

[signature]
cite = "Art. 10"
paraphrase = {en = "Definitive."}
manner = "definitive"

[entry_into_force]
cite = "Art. 12"
paraphrase = {en = "At signature."}
when = {signing = true}

[withdrawal]
cite = "Art. 13"
paraphrase = {en = "On notice."}
notice = {months = 6}
tail = {en = "For disputes that arose before, the Treaty goes on.", ru = "Действует."}

[suspension]
cite = "Art. 14"
paraphrase = {en = "On notice, towards one Party or all."}
notice = {}

[depositary]
cite = "Art. 15"
paraphrase = {en = "The secretariat of the League."}
holder = "lake/league"

[disputes_settlement]
cite = "Art. 9"
words = {en = "Disputes shall be settled by consultations, then by the Court or arbitration."}
covers = {en = "The Treaty.", ru = "Договор."}

[[disputes_settlement.steps]]
cite = "Art. 9(1)"
name = "consultations"
means = "consultations"

[[disputes_settlement.steps]]
cite = "Art. 9(2)"
name = "court"
means = "court"
follows = ["consultations"]
wait = {days = 60, base = "date", expiry = "day-after"}
limit = {months = 6, base = "date"}
initiative = "claimant"
both_parties_to = "lake/court"

[[disputes_settlement.steps]]
cite = "Art. 9(3)"
name = "arbitration"
means = "arbitration"
follows = ["consultations"]
wait = {days = 30, base = "date"}
initiative = "both-sides"
excluded = ["MD"]

[[acts]]
kind = "signature"
parties = ["AM", "BY", "KZ", "MD"]
date = 2022-01-10
sources = ["GAZETTE"]
confidence = "high"
"""


LEAGUE = """\
id = "lake/league"
title = {en = "Lake League", ru = "Озёрный союз"}

[[bodies]]
id = "lake/council"
title = {en = "Council of the Lake", ru = "Совет озера"}
seats = {one_of = ["AM", "BY", "KZ", "MD"]}
seats_cite = "Art. 3"
"""


def write_plans(folder: Path) -> Path:
    """The register as a folder."""
    write_lake(folder, league=LEAGUE)
    for name, text in (("plan", PLAN), ("court", COURT), ("fishery", FISHERY)):
        (folder / "instruments" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def load_plans(folder: Path) -> Loaded:
    """The register in the test's database."""
    return load(write_plans(folder), LOADED_AT)


def case_sheet(**changed: object) -> CaseSheet:
    """Kazakhstan complains of Armenia under the treaty on fishery."""
    fields = {
        "instrument": "lake/fishery",
        "claimant": "KZ",
        "respondent": "AM",
        "title": "Nets on the eastern shore",
        "claim": "They are too fine.",
        "opened_on": date(2024, 1, 10),
    }
    return CaseSheet(**{**fields, **changed})


def visit_sheet(**changed: object) -> VisitSheet:
    """The head of the secretariat meets a minister."""
    fields = {
        "day": date(2024, 4, 30),
        "place": "Lakeside",
        "participants": (
            Participant(person="A. Person", office="Secretary", of="lake/league"),
            Participant(person="B. Minister", office="Minister", of="KZ"),
        ),
        "topics": ("The session to come",),
        "reported": "Nine of ten documents are agreed.",
        "followup": (Item(who="KZ", what="Send the list of delegates", until=date(2024, 5, 1)),),
        "evidence": "Press release",
        "visibility": Visibility.CONCERNED,
    }
    return VisitSheet(**{**fields, **changed})


def prepare_programmes(officer, at) -> tuple[Visit, DisputeCase]:
    """A visit open to the delegation of Kazakhstan and a dispute of Kazakhstan with Armenia.

    The register must hold `lake/fishery`; *officer* is one of the secretariat.
    """
    doing = Doing(officer, at)
    return record(doing, visit_sheet(), "v" * 16), open_case(doing, case_sheet(), "d" * 16)
