"""The codes of findings about a register's text, each with what it means and what to do.

Codes are stable: F is the file, V the values, R the references, A the acts, D the disputes.
The codes of the law itself (L, lint of clauses) are in `foedus.law.answers.lint`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about the text of a register: its sentence and the remedy."""

    sentence: str
    remedy: str
    severity: Severity = Severity.ERROR


RULES: Final[dict[str, Rule]] = {
    "F1": Rule("A file must be readable text in UTF-8.", "Save the file as UTF-8 text."),
    "F2": Rule("A file must be valid TOML.", "Mend the syntax at this line."),
    "F3": Rule(
        "A register has a file register.toml with its id and title.",
        "Add register.toml, or give the folder that holds it.",
    ),
    "F4": Rule(
        "A register consists of known files and folders only.",
        "Move the file to instruments/, organisations/, offices/, sessions/ or sources/.",
    ),
    "V1": Rule("A table has known keys only.", "Correct the spelling of the key, or remove it."),
    "V2": Rule("A value must be of the type that its key needs.", "Correct the value."),
    "V3": Rule("A date must be a day that exists, or EDTF.", "Correct the date."),
    "V4": Rule("A table has all the keys that it needs.", "Add the missing key."),
    "R1": Rule("An id names one thing only.", "Give one of the two another id."),
    "R2": Rule(
        "A party must be in parties.toml.",
        "Correct the code (ISO 3166 alpha-2), or add the party to parties.toml.",
    ),
    "R3": Rule(
        "What is referred to must be in the register.",
        "Correct the id, or add what it names.",
    ),
    "R4": Rule(
        "Instruments must not wait for one another in a circle.",
        "Remove one of the references.",
    ),
    "R5": Rule("A cited source must be in sources/.", "Correct the id, or add the source."),
    "R6": Rule(
        "A person whom an act or a session names is in people.toml, where there is one.",
        "Add the person, or the spelling to `also`.",
        Severity.WARNING,
    ),
    "A1": Rule(
        "An act cannot precede the instrument that it is done under.",
        "Correct the date of the act or of the adoption.",
    ),
    "A2": Rule("A state's act names the state.", "Add `party` (or `parties`)."),
    "A3": Rule("An act about another act names it.", "Add `about` with the id of the other act."),
    "A4": Rule(
        "A fact names its source, or says that it is unverified by low confidence.",
        'Add `sources`, or set `confidence = "low"`.',
        Severity.WARNING,
    ),
    "A5": Rule(
        "A receipt, an end or a recording cannot precede the act.",
        "Correct the later or the earlier date.",
    ),
    "A6": Rule("An act needs a day, or an effect.", "Add `date` or `effect`; EDTF if uncertain."),
    "D1": Rule(
        "Rival acts say which reading each of them belongs to.",
        "Add `reading` (and `dispute`) to each of the rivals.",
    ),
    "D2": Rule(
        "A dispute is declared in the file, with its question.",
        "Add a [[disputes]] table with this id and the question.",
    ),
    "D3": Rule(
        "A dispute has at least two readings.",
        "Add the rival, or remove the dispute.",
    ),
    "D4": Rule("The reading that settles a dispute is one of its readings.", "Correct `settled`."),
    "D5": Rule(
        "Two acts of one kind by one state on different days are rivals, or different matters.",
        "Make them rivals (`dispute`, `reading`), or correct one of them.",
    ),
    "D6": Rule(
        "A reading that somebody can ask for is explained in register.toml.",
        "Add a [[readings]] table with this name.",
        Severity.WARNING,
    ),
    "C1": Rule(
        "A condition must be able to hold.",
        "Lower the number, or widen the states that are counted.",
    ),
    "C2": Rule(
        "A statement should agree with what is computed from the acts.",
        "Check the acts and the clause; keep the statement if the source really says so.",
        Severity.WARNING,
    ),
    "C3": Rule(
        "A clause of an instrument counts what states do, not what delegations say in a body.",
        "Count consents, signatures or parties; agreements and votes belong to a body's rules.",
    ),
    "C4": Rule(
        "Rules of procedure count agreements, objections, votes or presence in a body.",
        "Count one of these, of those who sit, are present or vote, or of states named.",
    ),
    "C5": Rule(
        "Rules of procedure end after they begin.",
        "Correct `since` or `until`; the end is the first day on which they no longer hold.",
    ),
}


def finding(
    code: str, particular: str, where: Place, about: str = "", missing: str = ""
) -> Finding:
    """A finding under the rule *code*; *particular* says what is wrong here."""
    rule = RULES[code]
    return Finding(
        code=code,
        message=f"{particular} {rule.sentence}",
        remedy=rule.remedy,
        where=where,
        about=about,
        missing=missing,
        severity=rule.severity,
    )
