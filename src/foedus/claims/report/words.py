"""What kinds, verdicts and manners are called, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from foedus.claims.terms.kinds import Kind, Modality
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.wording import Wording

KINDS: Final[Mapping[Kind, Wording]] = {
    Kind.MEMBERSHIP_LIST: Wording("who belongs", "кто входит"),
    Kind.MEMBER_COUNT: Wording("how many belong", "сколько входит"),
    Kind.FOUNDING: Wording("founding", "создание"),
    Kind.OFFICE_HOLDER: Wording("holder of an office", "должностное лицо"),
    Kind.CHAIR: Wording("chair", "председательство"),
    Kind.SIGNATURE: Wording("signature", "подписание"),
    Kind.RATIFICATION: Wording("ratification", "ратификация"),
    Kind.ENTRY_INTO_FORCE: Wording("entry into force", "вступление в силу"),
    Kind.PARTICIPATION: Wording("participation", "участие"),
    Kind.ORG_LINK: Wording("link of organisations", "связь организаций"),
    Kind.SESSION_DATE_PLACE: Wording("session: when, where", "заседание: когда, где"),
    Kind.WITHDRAWAL: Wording("withdrawal", "выход"),
    Kind.BIOGRAPHY: Wording("biography", "биография"),
    Kind.BODY_FUNCTION: Wording("function of a body", "функция органа"),
}
"""What each kind of statement is called."""

VERDICTS: Final[Mapping[Verdict, Wording]] = {
    Verdict.SUPPORTED: Wording("supported", "подтверждается"),
    Verdict.CONTRADICTED: Wording("contradicted", "противоречит реестру"),
    Verdict.DEPENDS: Wording("depends on the criterion", "зависит от критерия"),
    Verdict.ANNOUNCED: Wording("announced but not confirmed", "объявлено, не подтверждено"),
    Verdict.ABSENT: Wording("not in the register", "в реестре нет"),
    Verdict.VAGUE: Wording("too vague", "слишком неопределённо"),
}
"""What each verdict is called."""

MODALITIES: Final[Mapping[Modality, Wording]] = {
    Modality.SAID: Wording("said", "сказано"),
    Modality.WILL: Wording("will", "будет"),
    Modality.EXPECTED: Wording("expected", "ожидается"),
    Modality.REPORTEDLY: Wording("reportedly", "по сообщениям"),
    Modality.AGREED: Wording("agreed to", "договорились"),
    Modality.PLEDGED: Wording("pledged", "обязались"),
    Modality.CONDITIONAL: Wording("conditional", "условно"),
}
"""How a statement is made."""
