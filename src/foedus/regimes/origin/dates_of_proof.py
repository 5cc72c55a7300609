"""The days of a proof: issued in time, still valid, presented in time to restore preference.

A certificate may be used up to and on the day on which it is exactly so many months old.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.law.terms.days import ONE_DAY, Span
from foedus.law.terms.wording import Wording
from foedus.regimes.origin.certificates import Certificate
from foedus.regimes.origin.months import within
from foedus.regimes.origin.proof_terms import Examination
from foedus.regimes.origin.results import TestResult, Verdict
from foedus.regimes.origin.rule_sets import Parameter, Provision, told

ISSUED: Final = "issued"
VALIDITY: Final = "certificate-validity"
RESTORATION: Final = "restoration"


def issued_before(certificate: Certificate, case: Examination) -> TestResult:
    """The certificate is dated on or before the day of the declaration.

    One that is dated later, yet before it is presented late, is referred: whether it restores
    preference the rules as held do not say.
    """
    topic = case.topic("certificate")
    if not isinstance(topic, Provision):
        return topic
    declared, shown = case.consignment.declared_on, case.consignment.shown_on
    says = Wording(
        f"issued on {certificate.issued}, declared on {declared}",
        f"выдан {certificate.issued}, декларация от {declared}",
    )
    if certificate.issued <= declared:
        return told(topic, ISSUED, Verdict.YES, says)
    if certificate.issued <= shown:
        missing = ("whether a certificate issued after the declaration restores preference",)
        return told(topic, ISSUED, Verdict.REFER, says, missing=missing)
    cure = Wording(
        f"present a certificate issued on or before {declared}, or correct the date",
        f"представить сертификат, выданный не позднее {declared}, либо исправить дату",
    )
    return told(topic, ISSUED, Verdict.NO, says, cure)


def still_valid(certificate: Certificate, case: Examination) -> TestResult:
    """The certificate is not too old on the day on which it is presented."""
    months = case.parameter(VALIDITY)
    if not isinstance(months, Parameter):
        return months
    valid = within(certificate.issued, int(months.value))
    shown = case.consignment.shown_on
    last = _last(valid)
    says = Wording(
        f"issued on {certificate.issued}, usable up to and on {last}",
        f"выдан {certificate.issued}, применим по {last} включительно",
    )
    if shown < valid.end:
        return told(months, VALIDITY, Verdict.YES, says)
    days = (shown - last).days
    cure = Wording(
        f"present a new certificate: this one is {days} day(s) too old",
        f"представить новый сертификат: срок истёк на {days} дн.",
    )
    return told(months, VALIDITY, Verdict.NO, says, cure)


def last_day(case: Examination) -> Wording:
    """Until when a proof restores preference, in words; empty where that is not held."""
    months = case.parameter(RESTORATION)
    if not isinstance(months, Parameter):
        return Wording()
    last = _last(within(case.consignment.declared_on, int(months.value)))
    return Wording(f"up to and on {last}", f"по {last} включительно")


def in_time(case: Examination) -> TestResult:
    """The proof is presented with the declaration, or within the time that restores preference."""
    months = case.parameter(RESTORATION)
    if not isinstance(months, Parameter):
        return months
    declared, shown = case.consignment.declared_on, case.consignment.shown_on
    time = within(declared, int(months.value))
    last = _last(time)
    says = Wording(
        f"preference can be restored up to and on {last}",
        f"режим может быть восстановлен по {last} включительно",
    )
    if shown == declared:
        says = Wording("presented with the declaration", "представлен с декларацией")
        return TestResult(name=RESTORATION, verdict=Verdict.YES, says=says)
    if shown in time:
        return told(months, RESTORATION, Verdict.YES, says)
    cure = Wording(
        f"none for this declaration: the last day was {last}",
        f"для этой декларации нет: последний день {last}",
    )
    return told(months, RESTORATION, Verdict.NO, says, cure)


def _last(span: Span) -> date:
    end = span.end
    return end - ONE_DAY if isinstance(end, date) else date.max
