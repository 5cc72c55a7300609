"""A ground ──▶ a plain sentence: "cis/free-trade-2011 is in force between KZ and UA since …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from foedus.law.answers.speech.names import word_name
from foedus.law.answers.tables import Speaker
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.grounds import Ground, GroundKind
from foedus.regimes.rules.measures import SUSPENSION
from foedus.regimes.rules.terms import ColumnKind, Regime, Row, Rule

W = Wording

CONFIDENCE: Final = {
    Confidence.HIGH: W("high", "высокая"),
    Confidence.MEDIUM: W("medium", "средняя"),
    Confidence.LOW: W("low", "низкая"),
}
UNVERIFIED: Final = W("unverified", "не проверено")

_BONDS: Final = {
    "in-force": W("{name} is in force between {about}", "{name} действует между {about}"),
    "provisional": W(
        "{name} is provisionally applied between {about}",
        "{name} временно применяется между {about}",
    ),
    "suspended": W("{name} is suspended between {about}", "{name} приостановлен между {about}"),
    "displaced": W(
        "{name} gives way to another treaty between {about}",
        "{name} уступает другому договору между {about}",
    ),
    "precluded": W(
        "an objection keeps {name} from operating between {about}",
        "из-за возражения {name} не действует между {about}",
    ),
    "none": W("{name} does not bind {about}", "{name} не связывает {about}"),
}
_BOND_OPEN: Final = W(
    "whether {name} binds {about} is not known: {words}",
    "неизвестно, связывает ли {name} {about}: {words}",
)
_STANDINGS: Final = {
    "party": W("{about} is party to {name}", "{about} — участник {name}"),
    "none": W("{about} is not bound by {name}", "{about} не связан документом {name}"),
}
_STANDING: Final = W("{about} stands to {name} as: {words}", "{about}, {name}: {words}")
_STANDING_OPEN: Final = W(
    "how {about} stands to {name} is not known: {words}",
    "неизвестно, как {about} относится к {name}: {words}",
)
_MEMBERS: Final = {
    "True": W("{about} is {criterion} of {name}", "{about}: {criterion}, {name}"),
    "False": W("{about} is not {criterion} of {name}", "{about}: не {criterion}, {name}"),
}
_MEMBER_OPEN: Final = W(
    "whether {about} is {criterion} of {name} is not known",
    "неизвестно, {about}: {criterion}, {name}",
)
_MEASURE: Final = W(
    "{about} applies a measure under {name} on “{words}”",
    "{about} применяет меру по {name}: «{words}»",
)
_SUSPENDED: Final = W("{about} has suspended {name}", "{about} приостановил {name}")
_ROW: Final = W("“{title}”, {where}: {cells}", "«{title}», {where}: {cells}")
_SAID: Final = W("the case says: {title}: {words}", "в деле: {title}: {words}")
_UNSAID: Final = W("the case does not say {title}", "в деле не указано: {title}")
_CAME_TO: Final = W("“{title}” came to: {words}", "ответ на вопрос «{title}»: {words}")
_NO_ROW: Final = W("no row of “{title}” applies", "ни одна строка таблицы «{title}» не применяется")
_NO_MEASURE: Final = W(
    "no measure under {name} reaches the goods", "мер по {name}, охватывающих товар, нет"
)
_NO_TREATY: Final = W(
    "no bilateral treaty on {subject} is held", "двусторонних договоров ({subject}) в реестре нет"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says on what a regime's decision rests."""

    regime: Regime
    speaker: Speaker

    def sentence(self, ground: Ground, rule: Rule) -> str:
        """One ground of *rule*, with the day since which it is so, its confidence and sources."""
        told = ground.since is not None and ground.kind is not GroundKind.ROW
        since = self._since(ground) if told else ""
        return f"{self._plain(ground, rule)}{since}{self.evidence(ground.evidence)}"

    def absent(self, rule: Rule) -> Iterator[str]:
        """What *rule* looked for in vain, where nothing was found that could be a ground."""
        for atom in dict.fromkeys(c.atoms_of(rule.when)):
            match atom:
                case c.RowApplies(table):
                    title = self.speaker.say(self.regime.tables[table].title)
                    yield self.speaker.say(_NO_ROW).format(title=title)
                case c.MeasureBy(instrument):
                    yield self.speaker.say(_NO_MEASURE).format(name=instrument)
                case c.BilateralIs(subject):
                    yield self.speaker.say(_NO_TREATY).format(subject=subject)
                case _:
                    pass

    def evidence(self, evidence: Evidence) -> str:
        """The confidence and the sources, in brackets; nothing where none is needed."""
        level = self.speaker.say(CONFIDENCE[evidence.confidence])
        if evidence.sources:
            return f" ({level}; {', '.join(evidence.sources)})"
        if evidence.confidence is Confidence.HIGH:
            return ""
        return f" ({level}; {self.speaker.say(UNVERIFIED)})"

    def _since(self, ground: Ground) -> str:
        return self.speaker.say(W(" since {day}", " с {day}")).format(day=ground.since)

    def _plain(self, ground: Ground, rule: Rule) -> str:
        match ground.kind:
            case GroundKind.BOND:
                return self._of_law(ground, _BONDS, _BOND_OPEN)
            case GroundKind.STANDING:
                other = _STANDING if len(ground.words) == 1 else _STANDING_OPEN
                return self._of_law(ground, _STANDINGS, other)
            case GroundKind.MEMBERSHIP:
                return self._of_member(ground, rule)
            case GroundKind.MEASURE:
                words = _SUSPENDED if ground.words == (SUSPENSION,) else _MEASURE
                return self._filled(words, ground, words=", ".join(ground.words))
            case GroundKind.ROW:
                return self._of_row(ground)
            case GroundKind.FIELD:
                return self._of_field(ground)
            case GroundKind.QUESTION:
                return self._of_question(ground)

    def _of_law(self, ground: Ground, known: dict[str, Wording], other: Wording) -> str:
        certain = known.get(ground.words[0]) if len(ground.words) == 1 else None
        words = " / ".join(word_name(one, self.speaker.language) for one in ground.words)
        return self._filled(other if certain is None else certain, ground, words=words)

    def _of_member(self, ground: Ground, rule: Rule) -> str:
        asked = [one for one in c.atoms_of(rule.when) if isinstance(one, c.MemberOf)]
        names = dict.fromkeys(a.criterion for a in asked if a.organisation == ground.name)
        words = _MEMBERS.get(ground.words[0]) if len(ground.words) == 1 else None
        return self._filled(words or _MEMBER_OPEN, ground, criterion="/".join(names))

    def _of_row(self, ground: Ground) -> str:
        row = ground.row
        title = self.speaker.say(self.regime.tables[ground.name].title)
        where = "" if row is None else str(row.where)
        cells = "" if row is None else self.row(ground.name, row)
        return self.speaker.say(_ROW).format(title=title, where=where, cells=cells)

    def row(self, table: str, row: Row) -> str:
        """What a row says: its cells, its days, its note."""
        columns = self.regime.tables[table].columns
        keys = [name for name, kind in columns.items() if kind is not ColumnKind.VALUE]
        values = [name for name, kind in columns.items() if kind is ColumnKind.VALUE]
        cells = {name: row.cells[name] for name in (*keys, *values) if row.cells[name]}
        said = [f"{name} {value}" for name, value in in_language(cells, self.speaker).items()]
        days = f"{row.span.start}/{row.span.end.isoformat()}"
        note = self.speaker.say(row.evidence.note)
        return "; ".join(part for part in (*said, days, note) if part)

    def _of_field(self, ground: Ground) -> str:
        title = self.speaker.say(self.regime.fields[ground.name].title)
        if not ground.words:
            return self.speaker.say(_UNSAID).format(title=title)
        words = self.speaker.say(W(" or ", " или ")).join(ground.words)
        return self.speaker.say(_SAID).format(title=title, words=words)

    def _of_question(self, ground: Ground) -> str:
        question = self.regime.question(ground.name)
        words = " / ".join(self.speaker.say(question.says(one)) for one in ground.words)
        title = self.speaker.say(question.title)
        return self.speaker.say(_CAME_TO).format(title=title, words=words)

    def _filled(self, sentence: Wording, ground: Ground, **more: str) -> str:
        about = self.speaker.say(W(" and ", " и ")).join(ground.about)
        return self.speaker.say(sentence).format(name=ground.name, about=about, **more)


def in_language(cells: Mapping[str, str], speaker: Speaker) -> dict[str, str]:
    """Of columns that say the same in two languages (``_en``, ``_ru``), the reader's one."""
    other = "_en" if speaker.language == "ru" else "_ru"
    kept = {name: cell for name, cell in cells.items() if not name.endswith(other)}
    return {name.removesuffix(f"_{speaker.language}"): cell for name, cell in kept.items()}
