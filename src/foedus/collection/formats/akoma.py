"""The words of an instrument as Akoma Ntoso 3.0 (OASIS LegalDocML).

Only quoted words are text. Paraphrases are left out, and a note in the document says so; so are
words that the citation places in another document. Order of elements as in the schema: meta
(identification, lifecycle, references, notes), preface, body, conclusions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from foedus.collection.addresses import instrument_path
from foedus.collection.charts.markup import clean
from foedus.collection.formats.citations import Part, Quoted, quotations, texts_of
from foedus.collection.formats.errors import NoTextHeld
from foedus.law.answers.answers import StatusAnswer
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Language, Wording

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

W = Wording
_BY: Final = {"source": "#foedus"}
_ISO_639_2: Final[dict[Language, str]] = {"en": "eng", "ru": "rus"}
_ARTICLE: Final = W("Article {}", "Статья {}")
_PARTIES: Final = W("The parties", "Стороны")
_ADOPTION: Final = W("Adoption", "Принятие")
_ENTRY: Final = W("Entry into force", "Вступление в силу")
_END: Final = W("End", "Прекращение")

_NOT_WHOLE: Final = W(
    "This document holds only those words of the text that the register quotes: {} passages. "
    "What is absent here is not held; it is not absent from the text. It is not an authentic "
    "text: the certified copy is.",
    "Документ содержит только те слова текста, которые цитирует реестр: отрывков {}. "
    "Отсутствующее здесь не учтено в реестре, но может быть в тексте. Это не аутентичный текст: "
    "аутентична заверенная копия.",
)
_PARAPHRASED: Final = W(
    "Paraphrases are not text and are left out; of these clauses no words are held: {}.",
    "Пересказы не являются текстом и опущены; слов этих положений нет: {}.",
)
_ELSEWHERE: Final = W(
    "Left out, for the citation does not place the words in this text: {}.",
    "Опущено, так как ссылка не относит слова к этому тексту: {}.",
)
_TRANSLATION: Final = W(
    "These words are a translation; the authentic languages are: {}.",
    "Эти слова являются переводом; аутентичные языки: {}.",
)
_UNCERTAIN: Final = W(
    "The day of entry into force is not certain and is not given as an event.",
    "День вступления в силу точно не известен и как событие не приведён.",
)


@dataclass(frozen=True, slots=True)
class _Expression:
    """One instrument in one language."""

    instrument: Instrument
    status: StatusAnswer
    language: Language
    quoted: tuple[Quoted, ...]

    @property
    def own(self) -> tuple[Quoted, ...]:
        """What the citations place in this text."""
        return tuple(one for one in self.quoted if one.part is not Part.ELSEWHERE)

    @property
    def adopted(self) -> date:
        return first_possible(self.instrument.adopted)

    @property
    def jurisdiction(self) -> str:
        """Who made it: the organisation that it was concluded within, else "int"."""
        return self.instrument.within or "int"

    @property
    def work(self) -> str:
        name = self.instrument.id.rpartition("/")[2]
        return f"/akn/{self.jurisdiction}/act/{_slug(self.instrument.kind)}/{self.adopted}/{name}"


def akoma_ntoso(status: StatusAnswer, speaker: Speaker, base: str, made: date) -> bytes:
    """The words held of the instrument of *status*, in the language of *speaker*.

    *base* is the address of the site, *made* the day on which the document is made. NoTextHeld
    if nothing is quoted in that language.
    """
    instrument = speaker.register.instrument[status.instrument]
    quoted = quotations(instrument.clauses, speaker.language)
    held = _Expression(instrument, status, speaker.language, quoted)
    if not held.own:
        raise NoTextHeld(instrument.id, speaker.language)
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: AKN})
    act = _put(root, "act", {"name": _slug(instrument.kind), "contains": "originalVersion"})
    _meta(act, held, base, made)
    title = _put(_put(_put(act, "preface"), "p"), "docTitle")
    title.text = clean(instrument.title.in_language(speaker.language) or instrument.id)
    _body(act, held)
    _conclusions(act, held)
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return bytes(text)


def _tag(name: str) -> str:
    return f"{{{AKN}}}{name}"


def _put(
    parent: etree._Element, name: str, attributes: dict[str, str] | None = None, text: str = ""
) -> etree._Element:
    made = etree.SubElement(
        parent, _tag(name), {key: clean(value) for key, value in (attributes or {}).items()}
    )
    if text:
        made.text = clean(text)
    return made


def _slug(kind: str) -> str:
    return "-".join(kind.split()) or "treaty"


def _meta(act: etree._Element, held: _Expression, base: str, made: date) -> None:
    meta = _put(act, "meta")
    _identification(meta, held, base, made)
    _lifecycle(meta, held)
    _references(meta, held)
    _notes(meta, held)


def _identification(meta: etree._Element, held: _Expression, base: str, made: date) -> None:
    """Work, expression, manifestation (the levels of FRBR)."""
    within = _put(meta, "identification", _BY)
    expression = f"{held.work}/{_ISO_639_2[held.language]}@"
    adopted = {"date": held.adopted.isoformat(), "name": "adoption"}
    work = _level(within, "FRBRWork", f"{held.work}/!main", held.work)
    address = base.rstrip("/") + instrument_path(held.instrument.id)
    _put(work, "FRBRalias", {"value": address, "name": "address"})
    _put(work, "FRBRdate", adopted)
    _put(work, "FRBRauthor", {"href": "#parties"})
    _put(work, "FRBRcountry", {"value": held.jurisdiction})
    _put(work, "FRBRsubtype", {"value": _slug(held.instrument.kind)})
    _put(work, "FRBRnumber", {"value": held.instrument.id})
    spoken = _level(within, "FRBRExpression", f"{expression}/!main", expression)
    _put(spoken, "FRBRdate", adopted)
    _put(spoken, "FRBRauthor", {"href": "#parties"})
    _put(spoken, "FRBRlanguage", {"language": _ISO_639_2[held.language]})
    file = _level(within, "FRBRManifestation", f"{expression}/!main.xml", f"{expression}.akn")
    _put(file, "FRBRdate", {"date": made.isoformat(), "name": "generation"})
    _put(file, "FRBRauthor", {"href": "#foedus"})
    _put(file, "FRBRformat", {"value": "application/akn+xml"})


def _level(parent: etree._Element, name: str, this: str, uri: str) -> etree._Element:
    made = _put(parent, name)
    _put(made, "FRBRthis", {"value": this})
    _put(made, "FRBRuri", {"value": uri})
    return made


def _events(held: _Expression) -> Iterator[tuple[str, str, date, Wording]]:
    """What happened to the text: key, type of event as the schema has it, day, and words."""
    if isinstance(held.instrument.adopted, date):
        yield "adoption", "generation", held.instrument.adopted, _ADOPTION
    for key, kind, told, words in (
        ("entry", "generation", held.status.in_force_from, _ENTRY),
        ("end", "repeal", held.status.in_force_until, _END),
    ):
        if told.certain and isinstance(told.value, date):
            yield key, kind, told.value, words


def _lifecycle(meta: etree._Element, held: _Expression) -> None:
    events = tuple(_events(held))
    if not events:
        return
    made = _put(meta, "lifecycle", _BY)
    for key, kind, day, _ in events:
        attributes = {"eId": f"event_{key}", "date": day.isoformat(), "type": kind}
        _put(made, "eventRef", attributes | {"source": "#original", "refersTo": f"#{key}"})


def _references(meta: etree._Element, held: _Expression) -> None:
    made = _put(meta, "references", _BY)
    original = {"eId": "original", "href": held.work}
    _put(made, "original", original | {"showAs": held.instrument.title.in_language(held.language)})
    others = (o for relation in held.instrument.clauses.relations for o in relation.others)
    for number, other in enumerate(dict.fromkeys(others), start=1):
        attributes = {"eId": f"ref_{number}", "href": instrument_path(other), "showAs": other}
        _put(made, "activeRef", attributes)
    _ontology(made, "Organization", "foedus", "Foedus")
    _ontology(made, "Organization", "parties", _PARTIES.in_language(held.language))
    for key, _, _, words in _events(held):
        _ontology(made, "Event", key, words.in_language(held.language))


def _ontology(parent: etree._Element, kind: str, key: str, shown: str) -> None:
    href = f"/akn/ontology/{kind.casefold()}/{key}"
    _put(parent, f"TLC{kind}", {"eId": key, "href": href, "showAs": shown})


def _notes(meta: etree._Element, held: _Expression) -> None:
    made = _put(meta, "notes", _BY)
    for number, words in enumerate(_said(held), start=1):
        note = _put(made, "note", {"eId": f"note_{number}"})
        _put(note, "p", text=words)


def _said(held: _Expression) -> Iterator[str]:
    yield _NOT_WHOLE.in_language(held.language).format(len(held.own))
    authentic = held.instrument.languages
    if authentic and held.language not in authentic:
        yield _TRANSLATION.in_language(held.language).format(", ".join(authentic))
    texts = tuple(texts_of(held.instrument.clauses))
    bare = dict.fromkeys(text.cite for text in texts if text.paraphrase and not text.words)
    if bare:
        yield _PARAPHRASED.in_language(held.language).format("; ".join(bare))
    away = dict.fromkeys(one.cite for one in held.quoted if one.part is Part.ELSEWHERE)
    if away:
        yield _ELSEWHERE.in_language(held.language).format("; ".join(away))
    if not held.status.in_force_from.certain:
        yield _UNCERTAIN.in_language(held.language)


def _body(act: etree._Element, held: _Expression) -> None:
    body = _put(act, "body")
    articles = [one for one in held.own if one.part is Part.ARTICLE]
    for number, passages in groupby(articles, key=lambda one: one.article):
        _article(body, number, tuple(passages), held.language)
    extracts = [one for one in held.own if one.part is Part.EXTRACT]
    for place, one in enumerate(extracts, start=1):
        _extract(body, f"hcontainer_{place}", one, heading=one.cite)
    if not len(body):  # the schema wants something in a body; the words stand in the conclusions
        _put(body, "hcontainer", {"eId": "hcontainer_1", "name": "extract"}).append(
            etree.Element(_tag("content"), {"eId": "hcontainer_1__content"})
        )
        _put(body[0][0], "p")


def _article(
    body: etree._Element, number: str, passages: tuple[Quoted, ...], language: Language
) -> None:
    key = f"art_{number.replace('.', '-')}"
    article = _put(body, "article", {"eId": key})
    _put(article, "num", text=_ARTICLE.in_language(language).format(number))
    whole = [one for one in passages if not one.paragraph]
    numbered = [one for one in passages if one.paragraph]
    if not numbered:
        _content(article, key, whole)
        return
    for place, one in enumerate(whole, start=1):
        _extract(article, f"{key}__hcontainer_{place}", one, heading="")
    for paragraph, said in groupby(numbered, key=lambda one: one.paragraph):
        within = f"{key}__para_{paragraph}"
        made = _put(article, "paragraph", {"eId": within})
        _put(made, "num", text=f"{paragraph}.")
        _content(made, within, list(said))


def _extract(parent: etree._Element, key: str, one: Quoted, heading: str) -> None:
    made = _put(parent, "hcontainer", {"eId": key, "name": "extract"})
    if heading:
        _put(made, "heading", text=heading)
    _content(made, key, [one])


def _content(parent: etree._Element, key: str, passages: list[Quoted]) -> None:
    content = _put(parent, "content", {"eId": f"{key}__content"})
    for one in passages:
        _put(content, "p", text=one.words)


def _conclusions(act: etree._Element, held: _Expression) -> None:
    said = [one for one in held.own if one.part is Part.CONCLUSIONS]
    if said:
        made = _put(act, "conclusions", {"eId": "conclusions"})
        for one in said:
            _put(made, "p", text=one.words)
