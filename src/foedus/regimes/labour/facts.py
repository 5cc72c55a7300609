"""What a case tells, as a reader of its page sees it."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.labour.case import Worker
from foedus.regimes.labour.speaking import Voice
from foedus.regimes.labour.vocabulary import classes_of
from foedus.regimes.rules.terms import FieldKind

W = Wording

_RETOLD: Final = {
    "employer": W("the employer", "работодатель"),
    "region": W("the region", "регион"),
    "durationMonths": W("for how many months", "на сколько месяцев"),
    "entered": W("entered on", "дата въезда"),
}
_WORDS: Final = {
    "yes": W("yes", "да"),
    "no": W("no", "нет"),
    "work": W("work", "работа"),
    "study": W("study", "учёба"),
    "visit": W("visit", "визит"),
    "family": W("family", "семья"),
    "transit": W("transit", "транзит"),
}


def facts_of(worker: Worker, voice: Voice) -> tuple[tuple[str, str], ...]:
    """The facts of a case, each with its title; classes are told together."""
    regime = voice.regime
    plain = [
        (voice.say(regime.fields[name].title), _value(name, str(value), voice))
        for name, value in worker.values.items()
        if name not in classes_of(regime).values()
    ]
    retold = [(voice.say(_RETOLD[name]), value) for name, value in worker.facts]
    return (*plain, *_classes(worker, voice), *retold)


def _classes(worker: Worker, voice: Voice) -> tuple[tuple[str, str], ...]:
    known = classes_of(voice.regime)
    if not any(name in worker.values for name in known.values()):
        return ()
    named = [word for word, name in known.items() if worker.values.get(name) == "yes"]
    none = voice.say(W("none of those that the law excepts", "нет категорий, выделяемых правом"))
    return ((voice.say(W("classes", "категории")), ", ".join(named) or none),)


def _value(name: str, value: str, voice: Voice) -> str:
    if voice.regime.fields[name].kind is FieldKind.STATE:
        return voice.state(value)
    return voice.say(_WORDS[value]) if value in _WORDS else value
