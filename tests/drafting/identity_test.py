"""The ids of provisions: given once, kept for good, whatever is inserted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.drafting.identity import aligned_ids, carried_ids, wids_of, with_ids
from foedus.drafting.plain import read_plain, write_plain
from foedus.drafting.structure import Text, element_at, walk

from .texts import TEXTS, changed

BASE = "Договор\nСтатья 1. Предмет\n1. Стороны охраняют озеро.\n2. Стороны не ловят рыбу ночью.\n"


def read(words: str, language: str = "ru") -> Text:
    return read_plain(words, language)


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_ids_are_given_once(text: Text) -> None:
    for ids in ([one.wid for one in walk(text)], [one.eid for one in walk(text)]):
        assert len(ids) == len(set(ids))
        assert all(ids)
    assert with_ids(text) == text


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_what_stays_keeps_its_id_through_plain_text_and_back(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    assert carried_ids(text, text) == text
    after = data.draw(changed(text))
    carried = carried_ids(text, after)
    ids = [one.wid for one in walk(carried)]
    assert len(ids) == len(set(ids))


def test_an_inserted_paragraph_renumbers_the_others_and_takes_no_ids() -> None:
    before = read(BASE)
    after = carried_ids(
        before,
        read(BASE.replace("2. Стороны не", "2. Стороны измеряют воду.\n3. Стороны не")),
    )
    moved = element_at(after, "art_1__para_2")
    assert (moved.eid, moved.number) == ("art_1__para_3", "3.")
    new = next(one for one in walk(after) if one.eid == "art_1__para_2")
    assert new.wid == "art_1__para_2-v2"


def test_an_article_whose_heading_and_number_change_is_known_by_its_parts() -> None:
    before = read(BASE)
    after = carried_ids(before, read(BASE.replace("Статья 1. Предмет", "Статья 7. Цели")))
    assert after.elements[0].wid == "art_1"
    assert [one.wid for one in after.elements[0].children] == ["art_1__para_1", "art_1__para_2"]


def test_a_removed_id_is_never_given_again() -> None:
    before = read(BASE)
    without = carried_ids(before, read(BASE.replace("2. Стороны не ловят рыбу ночью.\n", "")))
    again = carried_ids(
        without,
        read(BASE.replace("не ловят рыбу ночью", "платят взносы")),
        wids_of(before),
    )
    assert "art_1__para_2" not in wids_of(again)


def test_the_other_language_has_the_ids_of_the_same_places() -> None:
    russian = read(BASE)
    english = read("Treaty\nArticle 1. Subject\n1. They protect.\n2. No fishing.\n", "en")
    assert wids_of(aligned_ids(russian, english)) == wids_of(russian)


def test_a_text_as_lawyers_write_it_is_read_and_written() -> None:
    words = """\
Соглашение о сотрудничестве

Государства – участники,
согласились о нижеследующем:

Глава I. Общие положения

Статья 1. Предмет
1. Стороны сотрудничают в области:
а) обмена сведениями;
б) подготовки кадров:
1) в вузах;
2) на курсах.

Статья 2
Стороны создают комиссию. Статья 3 не применяется.

Совершено в городе Душанбе 5 октября 2007 года.

Приложение 1. Перечень
1. Первое.
"""
    text = read(words)
    assert [one.eid for one in walk(text)] == [
        "preamble",
        "chp_i",
        "chp_i__art_1",
        "chp_i__art_1__para_1",
        "chp_i__art_1__para_1__point_a",
        "chp_i__art_1__para_1__point_b",
        "chp_i__art_1__para_1__point_b__indent_1",
        "chp_i__art_1__para_1__point_b__indent_2",
        "chp_i__art_2",
        "conclusions",
        "att_1",
        "att_1__para_1",
    ]
    assert read(write_plain(text)) == text
