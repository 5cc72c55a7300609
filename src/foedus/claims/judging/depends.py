"""Why it depends: by which criteria a statement is so, and by which it is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from foedus.claims.judging.criteria import READINGS
from foedus.claims.judging.telling import joined, say, sentences
from foedus.claims.judging.weighing import EITHER, Finding, Test
from foedus.claims.terms.verdicts import Agrees, Verdict
from foedus.law.terms.wording import Wording

MOST: Final = 2
"""No more criteria are named for each answer; the answer as data has them all."""
LONGEST: Final = 60
"""No more characters of a criterion are told."""


def why_it_depends(finding: Finding, verdict: Verdict, *, negated: bool) -> Wording:
    """For a statement that depends on the criterion: which criterion gives which answer."""
    if verdict is not Verdict.DEPENDS:
        return Wording()
    tests = (*finding.tests, *finding.loosely)
    by_answer = {
        answer: [test for test in tests if test.ways(negated=negated) == frozenset({answer})]
        for answer in Agrees
    }
    both = [test for test in tests if test.ways(negated=negated) >= EITHER]
    if both and not by_answer[Agrees.YES]:
        return _DIFFER
    return sentences(
        _named("So by: {what}.", "Так по критерию: {what}.", by_answer[Agrees.YES]),
        _named("Not so by: {what}.", "Не так по критерию: {what}.", by_answer[Agrees.NO]),
        _named("Accounts differ on: {what}.", "Данные расходятся: {what}.", both),
    )


_DIFFER: Final = Wording(
    "So by one account or at one moment, not so by another.",
    "По одним данным или на один момент так, по другим – нет.",
)


def _named(en: str, ru: str, tests: Iterable[Test]) -> Wording:
    titles = tuple(dict.fromkeys(_short(test) for test in tests))
    more = Wording("; …", "; …") if len(titles) > MOST else Wording()
    what = say("{titles}{more}", "{titles}{more}", titles=joined(titles[:MOST], "; "), more=more)
    return say(en, ru, what=what) if titles else Wording()


def _short(test: Test) -> Wording:
    """A criterion without its explanation, with its reading where it has several."""
    title = Wording(*(_cut(words) for words in (test.title.en, test.title.ru)))
    reading = READINGS.get(test.name.rpartition(": ")[2])
    told = reading is None or reading.en in title.en
    return title if told else say("{t} {r}", "{t} {r}", t=title, r=reading or Wording())


def _cut(words: str) -> str:
    """The words before the explanation, in small letters unless they are a title."""
    first = words.partition(":")[0]
    if not any(letter.isupper() for letter in first[1:]):
        first = first[:1].lower() + first[1:]
    return first if len(first) <= LONGEST else first[:LONGEST].rsplit(" ", 1)[0] + " …"
