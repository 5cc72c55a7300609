"""The words of findings: sentences in two languages, days, lists of states, proofs as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import Final

from foedus.law.answers.render import Line, act_line, lines
from foedus.law.terms.acts import Act
from foedus.law.terms.days import ONE_DAY, Edge, Span
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.register import Register
from foedus.law.terms.steps import Step, Steps
from foedus.law.terms.uncertain import Bounded, When
from foedus.law.terms.wording import Wording

MONTHS: Final = (
    Wording("January", "января"),
    Wording("February", "февраля"),
    Wording("March", "марта"),
    Wording("April", "апреля"),
    Wording("May", "мая"),
    Wording("June", "июня"),
    Wording("July", "июля"),
    Wording("August", "августа"),
    Wording("September", "сентября"),
    Wording("October", "октября"),
    Wording("November", "ноября"),
    Wording("December", "декабря"),
)
MONTHS_NAMED: Final = tuple(
    Wording(month.en, russian)
    for month, russian in zip(
        MONTHS,
        (
            "январь",
            "февраль",
            "март",
            "апрель",
            "май",
            "июнь",
            "июль",
            "август",
            "сентябрь",
            "октябрь",
            "ноябрь",
            "декабрь",
        ),
        strict=True,
    )
)
YEAR: Final = 12
"""So many months are a year."""
NOBODY: Final = Wording("none", "никто")
NOT_KNOWN: Final = Wording("a day that is not known", "неизвестный день")
FEW: Final = 4
"""No more parties are named in a sentence."""
LONGEST_TOLD: Final = 380
"""No more characters are told in a sentence."""
LONGEST_NAME: Final = 60
"""No more characters of a name of the report are repeated in an answer."""
MOST_LINES: Final = 60
"""No more lines of a proof are given."""


def say(en: str, ru: str, **values: Wording | str | int) -> Wording:
    """A sentence in both languages, each with the *values* in its own language."""
    return Wording(
        en.format(**{name: _in(value, russian=False) for name, value in values.items()}),
        ru.format(**{name: _in(value, russian=True) for name, value in values.items()}),
    )


def _in(value: Wording | str | int, *, russian: bool) -> str:
    if isinstance(value, Wording):
        return value.in_language("ru" if russian else "en")
    return str(value)


def joined(parts: Iterable[Wording], between: str = ", ") -> Wording:
    """Wordings in a row."""
    held = tuple(parts)
    return Wording(
        between.join(part.in_language("en") for part in held),
        between.join(part.in_language("ru") for part in held),
    )


def sentences(*parts: Wording) -> Wording:
    """Several sentences, one after another; empty ones are left out."""
    return joined((part for part in parts if part), " ")


def few(register: Register, codes: Iterable[str]) -> Wording:
    """A few parties by name; of more, only how many: the rest stands in the proof."""
    held = tuple(codes)
    if len(held) > FEW:
        return Wording(f"{len(held)} states", f"{len(held)} {_states_in_russian(len(held))}")
    return parties(register, held)


def _states_in_russian(number: int) -> str:
    """The noun after a number above four."""
    last = 0 if number % 100 in range(11, 15) else number % 10
    return {1: "государство", 2: "государства", 3: "государства", 4: "государства"}.get(
        last, "государств"
    )


def either(found: Iterable[Wording]) -> Wording:
    """Each of several accounts, once."""
    held = tuple(dict.fromkeys(found))
    return Wording(
        " or ".join(one.in_language("en") for one in held),
        " или ".join(one.in_language("ru") for one in held),
    )


def alternatives(found: Iterable[Wording]) -> Wording:
    """One of several accounts: the first one, and that there are others."""
    held = tuple(dict.fromkeys(found))
    if len(held) <= 1:
        return joined(held)
    return say("{one} (disputed)", "{one} (спорно)", one=held[0])


def shortened(told: Wording) -> Wording:
    """A sentence that is not too long to be read at once; the proof has all of it."""
    return Wording(_shortened(told.en.strip()), _shortened(told.ru.strip()))


def _shortened(words: str) -> str:
    if len(words) <= LONGEST_TOLD:
        return words
    cut = max(words.rfind(mark, 0, LONGEST_TOLD) for mark in ("; ", ". ", ", ", " "))
    return words[: cut if cut > 0 else LONGEST_TOLD].rstrip(" ;,.") + " …"


def quoted(words: str) -> Wording:
    """Words of the report, shortened where they are very long."""
    short = words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME] + "…"
    return Wording(f"“{short}”", f"«{short}»")


def party(register: Register, code: str) -> Wording:
    """The name of a party; its code where the register gives no name."""
    held = register.party.get(code)
    return Wording(code, code) if held is None else held.name


def parties(register: Register, codes: Iterable[str]) -> Wording:
    """The names of parties in a row; "none" where there are none."""
    named = joined(party(register, code) for code in codes)
    return named or NOBODY


def day(when: date) -> Wording:
    """A day as a reader says it."""
    month = MONTHS[when.month - 1]
    return Wording(
        f"{when.day} {month.en} {when.year}",
        f"{when.day} {month.ru} {when.year} года",
    )


_SHORT: Final = (re.compile("[A-Z][A-Za-z]{0,6}[A-Z]"), re.compile("[А-ЯЁ][А-Яа-яЁё]{0,6}[А-ЯЁ]"))


def brief(organisation: Organisation) -> Wording:
    """An organisation by its letters ("CIS"), where it has such a name; else its title."""
    en, ru = (
        next((name for name in organisation.also if short.fullmatch(name)), "") for short in _SHORT
    )
    return Wording(en or organisation.title.en, ru or organisation.title.ru)


def with_letters(title: Wording, organisation: Organisation) -> Wording:
    """A title that has an organisation by its letters, in whatever case its name stands there."""
    letters = brief(organisation)
    en = re.sub(_in_any_case(organisation.title.en), letters.en, title.en, count=1)
    return Wording(en, re.sub(_in_any_case(organisation.title.ru), letters.ru, title.ru, count=1))


def _in_any_case(name: str) -> str:
    stems = (re.escape(word[: max(SHORTEST_STEM, len(word) - ENDING)]) for word in name.split())
    return r"\b" + r"\s+".join(rf"{stem}\w*" for stem in stems)


ENDING: Final = 2
SHORTEST_STEM: Final = 3
"""So many letters at the end of a word may differ by its case, and so many do not."""


def edge(when: Edge | None) -> Wording:
    """A day, or that it is not known."""
    return day(when) if isinstance(when, date) else NOT_KNOWN


def when_words(when: When | None) -> Wording:
    """A day, or the days between which it lies."""
    if isinstance(when, date):
        return day(when)
    if not isinstance(when, Bounded):
        return NOT_KNOWN
    if not isinstance(when.last, date):
        return say("some day since {first}", "день не ранее {first}", first=day(when.first))
    whole = _whole(when.first, when.last)
    if whole:
        return whole
    return say(
        "some day from {first} to {last}",
        "день в промежутке: {first} – {last}",
        first=day(when.first),
        last=day(when.last),
    )


def _whole(first: date, last: date) -> Wording:
    """A whole month or year by its name; nothing for other days."""
    after = last + ONE_DAY if last < date.max else last
    if first.day != 1 or after.day != 1:
        return Wording()
    months = (after.year - first.year) * 12 + after.month - first.month
    if months == 1:
        month = MONTHS_NAMED[first.month - 1]
        return Wording(f"{month.en} {first.year}", f"{month.ru} {first.year} года")
    if months == YEAR and first.month == 1:
        return Wording(str(first.year), f"{first.year} год")
    return Wording()


def span_words(span: Span) -> Wording:
    """From when to when, both days included."""
    if not isinstance(span.end, date) or span.end <= span.start:
        return say("since {start}", "с {start}", start=day(span.start))
    last = span.end - ONE_DAY
    if last == span.start:
        return day(span.start)
    whole = _whole(span.start, last)
    if whole:
        return whole
    return say("{start} – {last}", "{start} – {last}", start=day(span.start), last=day(last))


def proof_lines(steps: Steps) -> tuple[Wording, ...]:
    """The steps of the law's own proof, a line each, in both languages."""
    pairs = zip_longest(_flat(lines(steps, "en"), 0), _flat(lines(steps, "ru"), 0), fillvalue="")
    return tuple(Wording(en, ru) for en, ru in pairs)[:MOST_LINES]


def _flat(found: Iterable[Line], depth: int) -> Iterator[str]:
    for line in found:
        cite = f" [{line.cite}]" if line.cite else ""
        quote = ""
        if line.quote:
            quote = f" ({line.quote})" if line.is_paraphrase else f" «{line.quote}»"
        yield "  " * depth + line.text + cite + quote
        yield from _flat(line.under, depth + 1)


def act_words(act: Act) -> Wording:
    """An act in one line, with its note."""
    note = act.evidence.note
    return Wording(
        " – ".join(part for part in (act_line(act, "en"), note.in_language("en")) if part),
        " – ".join(part for part in (act_line(act, "ru"), note.in_language("ru")) if part),
    )


def sources_of_acts(acts: Iterable[Act]) -> tuple[str, ...]:
    """The ids of the sources of *acts*, each once."""
    return unique(source for act in acts for source in act.evidence.sources)


def sources_of_steps(steps: Steps) -> tuple[str, ...]:
    """The ids of the sources that a proof rests on: of the acts it counted, of its clauses."""
    return unique(_sources(steps))


def _sources(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        for act in step.counted:
            yield from act.evidence.sources
        if step.text is not None:
            yield from step.text.sources
        yield from _sources(step.because)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names in their order, each once."""
    return tuple(dict.fromkeys(names))
