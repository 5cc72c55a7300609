"""A session in the terminal: its days, chair and host, who came, who signed what and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

from foedus.cli.options import Asked, question

if TYPE_CHECKING:
    from foedus.collection.pages.offices import ChairShown
    from foedus.collection.pages.session import SessionPage
    from foedus.collection.pages.view import View
    from foedus.law.answers.tables import Table
    from foedus.law.terms.acts import Act


@click.command()
@click.argument("name", metavar="SESSION")
@question
def session(asked: Asked, name: str) -> None:
    """What is recorded of SESSION: planned and held, chair and host, who signed what and how."""
    from foedus.cli.drawing import draw
    from foedus.cli.json_output import write_json
    from foedus.collection.formats.session_data import session_told
    from foedus.collection.pages.session import session_page
    from foedus.collection.pages.view import View
    from foedus.opened import moment, open_register  # late, all of them: keeps --help fast

    opened = open_register(asked.register, language="ru" if asked.language == "ru" else "en")
    when = moment(asked.on, asked.known)
    view = View(
        opened=opened,
        on=when.on,
        known=when.known,
        readings=opened.chosen(asked.readings),
        language=opened.language,
    )
    page = session_page(view, name)
    if asked.as_json:
        write_json(session_told(view, page))
    else:
        draw(table_of(view, page))


def table_of(view: View, page: SessionPage) -> Table:
    """The session as a table: a row for each document, a column for each state."""
    from foedus.law.answers.tables import Table

    return Table(
        title=page.title,
        lead=tuple(_lead(view, page)),
        columns=("", *page.signatories) if page.documents else (),
        rows=tuple(
            (document.name, *_cells(view, document.id, page.signatories))
            for document in page.documents
        ),
        notes=tuple(_notes(view, page)),
    )


def _lead(view: View, page: SessionPage) -> list[str]:
    said = _said(view)
    lines = [f"{said('planned')}: {one.day.text} {one.place}".rstrip() for one in page.planned]
    lines += [f"{said('held')}: {one.day.text} {one.place}".rstrip() for one in page.held]
    chairs = ", ".join(_chair(one, said) for one in page.chairs) or said("unknown")
    host = page.host.name or said("unknown")
    lines.append(f"{said('presides')}: {chairs}; {said('host')}: {host}")
    recorded = [(row.party.id, row.recorded.level) for row in page.delegations if row.recorded]
    for label, levels in _LEVELS.items():
        named = [party for party, level in recorded if str(level) in levels]
        lines += [f"{said(label)}: {', '.join(named)}"] if named else []
    announced = [row.party.id for row in page.delegations if row.announced is not None]
    lines += [f"{said('announced')}: {', '.join(announced)}"] if announced else []
    return lines


def _chair(chair: ChairShown, said: Callable[[str], str]) -> str:
    """Who presides; on the day on which the chair passes, after whom."""
    before = chair.took_over_from.name
    return f"{chair.party.name} ({said('after')} {before})" if before else chair.party.name


def _cells(view: View, document: str, parties: tuple[str, ...]) -> list[str]:
    from foedus.collection.pages.session import signing_acts

    acts = signing_acts(view, document)
    return [_cell({_letter(act) for act in acts if act.party == party}) for party in parties]


def _letter(act: Act) -> str:
    from foedus.law.terms.acts import Kind

    if act.kind is Kind.NOT_SIGNED:
        return "–"
    return _MANNERS.get(str(act.qualification), "S") + ("*" if act.inferred else "")


def _cell(letters: set[str]) -> str:
    return "/".join(sorted(letters)) or "?"


_MANNERS: Final = {"reservation": "R", "special-opinion": "O", "special-position": "P"}


def _notes(view: View, page: SessionPage) -> list[str]:
    said = _said(view)
    done = [f"{one.subject.name}: {one.sentence}" for one in page.done]
    agenda = [f"{point.number or '–'}. {point.title}" for point in page.agenda]
    legend = [said("legend")] if page.documents else []
    return [*legend, *done, *agenda, *([page.note] if page.note else [])]


def _said(view: View) -> Callable[[str], str]:
    """What each label is called in the reader's language."""
    russian = view.language == "ru"
    return lambda label: _LABELS[label][russian]


_LEVELS: Final = {
    "present": {"as-seated", "deputy", "lower"},
    "absent": {"absent"},
    "level": {"unknown"},
}
_LABELS: Final = {
    "planned": ("planned", "планировалось"),
    "held": ("held", "состоялось"),
    "presides": ("presides", "председательствует"),
    "after": ("on that day, after", "в этот день, после:"),
    "host": ("host", "принимает"),
    "unknown": ("not known", "неизвестно"),
    "present": ("recorded as present", "по сообщениям, участвовали"),
    "absent": ("recorded as absent", "по сообщениям, отсутствовали"),
    "level": ("level not known, perhaps absent", "уровень неизвестен, возможно, отсутствовали"),
    "announced": ("announced", "объявлены"),
    "legend": (
        "S signed, R reserved, O special opinion, – not signed, * inferred, / disputed, ? unknown",
        "S подписано, R оговорка, O особое мнение, – нет, * выведено, / спорно, ? неизвестно",
    ),
}
