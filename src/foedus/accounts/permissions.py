"""Who may what: one table, each row a permission. What is not in it, nobody may.

A row says which *people* may do it, *which* objects they may do it to, and the *scope* that a key
needs; without a scope, no key may. Predicates are those of the library ``rules``; the table is its
permission set too, so that ``user.has_perm(name, obj)`` and this module never differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rules.permissions import add_perm, has_perm, perm_exists
from rules.predicates import Predicate

from foedus.accounts import predicates as are
from foedus.accounts.errors import UnknownPermission
from foedus.accounts.principals import Principal
from foedus.accounts.scopes import Scope

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """One thing that may be done, and by whom.

    *does* says it as a verb with its object, *unless* why an object was refused. *which* compares
    the one who asks with the object; ``are.anything`` where there is nothing to compare.
    """

    name: str
    does: Text
    people: Predicate
    which: Predicate = are.anything
    unless: Text = ""
    scope: Scope | None = None

    @property
    def needs_object(self) -> bool:
        """Whether the answer depends on the object."""
        return self.which is not are.anything

    @property
    def in_principle(self) -> Predicate:
        """The rule without the object: whether a link is worth showing."""
        return self.people & are.person_or_key_with(self.scope)

    @property
    def rule(self) -> Predicate:
        """The whole rule. Without the object that it asks for, it says no."""
        return self.in_principle & self.which


_OTHER_STATE: Final = _("It belongs to another delegation.")
_OWN_ENTRY: Final = _("You entered it yourself; a second officer looks at every entry.")

PERMISSIONS: Final = (
    # --- open to everybody
    Permission(
        name="collection.read",
        does=_("read the collection"),
        people=are.everybody,
        scope=Scope.READ,
    ),
    Permission(
        name="journal.read",
        does=_("read the journal"),
        people=are.everybody,
        scope=Scope.JOURNAL,
    ),
    Permission(
        name="batch.run",
        does=_("run a batch of questions"),
        people=are.signed_in,
        scope=Scope.BATCH,
    ),
    # --- the depositary's desk
    Permission(
        name="register.view_desk",
        does=_("see the depositary's desk"),
        people=are.officer,
        scope=Scope.DESK_READ,
    ),
    Permission(
        name="register.receive",
        does=_("receive an instrument"),
        people=are.depositary_officer,
    ),
    Permission(
        name="register.offer",
        does=_("offer acts that a report states to the desk"),
        people=are.depositary_officer | are.secretariat_officer,
    ),
    Permission(
        name="register.examine",
        does=_("examine an instrument"),
        people=are.depositary_officer,
    ),
    Permission(
        name="register.countersign",
        does=_("countersign an entry"),
        people=are.depositary_officer,
        which=are.not_the_one_who_entered_it,
        unless=_OWN_ENTRY,
    ),
    Permission(
        name="register.send_back",
        does=_("send an entry back"),
        people=are.depositary_officer,
        which=are.not_the_one_who_entered_it,
        unless=_OWN_ENTRY,
    ),
    Permission(
        name="register.dispatch",
        does=_("dispatch a notification"),
        people=are.depositary_officer,
    ),
    Permission(
        name="register.correct",
        does=_("propose a correction"),
        people=are.depositary_officer,
    ),
    Permission(
        name="register.load",
        does=_("load a register"),
        # it replaces what is held: only who administers the machine, from its command line
        people=are.nobody,
    ),
    # --- what delegations do with the depositary
    Permission(
        name="register.view_receipts",
        does=_("see who received which notification"),
        people=are.officer | are.delegate,
        which=are.officer | are.of_own_delegation,
        unless=_OTHER_STATE,
        scope=Scope.DESK_READ,
    ),
    Permission(
        name="register.confirm_receipt",
        does=_("confirm the receipt of a notification"),
        people=are.depositary_officer | are.delegate,
        which=are.depositary_officer | are.of_own_delegation,
        unless=_("It is addressed to another delegation."),
        scope=Scope.RECEIPTS_CONFIRM,
    ),
    Permission(
        name="register.object_to_correction",
        does=_("object to a correction"),
        people=are.depositary_officer | are.delegate,
        which=are.depositary_officer | are.of_own_delegation,
        unless=_("The objection would be another delegation's."),
    ),
    Permission(
        name="register.view_attachment",
        does=_("open a deposited document"),
        people=are.officer | are.delegate,
        which=are.officer | are.of_own_delegation,
        unless=_("Another delegation deposited it."),
        scope=Scope.DESK_READ,
    ),
    # --- the assembly
    Permission(
        name="assembly.view",
        does=_("see sessions in preparation"),
        people=are.officer | are.delegate,
    ),
    Permission(
        name="assembly.prepare",
        does=_("prepare a session and its documents"),
        people=are.secretariat_officer,
    ),
    Permission(
        name="assembly.read_draft",
        does=_("read a draft"),
        people=are.everybody,
        which=are.officer | are.among_readers,
        unless=_("It is not open to your delegation in its present phase."),
    ),
    Permission(
        name="assembly.propose",
        does=_("propose a draft"),
        people=are.secretariat_officer | are.delegate,
    ),
    Permission(
        name="assembly.comment",
        does=_("comment on a draft and propose amendments"),
        people=are.secretariat_officer | are.delegate,
        which=are.secretariat_officer | are.among_readers,
        unless=_("It is not open to your delegation in its present phase."),
    ),
    Permission(
        name="assembly.take_position",
        does=_("state the position of a delegation"),
        people=are.secretariat_officer | are.delegate,
        which=are.secretariat_officer | are.of_own_delegation,
        unless=_OTHER_STATE,
    ),
    Permission(
        name="assembly.decide",
        does=_("record what a body decided"),
        people=are.secretariat_officer,
    ),
    Permission(
        name="assembly.read_decision",
        does=_("read a decision that is not published"),
        people=are.everybody,
        which=are.officer | are.among_readers,
        unless=_("It is not open to your delegation, and not yet published."),
    ),
    Permission(
        name="assembly.view_grid",
        does=_("see the signing grid"),
        people=are.officer | are.delegate,
        which=are.officer | are.among_readers,
        unless=_("Your delegation takes no part in this session."),
    ),
    Permission(
        name="assembly.record_signature",
        does=_("record a signature at the ceremony"),
        people=are.secretariat_officer,
    ),
    Permission(
        name="assembly.examine_powers",
        does=_("examine full powers"),
        people=are.depositary_officer | are.secretariat_officer,
    ),
    Permission(
        name="assembly.propose_closing",
        does=_("propose to close the signing grid"),
        people=are.secretariat_officer,
    ),
    Permission(
        name="assembly.close_grid",
        does=_("close the signing grid and record what was signed"),
        people=are.depositary_officer,
        which=are.not_the_one_who_entered_it,
        unless=_OWN_ENTRY,
    ),
    Permission(
        name="assembly.follow_up",
        does=_("see who still owes which step"),
        people=are.officer,
    ),
    Permission(
        name="assembly.view_own",
        does=_("see what waits for a delegation"),
        people=are.officer | are.delegate,
        which=are.officer | are.of_own_delegation,
        unless=_OTHER_STATE,
    ),
    Permission(
        name="assembly.report_progress",
        does=_("report on the progress of a measure"),
        people=are.secretariat_officer | are.delegate,
        which=are.secretariat_officer | are.of_own_delegation,
        unless=_("Others carry this measure out."),
    ),
    Permission(
        name="assembly.view_visit",
        does=_("see a visit or consultation"),
        people=are.everybody,
        which=are.officer | are.among_readers,
        unless=_("It is not open to your delegation."),
    ),
    Permission(
        name="assembly.conduct_dispute",
        does=_("take a step in a dispute"),
        people=are.secretariat_officer | are.delegate,
        which=are.secretariat_officer | are.of_own_delegation,
        unless=_("Your delegation is no side of this dispute."),
    ),
    Permission(
        name="assembly.view_dispute",
        does=_("see a dispute"),
        people=are.everybody,
        which=are.officer | are.among_readers,
        unless=_("It is not open to your delegation."),
    ),
    # --- accounts
    Permission(
        name="accounts.own",
        does=_("see your account"),
        people=are.signed_in,
    ),
    Permission(
        name="accounts.manage_delegation",
        does=_("manage the accounts of a delegation"),
        people=are.delegation_administrator,
        which=are.of_own_delegation,
        unless=_OTHER_STATE,
    ),
    Permission(
        name="accounts.manage_officers",
        does=_("manage the accounts of officers"),
        # who can make an officer can countersign through him: no page and no role does it, only
        # the command line of the machine, where the organisation's own procedure governs
        people=are.nobody,
    ),
    Permission(
        name="accounts.view_refusals",
        does=_("see what was refused"),
        people=are.auditor | are.depositary_officer,
    ),
    Permission(
        name="keys.manage",
        does=_("make and revoke keys"),
        people=are.signed_in,
        which=are.own,
        unless=_("The key is somebody else's."),
    ),
)

BY_NAME: Final[Mapping[str, Permission]] = MappingProxyType({row.name: row for row in PERMISSIONS})

for _row in PERMISSIONS:
    if not perm_exists(_row.name):  # a module that is reloaded registers once
        add_perm(_row.name, _row.rule)


def permission_named(name: str) -> Permission:
    """The row *name* of the table.

    Raises:
        UnknownPermission: nobody has heard of it (E86).

    """
    try:
        return BY_NAME[name]
    except KeyError:
        raise UnknownPermission(name, BY_NAME) from None


def may(principal: Principal, permission: str, obj: object = None) -> bool:
    """Whether *principal* may do it to *obj*.

    Where the permission depends on an object and none is given, the answer is no.
    """
    row = permission_named(permission)
    return bool(has_perm(row.name, principal, obj))


def might(principal: Principal, permission: str) -> bool:
    """Whether *principal* may do it to some object: for menus, never for doors."""
    return bool(permission_named(permission).in_principle.test(principal))
