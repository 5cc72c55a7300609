"""Which body or office of an organisation is meant by who meets, or by "its head"."""

from __future__ import annotations

from functools import lru_cache

from foedus.law.terms.register import Register

_LEVELS = {
    "heads-of-state": ("heads of state", "глав государств"),
    "heads-of-government": ("heads of government", "глав правительств"),
    "foreign-ministers": ("foreign affairs", "foreign ministers", "иностранных дел"),
    "defence-ministers": ("ministers of defence", "defence ministers", "министров обороны"),
    "economic": ("economic council", "экономический совет"),
    "parliament": ("parliamentary assembly", "парламентская ассамблея"),
}
"""The words by which the title of a body says who meets in it."""


def body_of_level(register: Register, organisation: str, level: str) -> str:
    """The body of *organisation* in which such persons meet; empty: none, or several."""
    marks = _LEVELS.get(level, ())
    if organisation not in register.organisation or not marks:
        return ""
    found = [
        body.id
        for body in register.organisation[organisation].bodies
        if any(mark in name for mark in marks for name in _names(body.title.en, body.title.ru))
    ]
    return found[0] if len(found) == 1 else ""


def level_of(register: Register, organisation: str, body: str) -> str:
    """Who meets in a body, by its title: "heads-of-state"; empty where the title does not say."""
    if organisation not in register.organisation:
        return ""
    held = (one for one in register.organisation[organisation].bodies if one.id == body)
    names = [name for one in held for name in _names(one.title.en, one.title.ru)]
    found = (
        level
        for level, marks in _LEVELS.items()
        if any(mark in name for mark in marks for name in names)
    )
    return next(found, "")


def body_called(register: Register, organisation: str, noun: str) -> str:
    """The body of *organisation* whose title ends with *noun*, where only one does."""
    if organisation not in register.organisation or not noun:
        return ""
    found = [
        body.id
        for body in register.organisation[organisation].bodies
        if any(name.endswith(noun) for name in _names(body.title.en, body.title.ru))
    ]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1024)
def _names(*titles: str) -> tuple[str, ...]:
    return tuple(title.casefold() for title in titles)


_STEM = 6
"""So many letters of a word are the same in all its forms, near enough."""


def head_office_of(register: Register, organisation: str, body: str) -> str:
    """The office whose titles name *body*: "Chairman of the Executive Committee"."""
    own = office_of(register, organisation)
    if not own or organisation not in register.organisation:
        return ""
    office = register.office[own]
    titles = [one for held in office.titles for one in (held.title.en, held.title.ru)]
    names = _names(*titles, *office.also)
    bodies = [one for one in register.organisation[organisation].bodies if one.id == body]
    stems = [
        [word[:_STEM] for word in name.split()]
        for one in bodies
        for name in _names(one.title.en, one.title.ru)
    ]
    return own if any(all(s in name for s in words) for words in stems for name in names) else ""


def office_of(register: Register, organisation: str) -> str:
    """The office of *organisation*, where it has only one."""
    found = [office.id for office in register.offices if office.organisation == organisation]
    return found[0] if len(found) == 1 else ""
