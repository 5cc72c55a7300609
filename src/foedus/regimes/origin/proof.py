"""Is the proof of origin good? Each check on its own, each failure with what would cure it.

presented ──▶ form · dates · box 9 · boxes 8 and 10 · issuer ──▶ `ProofFinding`
A criterion that is in order does not prove that the good meets it: see `deciding`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.amounts import amount
from foedus.regimes.origin.certificates import Certificate, NoProof, OriginDeclaration
from foedus.regimes.origin.consignment import direct_consignment, direct_purchase
from foedus.regimes.origin.criteria import criterion_fits
from foedus.regimes.origin.dates_of_proof import in_time, issued_before, last_day, still_valid
from foedus.regimes.origin.proof_terms import Examination, ProofFinding
from foedus.regimes.origin.results import TestResult, Verdict, all_of
from foedus.regimes.origin.rule_sets import Parameter, Provision, holding, told

CertificateCheck = Callable[[Certificate, Examination], TestResult]
_LIMIT: Final = "small-consignment"


def examine(case: Examination) -> ProofFinding:
    """Every check of what is presented and of how the good was bought and carried."""
    tests = (*_of_document(case), direct_purchase(case), direct_consignment(case))
    whole = all_of("proof", tests)
    return ProofFinding(
        accepted=whole.verdict,
        tests=tests,
        confidence=whole.confidence,
        missing=whole.missing,
    )


def _of_document(case: Examination) -> tuple[TestResult, ...]:
    match case.presented:
        case Certificate():
            return tuple(check(case.presented, case) for check in CHECKS)
        case OriginDeclaration():
            return (small_consignment(case), in_time(case))
        case NoProof():
            return (_nothing(case),)


def form_known(certificate: Certificate, case: Examination) -> TestResult:
    """The certificate is of a form that the rules know."""
    forms = holding(case.rules.forms, case.consignment.declared_on)
    topic = case.topic("certificate")
    if not isinstance(topic, Provision):
        return topic
    says = Wording(f"the form is {certificate.form}", f"форма {certificate.form}")
    written = certificate.form.strip().casefold()
    if written in {name.casefold() for row in forms for name in (row.code, *row.also)}:
        return told(topic, "form", Verdict.YES, says)
    wanted = ", ".join(row.code for row in forms)
    cure = Wording(f"present a certificate {wanted}", f"представить сертификат {wanted}")
    return told(topic, "form", Verdict.NO, says, cure)


def criterion(certificate: Certificate, case: Examination) -> TestResult:
    """Box 9 of the line fits the declared code."""
    declared = case.consignment
    if declared.item >= len(certificate.items):
        says = Wording(
            f"the certificate has no line {declared.item}", f"нет строки {declared.item}"
        )
        return TestResult(name="criterion", verdict=Verdict.REFER, says=says, missing=("item",))
    shown = certificate.items[declared.item].criterion
    return criterion_fits(shown, declared.code, case.rules, declared.declared_on)


def goods_match(_: Certificate, case: Examination) -> TestResult:
    """Box 8 describes the declared goods."""
    stated = case.consignment.description_matches
    return _stated("description", 8, stated, case)


def quantity_matches(_: Certificate, case: Examination) -> TestResult:
    """Box 10 has the declared quantity."""
    return _stated("quantity", 10, case.consignment.quantity_matches, case)


def _stated(name: str, box: int, stated: Verdict, case: Examination) -> TestResult:
    topic = case.topic("refusal")
    if not isinstance(topic, Provision):
        return topic
    words = {
        Verdict.YES: Wording(f"box {box} matches", f"графа {box} совпадает"),
        Verdict.NO: Wording(f"box {box} does not match", f"графа {box} не совпадает"),
        Verdict.REFER: Wording(f"box {box} was not compared", f"графа {box} не сверена"),
    }
    cure = Wording(
        f"have box {box} corrected, or declare what the certificate covers",
        f"исправить графу {box} либо заявить то, на что выдан сертификат",
    )
    return told(
        topic,
        name,
        stated,
        words[stated],
        cure if stated is Verdict.NO else Wording(),
        (f"{name}_matches",) if stated is Verdict.REFER else (),
    )


def issuer(certificate: Certificate, case: Examination) -> TestResult:
    """The issuing body is authorised, and its specimens were exchanged."""
    topic = case.topic("issuer")
    if not isinstance(topic, Provision):
        return topic
    authorised = Wording("that the body is authorised", "полномочия органа")
    specimens = Wording("that its specimens were exchanged", "обмен образцами")
    return all_of(
        "issuer",
        (
            _of_issuer(topic, "issuer_authorised", certificate.issuer_authorised, authorised),
            _of_issuer(topic, "specimens_exchanged", certificate.specimens_exchanged, specimens),
        ),
    )


def _of_issuer(topic: Provision, name: str, stated: Verdict, what: Wording) -> TestResult:
    word = {
        Verdict.YES: Wording("is confirmed", "подтверждены"),
        Verdict.NO: Wording("is denied", "отрицаются"),
        Verdict.REFER: Wording("is not stated", "не указаны"),
    }[stated]
    says = Wording(f"{what.en} {word.en}", f"{what.ru}: {word.ru}")
    cure = Wording(
        "present a certificate of an authorised body whose specimens customs holds",
        "представить сертификат уполномоченного органа, образцы которого есть у таможни",
    )
    return told(
        topic,
        name,
        stated,
        says,
        cure if stated is Verdict.NO else Wording(),
        (name,) if stated is Verdict.REFER else (),
    )


def small_consignment(case: Examination) -> TestResult:
    """A declaration of origin is enough: the customs value does not exceed the limit."""
    limit = case.parameter(_LIMIT)
    if not isinstance(limit, Parameter):
        return limit
    most = amount(limit.value, limit.currency)
    value, currency = case.consignment.customs_value, case.consignment.currency
    says = Wording(
        f"a declaration of origin is enough up to {most.en}",
        f"декларации о происхождении достаточно до {most.ru}",
    )
    if value is None or currency != limit.currency:
        missing = (f"customs_value in {limit.currency}",)
        return told(limit, _LIMIT, Verdict.REFER, says, missing=missing)
    if Fraction(value) <= limit.value:
        return told(limit, _LIMIT, Verdict.YES, says)
    over = amount(Fraction(value) - limit.value, currency)
    cure = Wording(
        f"present a certificate: the value is above the limit by {over.en}",
        f"представить сертификат: стоимость выше предела на {over.ru}",
    )
    return told(limit, _LIMIT, Verdict.NO, says, cure)


def _nothing(case: Examination) -> TestResult:
    """Nothing is presented: preference waits, and may come back within the time for it."""
    topic = case.topic("no-proof")
    if not isinstance(topic, Provision):
        return topic
    until = last_day(case)
    says = Wording("no proof of origin is presented", "документ о происхождении не представлен")
    cure = Wording(
        f"present a proof {until.en}".strip(), f"представить документ {until.ru}".strip()
    )
    return told(topic, "no-proof", Verdict.NO, says, cure)


CHECKS: Final[tuple[CertificateCheck, ...]] = (
    form_known,
    issued_before,
    still_valid,
    lambda _, case: in_time(case),
    criterion,
    goods_match,
    quantity_matches,
    issuer,
)
"""The checks of a certificate, in the order in which they are shown."""
