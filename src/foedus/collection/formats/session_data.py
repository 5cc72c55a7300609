"""Sessions and bodies as plain data, for the API and the command line."""

from __future__ import annotations

from typing import Any

from foedus.collection.pages.session import SessionPage, signing_acts
from foedus.collection.pages.session_body import BodyPage, BodyRow
from foedus.collection.pages.session_people import AccountShown, DelegationRow
from foedus.collection.pages.sessions import SessionRow
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act, Kind

Data = dict[str, Any]


def session_brief(row: SessionRow) -> Data:
    """A session in a list."""
    return {
        "id": row.session.id,
        "body": row.body.id,
        "stand": str(row.stand),
        "planned": row.planned.text,
        "day": row.day.text,
        "moved": row.moved,
        "place": row.place,
        "form": row.form,
        "mode": str(row.mode),
        "host": row.host.id,
    }


def session_told(view: View, page: SessionPage) -> Data:
    """A session with all that is recorded of it."""
    return {
        "id": page.id,
        "title": {"en": page.titles.en, "ru": page.titles.ru},
        "body": page.body.id,
        "organisation": page.organisation.id,
        "joint_with": page.joint_with.id,
        "form": page.form,
        "mode": str(page.mode),
        "stand": str(page.stand),
        "host": page.host.id,
        "chairs": [one.party.id for one in page.chairs],
        **_days(page),
        "agenda": [_point(page, number) for number in range(len(page.agenda))],
        "delegations": [_delegation(row) for row in page.delegations],
        "documents": [
            {
                "id": one.id,
                "title": one.name,
                "signatures": [_signature(act) for act in signing_acts(view, one.id)],
            }
            for one in page.documents
        ],
        "acts": [act.id for act in page.done],
        "note": page.note,
    }


def _days(page: SessionPage) -> Data:
    planned = [
        {
            "day": one.day.text,
            "decided": one.decided.text,
            "place": one.place,
            "kept": one.kept,
        }
        for one in page.planned
    ]
    held = [
        {
            "day": one.day.text,
            "last": one.last.text,
            "place": one.place,
            "reading": one.reading,
        }
        for one in page.held
    ]
    return {"planned": planned, "held": held}


def _point(page: SessionPage, number: int) -> Data:
    point = page.agenda[number]
    return {
        "number": point.number,
        "title": point.title,
        "format": str(point.format),
        "documents": [one.id for one in point.documents],
        "proposed_by": point.proposed_by.id,
    }


def _delegation(row: DelegationRow) -> Data:
    return {
        "party": row.party.id,
        "capacity": str(row.capacity),
        "sits": row.sits,
        "doubtful": row.doubtful,
        "announced": _account(row.announced),
        "recorded": _account(row.recorded),
    }


def _account(account: AccountShown | None) -> Data | None:
    if account is None:
        return None
    return {"level": str(account.level), "head": account.head, "office": account.office}


def _signature(act: Act) -> Data:
    return {
        "party": act.party,
        "signed": act.kind is Kind.SIGNATURE,
        "qualification": str(act.qualification),
        "inferred": act.inferred,
        "reading": "" if act.rival is None else act.rival.reading,
        "act": act.id,
    }


def body_brief(row: BodyRow) -> Data:
    """A body in a list."""
    return {
        "id": row.body.id,
        "title": row.body.name,
        "organisation": row.organisation.id,
        "seats": row.seats,
        "known": row.known,
        "sessions": row.sessions,
    }


def body_told(page: BodyPage) -> Data:
    """A body on a day."""
    return {
        "id": page.id,
        "title": {"en": page.titles.en, "ru": page.titles.ru},
        "organisation": page.organisation.id,
        "condition": page.seats,
        "known": page.composition_known,
        "seated": [one.id for one in page.seated],
        "beyond": sorted(page.beyond),
        "doubtful": [one.id for one in page.doubtful],
        "observers": [one.id for one in page.observers],
        "chairs": [one.party.id for one in page.chairs],
        "decides_by": page.decides_by,
        "subjects": list(page.subjects),
        "documents": [one.id for one in page.documents],
        "sessions": [row.session.id for row in page.sessions],
    }
