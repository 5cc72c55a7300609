"""Every permission × every role × person or key, as permissions.toml says."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import tomli
from django.contrib.auth.models import AnonymousUser

from foedus.accounts.errors import UnknownPermission
from foedus.accounts.models import User
from foedus.accounts.permissions import BY_NAME, PERMISSIONS, may, might
from foedus.accounts.predicates import of_own_delegation
from foedus.accounts.principals import KeyPrincipal
from foedus.accounts.protecting import permitted, why_not
from foedus.accounts.reasons import Reason
from foedus.accounts.roles import DELEGATES, Role
from foedus.accounts.scopes import Scope

TABLE = tomli.loads((Path(__file__).parent / "permissions.toml").read_text(encoding="utf-8"))
WHO = ("anonymous", *(role.value for role in Role))
CELLS = [(name, who) for name in TABLE for who in WHO]


def person(who: str, pk: int = 1):
    """A person of the role *who*, without a database."""
    if who == "anonymous":
        return AnonymousUser()
    role = Role(who)
    return User(pk=pk, username=who, role=role, delegation="AM" if role in DELEGATES else "")


OBJECTS = {
    "none": None,
    "own delegation's": "AM",
    "another delegation's": "BY",
    "own delegation's row": SimpleNamespace(delegation="AM"),
    "another delegation's row": SimpleNamespace(delegation="BY"),
    "nobody's row": SimpleNamespace(delegation=""),
    "own entry": SimpleNamespace(entered_by_id=1),
    "another's entry": SimpleNamespace(entered_by_id=2),
    "entry of nobody": SimpleNamespace(entered_by_id=None),
    "own key": SimpleNamespace(owner_id=1, pk=7),
    "another's key": SimpleNamespace(owner_id=2, pk=1),
    "open to own delegation": SimpleNamespace(readers={"AM", "KZ"}, is_published=False),
    "open to another delegation": SimpleNamespace(readers={"BY"}, is_published=False),
    "open to nobody": SimpleNamespace(readers={""}, is_published=False),
    "published": SimpleNamespace(readers=set(), is_published=True),
}
ALLOWED_OBJECTS = {
    "yes": set(OBJECTS),
    "no": set(),
    "own delegation": {"own delegation's", "own delegation's row"},
    "others' entries": {"another's entry"},
    "own": {"own key"},
    "open": {"open to own delegation", "published"},
    "published": {"published"},
}


def test_the_table_names_every_permission_and_every_role_and_nothing_else():
    assert set(TABLE) == set(BY_NAME)
    assert [set(row) for row in TABLE.values()] == [{*WHO, "key"}] * len(TABLE)


def test_names_of_permissions_are_unique():
    assert len(BY_NAME) == len(PERMISSIONS)


@pytest.mark.parametrize(("name", "who"), CELLS, ids=[" ".join(cell) for cell in CELLS])
def test_a_person_may_what_the_table_says(name, who):
    said = TABLE[name][who]
    allowed = {label for label, obj in OBJECTS.items() if may(person(who), name, obj)}
    assert allowed == ALLOWED_OBJECTS[said]
    assert might(person(who), name) == (said != "no")


@pytest.mark.parametrize(("name", "who"), CELLS, ids=[" ".join(cell) for cell in CELLS])
def test_a_key_may_what_its_owner_may_and_only_with_the_scope(name, who):
    if who == "anonymous":
        return
    owner, needed = person(who), TABLE[name]["key"]
    for scope in Scope:
        key = KeyPrincipal(owner=owner, scopes=frozenset({scope}), prefix="k")
        expected = ALLOWED_OBJECTS[TABLE[name][who]] if scope.value == needed else set()
        assert {label for label, obj in OBJECTS.items() if may(key, name, obj)} == expected
    bare = KeyPrincipal(owner=owner, scopes=frozenset(), prefix="k")
    assert not any(may(bare, name, obj) for obj in OBJECTS.values())


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("who", [role.value for role in Role])
def test_a_closed_account_may_what_the_public_may(name, who):
    closed = person(who)
    closed.is_active = False
    public = {label for label, obj in OBJECTS.items() if may(AnonymousUser(), name, obj)}
    assert {label for label, obj in OBJECTS.items() if may(closed, name, obj)} == public
    key = KeyPrincipal(owner=closed, scopes=frozenset(Scope), prefix="k")
    assert not any(may(key, name, obj) for obj in OBJECTS.values())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "who"), CELLS, ids=[" ".join(cell) for cell in CELLS])
def test_djangos_own_question_gives_the_same_answer(name, who):
    for obj in OBJECTS.values():
        assert person(who).has_perm(name, obj) == may(person(who), name, obj)


def test_who_acts_for_no_state_does_not_own_what_is_of_no_state():
    assert not of_own_delegation.test(person("auditor"), "")
    assert of_own_delegation.test(person("delegation-member"), "AM")


def test_desk_writes_have_no_scope():
    for name in ("receive", "examine", "countersign", "send_back", "dispatch", "correct", "load"):
        assert BY_NAME[f"register.{name}"].scope is None


def test_an_unknown_permission_is_refused_with_the_nearest():
    with pytest.raises(UnknownPermission, match=r"register\.receive"):
        may(AnonymousUser(), "register.recieve")


def test_a_view_that_forgets_its_object_cannot_be_declared():
    with pytest.raises(UnknownPermission, match="without its object"):
        permitted("register.countersign")


def test_the_reason_is_the_first_that_applies():
    member = person("delegation-member")
    key = KeyPrincipal(owner=member, scopes=frozenset({Scope.READ}), prefix="k")
    assert why_not(AnonymousUser(), "register.receive") is Reason.NOT_SIGNED_IN
    assert why_not(member, "register.receive") is Reason.ROLE
    assert why_not(member, "register.confirm_receipt") is Reason.OBJECT
    assert why_not(key, "register.confirm_receipt") is Reason.SCOPE
    assert why_not(key, "register.receive") is Reason.ROLE
