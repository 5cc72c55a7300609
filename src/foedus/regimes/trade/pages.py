"""An answer as a page for people: the sentence first, then what is due, then why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from foedus.law.answers.tables import Speaker, Table
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Language, Wording
from foedus.regimes.rules.telling import Teller
from foedus.regimes.rules.terms import Regime
from foedus.regimes.trade.answers import Charge, DutyAnswer, Line
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.reasons import Reason, basis_of, cures_of, failed_tests
from foedus.regimes.trade.totals import total_of

if TYPE_CHECKING:
    from moneyed import Money

CHARGES: Final = {
    Charge.DUTY: Wording("customs duty", "таможенная пошлина"),
    Charge.EXCISE: Wording("excise", "акциз"),
    Charge.VAT: Wording("value-added tax", "налог на добавленную стоимость"),
}
CONFIDENCES: Final = {
    Confidence.HIGH: Wording("high", "высокая"),
    Confidence.MEDIUM: Wording("medium", "средняя"),
    Confidence.LOW: Wording("low", "низкая"),
}
_COLUMNS: Final = (
    Wording("charge", "платёж"),
    Wording("rate", "ставка"),
    Wording("amount", "сумма"),
    Wording("how", "расчёт"),
)
_ROLES: Final = {
    "treatment": Wording("", ""),
    "origin": Wording("rules of origin: ", "правила происхождения: "),
    "proof": Wording("proof refused: ", "документ не принят: "),
    "tariff": Wording("tariff: ", "тариф: "),
}


def table_of(answer: DutyAnswer, regime: Regime, language: Language) -> Table:
    """The answer as a table, in the reader's language."""
    held = answer.consignment
    rows = tuple(_row(line, language) for line in answer.lines)
    return Table(
        title=f"{held.origin} → {held.importer} · {held.code} · {held.declared}",
        lead=tuple(_lead(answer, regime, language)),
        columns=tuple(one.in_language(language) for one in _COLUMNS),
        rows=(*rows, *_total(answer, language)),
        notes=tuple(_notes(answer, language)),
    )


def proof_of(answer: DutyAnswer, books: Books, language: Language) -> Iterator[str]:
    """Every rule that was tried, whether it applied, and on what grounds."""
    teller = Teller(books.regime, answer.case, Speaker(books.law.register, language))
    for decision in answer.decisions.values():
        yield from teller.proof(decision)


def _lead(answer: DutyAnswer, regime: Regime, language: Language) -> Iterator[str]:
    treatment = answer.treatment
    said = regime.question("treatment").says(treatment.outcome).in_language(language)
    yield said[:1].upper() + said[1:] + "."
    if treatment.rule is not None:
        yield treatment.rule.words.in_language(language)
    confidence = CONFIDENCES[answer.confidence].in_language(language)
    yield Wording(f"Confidence: {confidence}.", f"Достоверность: {confidence}.").in_language(
        language
    )


def _row(line: Line, language: Language) -> tuple[str, ...]:
    amount = "—" if line.amount is None else _money(line.amount, language)
    how = "; ".join(said.in_language(language) for said in line.steps)
    lacking = "; ".join(words.in_language(language) for words in line.missing)
    missing = Wording(f"missing: {lacking}", f"не хватает: {lacking}").in_language(language)
    said = how if not line.missing else missing
    return (
        CHARGES[line.charge].in_language(language),
        line.words.in_language(language),
        amount,
        said,
    )


def _total(answer: DutyAnswer, language: Language) -> Iterator[tuple[str, ...]]:
    total = total_of(answer)
    if total is not None and len(answer.lines) > 1:
        name = Wording("total", "итого").in_language(language)
        confidence = CONFIDENCES[total.confidence].in_language(language)
        how = Wording(f"confidence {confidence}", f"достоверность: {confidence}")
        yield name, "", _money(total.amount, language), how.in_language(language)


def _money(held: Money, language: Language) -> str:
    """An amount as the language writes it: thousands apart, the decimals that the money has."""
    written = f"{held.amount:,f}"
    if language == "ru":
        written = written.replace(",", "\u00a0").replace(".", ",")
    return f"{written} {held.currency.code}"


def _notes(answer: DutyAnswer, language: Language) -> Iterator[str]:
    basis = [_based(one, language) for one in basis_of(answer)]
    yield from _listed(Wording("Why", "Почему"), basis, language)
    refused = [
        f"{test.says.in_language(language)} ({rules})" for rules, test in failed_tests(answer)
    ]
    yield from _listed(Wording("What failed", "Что не выполнено"), refused, language)
    cures = [words.in_language(language) for words in cures_of(answer)]
    yield from _listed(Wording("What would cure it", "Как исправить"), cures, language)
    missing = [words.in_language(language) for words in answer.treatment.missing]
    yield from _listed(Wording("What is missing", "Чего не хватает"), missing, language)
    alternatives = [one.rule.words.in_language(language) for one in answer.treatment.alternatives]
    yield from _listed(Wording("What it may be", "Возможные варианты"), alternatives, language)
    remarks = [note.in_language(language) for line in answer.lines for note in line.notes]
    yield from _listed(Wording("Remarks", "Замечания"), remarks, language)


def _listed(title: Wording, items: list[str], language: Language) -> Iterator[str]:
    """A heading with its items, each once; nothing where there is none."""
    if items:
        yield title.in_language(language)
        yield from (f"  {item}" for item in dict.fromkeys(items))


def _based(reason: Reason, language: Language) -> str:
    basis = reason.basis
    article = f", {basis.article}" if basis.article else ""
    since = ""
    if basis.since is not None:
        since = Wording(f", since {basis.since}", f", с {basis.since}").in_language(language)
    evidence = CONFIDENCES[basis.evidence.confidence].in_language(language)
    sources = f": {', '.join(basis.evidence.sources)}" if basis.evidence.sources else ""
    also = "" if basis.decides else Wording("; also", "; также").in_language(language)
    said = _ROLES[reason.role].in_language(language)
    perhaps = Wording("perhaps ", "возможно, ").in_language(language) if reason.perhaps else ""
    return f"{said}{perhaps}{basis.instrument}{article}{since} ({evidence}{sources}){also}"
