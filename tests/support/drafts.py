"""A draft on its way in the lake's register, for tests."""

from datetime import UTC, datetime
from itertools import count

from foedus.accounts.models import User
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.amending import Proposal
from foedus.assembly.drafts.commenting import Remark, comment
from foedus.assembly.drafts.moving import move
from foedus.assembly.drafts.opening import NewDraft, invite, open_draft
from foedus.assembly.drafts.stances import StanceSaid
from foedus.assembly.drafts.versions import NewVersion, add_version, brought_in
from foedus.assembly.models import Draft, DraftVersion, Phase
from foedus.drafting.amending import Deed
from foedus.drafting.plain import read_plain
from support.people import someone

AT = datetime(2027, 3, 1, 9, tzinfo=UTC)
WORDS = """\
Соглашение об охране озера

Стороны,
стремясь сохранить озеро,
согласились о нижеследующем:

Статья 1. Предмет
1. Стороны охраняют озеро.
2. Стороны обмениваются сведениями в течение двух месяцев.

Статья 2. Комиссия
Стороны создают комиссию. Она собирается раз в год.

Статья 3. Вступление в силу
Настоящее Соглашение вступает в силу по истечении 30 дней после третьей ратификационной грамоты.

Совершено в городе Озёрске 1 июня 2027 года.
"""
"""A text as lawyers write it; its second article is the one that is argued about."""
CLAUSES = """\
[entry_into_force]
cite = "Art. 3"
words = {ru = "по истечении 30 дней после третьей ратификационной грамоты"}
when = {count = 3, of = "consents", by = "signatories"}
delay = {days = 30}
later = {days = 30}

[withdrawal]
cite = "Art. 3"
words = {ru = "по уведомлению"}
notice = {months = 6}

[reservations]
cite = "Art. 3"
words = {ru = "оговорки не допускаются"}
rule = "prohibited"

[depositary]
cite = "Art. 3"
words = {ru = "секретариат"}
holder = "lake/league"
"""
BAD_CLAUSES = CLAUSES.replace(
    'when = {count = 3, of = "consents", by = "signatories"}',
    'when = {count = 3, of = "consents", by = ["AM", "BY"]}',
)
"""Three of two: it can never enter into force."""
_keys = count(1)


def key() -> str:
    """A key that no other message has."""
    return f"message-{next(_keys):016d}"


def secretariat(at: datetime = AT) -> Doing:
    """A secretariat officer at work."""
    return Doing(someone(Role.SECRETARIAT_OFFICER), at)


def delegate(party: str, at: datetime = AT) -> Doing:
    """A member of the delegation of *party* at work."""
    return Doing(someone(Role.DELEGATION_MEMBER, party), at)


def new_draft(**changed: object) -> NewDraft:
    """What a draft says of itself."""
    fields = {
        "name": "lake/protection-2027",
        "kind": "treaty",
        "body": "lake/league",
        "title_en": "Agreement on the Protection of the Lake",
        "title_ru": "Соглашение об охране озера",
    }
    return NewDraft(**{**fields, **changed})


def seen(draft: Draft) -> int:
    """The version of the row that somebody sees who looks now."""
    return Draft.objects.get(pk=draft.pk).version


def drafted(doing: Doing, words: str = WORDS, language: str = "ru", **changed: object) -> Draft:
    """A draft with a first text, being drafted."""
    draft = open_draft(doing, new_draft(**changed))
    brought(doing, draft, words, language)
    return Draft.objects.get(pk=draft.pk)


def brought(doing: Doing, draft: Draft, words: str, language: str = "ru") -> DraftVersion:
    """Another version, come from outside as plain text."""
    text = brought_in(draft, read_plain(words, language))
    return add_version(doing, draft, seen(draft), NewVersion(text, "sent in"))


def in_consultation(doing: Doing, *parties: str, **changed: object) -> Draft:
    """A draft that the delegations of *parties* comment on."""
    draft = drafted(doing, **changed)
    invite(doing, draft, parties, Phase.CONSULTATION)
    return move(doing, draft, seen(draft), Phase.CONSULTATION)


def remark(words: str = "Мы сомневаемся.", element: str = "art_2", **changed: object) -> Remark:
    """What is said of an element of the first version."""
    fields = {"language": "ru", "number": 1, "element": element, "words": words, "key": key()}
    return Remark(**{**fields, **changed})


def proposal(words: str, element: str = "art_2", **changed: object) -> Proposal:
    """Other words for an element of the first version."""
    fields = {
        "language": "ru",
        "number": 1,
        "element": element,
        "deed": Deed.REPLACE_WORDS,
        "words": words,
        "key": key(),
    }
    return Proposal(**{**fields, **changed})


def stance(element: str = "art_2", **changed: object) -> StanceSaid:
    """Agreement to an element of the first version."""
    fields = {"language": "ru", "number": 1, "element": element, "agrees": True, "key": key()}
    return StanceSaid(**{**fields, **changed})


def officer() -> User:
    """A secretariat officer."""
    return someone(Role.SECRETARIAT_OFFICER)


def prepare_drafts(officer: User, delegate: User, at: datetime) -> dict[str, str]:
    """Drafts for the permission table; *delegate* acts for the delegation. The words, by name."""
    office, own = Doing(officer, at), Doing(delegate, at)
    party = delegate.delegation
    draft = in_consultation(office, party, body="lake/council", name="lake/first-draft")
    said = comment(own, draft, remark())
    proposed = open_draft(own, new_draft(body="lake/council", name="lake/own-draft"))
    brought(own, proposed, WORDS)
    done = drafted(office, body="lake/council", name="lake/published-draft")
    Draft.objects.filter(pk=done.pk).update(phase=Phase.PUBLISHED)
    return {
        "drafting": str(draft.pk),
        "drafting_seen": str(seen(draft)),
        "drafting_said": str(said.pk),
        "drafting_own": str(proposed.pk),
        "drafting_seen_own": str(seen(proposed)),
        "drafting_published": done.name,
    }
