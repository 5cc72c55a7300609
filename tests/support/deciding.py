"""Decision rules of bodies that do not exist, and the sentences that they put into conditions."""

from datetime import UTC, date, datetime
from fractions import Fraction

from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import (
    All,
    Condition,
    Count,
    Every,
    Group,
    Not,
    Share,
    What,
)
from foedus.law.terms.days import Span
from foedus.law.terms.procedure import DecisionRule, QuestionKind, RulesVersion, Silence
from foedus.law.terms.wording import Wording
from foedus.procedure.outcomes import Outcome, Question, outcome
from foedus.procedure.sittings import Sitting

AT = datetime(2020, 5, 4, 12, tzinfo=UTC)
SINCE = date(2000, 1, 1)


def consensus(group: Group = Group.SEATED) -> Condition:
    return All((Count(1, What.AGREEMENTS, group), Not(Count(1, What.OBJECTIONS, group))))


CONSENSUS = consensus()
WITHOUT_CONCERNED = consensus(Group.SEATED_UNCONCERNED)
UNANIMITY = Every(Group.SEATED, What.AGREEMENTS)
OF_VOTING = Share(Fraction(1, 2), What.VOTES_FOR, Group.VOTING, more_than=True)
OF_PRESENT = Share(Fraction(2, 3), What.VOTES_FOR, Group.PRESENT)
OF_ALL = Share(Fraction(1, 2), What.VOTES_FOR, Group.SEATED, more_than=True)
BY_WEIGHT = Share(Fraction(65, 100), What.VOTES_FOR, Group.SEATED, weights="people")
DOUBLE = All((Share(Fraction(55, 100), What.VOTES_FOR, Group.SEATED), BY_WEIGHT))
HALF_PRESENT = Share(Fraction(1, 2), What.PRESENCE, Group.SEATED)


def rule(condition: Condition | None = CONSENSUS, **more: object) -> DecisionRule:
    text = Text(cite="Rule 20", paraphrase=Wording("As the rule says.", "Как сказано."))
    return DecisionRule(text=text, span=Span(SINCE), condition=condition, **more)


def silent_rule(condition: Condition = CONSENSUS) -> DecisionRule:
    return rule(condition, silence=Silence.AGREEMENT)


def version(quorum: Condition | None = None) -> RulesVersion:
    return RulesVersion(text=Text(cite="Rules"), span=Span(SINCE), quorum=quorum)


def decided(
    condition: Condition | DecisionRule | None,
    sitting: Sitting,
    at: datetime = AT,
    quorum: Condition | None = None,
) -> Outcome:
    held = condition if isinstance(condition, DecisionRule) else rule(condition)
    question = Question(kind=QuestionKind.SUBSTANTIVE, rule=held, version=version(quorum))
    return outcome(question, sitting, at)
