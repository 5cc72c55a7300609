"""The day of a report: found in its dateline, or inferred, with the grounds for it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from foedus.claims.dating.dating import Dater, date_of_report
from foedus.claims.dating.days import days_in_name
from foedus.claims.dating.stems import stem
from foedus.claims.dating.terms import UNDATED, Dated, GroundKind, Speaks
from foedus.claims.times.calendar import one_day
from foedus.documents.reading import read_document
from foedus.documents.terms import Block, Document, Form, Stated, StatedDay
from foedus.law.terms.days import FOREVER
from foedus.law.terms.evidence import Confidence
from foedus.opened import OpenRegister, open_register

ROOT: Final = Path(__file__).parents[3]
REPORTS: Final = Path(os.environ.get("FOEDUS_SHARED_DATA", ROOT.parent / "shared/data")).parent / (
    "reports"
)


@pytest.fixture(scope="module")
def register() -> OpenRegister:
    return open_register("cis")


@pytest.fixture(scope="module")
def dater(register: OpenRegister) -> Dater:
    return Dater.of(register)


def report(text: str, name: str = "report.txt", stated: tuple[StatedDay, ...] = ()) -> Document:
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start=start, end=start + len(part)))
        start += len(part) + 2
    return Document(
        name=name, form=Form.PLAIN, text=text, blocks=tuple(blocks), stated=Stated(dates=stated)
    )


def shared(name: str) -> Document:
    path = REPORTS / name
    if not path.exists():
        pytest.skip(f"There is no report at {path}; set FOEDUS_SHARED_DATA to the data folder.")
    return read_document(path.read_bytes(), "report.txt")


def kinds(dated: Dated, speaks: Speaks = Speaks.FOR) -> set[GroundKind]:
    return {ground.kind for ground in dated.grounds if ground.speaks is speaks}


def test_the_report_of_2022_is_dated_without_a_year_and_without_its_name(dater: Dater) -> None:
    dated = dater.date(shared("asia-plus-2022-05-12.txt"))
    assert dated.settled
    assert dated.day == date(2022, 5, 12)
    assert {GroundKind.WEEKDAY, GroundKind.SESSION, GroundKind.TENURE} <= kinds(dated)
    assert GroundKind.FILE_NAME not in kinds(dated)


def test_the_report_of_2007_is_dated_by_its_dateline(dater: Dater) -> None:
    dated = dater.date(shared("rferl-2007-10-05.txt"))
    assert dated.day == date(2007, 10, 5)
    assert dated.confidence is Confidence.HIGH
    assert GroundKind.DATELINE in kinds(dated)


LINES: Final = (
    ("DUSHANBE, October 5, 2007 (RFE/RL) -- Leaders met.", date(2007, 10, 5)),
    ("Photo: a summit (ITAR-TASS) October 5, 2007 (RFE/RL) -- Leaders met.", date(2007, 10, 5)),
    ("MINSK, August 19, 2008 (Interfax) - Georgia leaves.", date(2008, 8, 19)),
    ("Moscow, March 17, 1999 (Jamestown Monitor). He is out.", date(1999, 3, 17)),
    ("ДУШАНБЕ, 5 октября 2007 года. /ТАСС/. Лидеры встретились.", date(2007, 10, 5)),
    ("4 июля 2024, Астана /Корр. БЕЛТА/. Принято решение.", date(2024, 7, 4)),
    ("МИНСК, 5 октября 2007 – РИА Новости. Лидеры встретились.", date(2007, 10, 5)),
    ("BULLETIN No. 37\nAstana, Thursday 16 September 2004\n\nThe Council met.", date(2004, 9, 16)),
    ("A handbook (text as of 1 June 2011)\n\nFounded in 1991.", date(2011, 6, 1)),
    ("СПРАВКА\n(по состоянию на 1 мая 2013 г.)\n\nДоговор действует.", date(2013, 5, 1)),
    ("By A. Writer | 14 October 2022 | 15:30\n\nThe leaders met.", date(2022, 10, 14)),
    ("The leaders met and parted.\n\nDushanbe, 5 October 2007", date(2007, 10, 5)),
    ("Лидеры встретились и разъехались.\n\nг. Душанбе, 5 октября 2007 года", date(2007, 10, 5)),
    ("Сегодня, 20 сентября 2012 г., Договор вступил в силу.", date(2012, 9, 20)),
)


@pytest.mark.parametrize(("text", "day"), LINES)
def test_a_day_that_the_report_names_as_its_own_is_its_day(
    dater: Dater, text: str, day: date
) -> None:
    dated = dater.date(report(text))
    assert (dated.span, dated.confidence) == (one_day(day), Confidence.HIGH)


@pytest.mark.parametrize(
    "text",
    [
        "Президенты собрались и\nподписали Устав Содружества, 22 января 1993 г.\nи разъехались.",
        "Устав принят 22 января 1993 года",
        "The Charter was adopted by the Council of Heads of State on\n22 January 1993",
    ],
)
def test_a_day_at_the_end_of_a_line_of_the_text_is_not_that_of_the_report(
    dater: Dater, text: str
) -> None:
    assert GroundKind.HEAD_LINE not in kinds(dater.date(report(text)))


def test_a_day_still_to_come_speaks_against_a_later_one(dater: Dater) -> None:
    text = "The treaty will enter into force on 5 May 1993. The leaders met."
    stated = (StatedDay(date(2019, 1, 1), "meta date"),)
    dated = dater.date(report(text, stated=stated))
    assert GroundKind.STILL_TO_COME in kinds(dated, Speaks.AGAINST)
    assert not dated


def test_years_ago_give_the_year_of_a_dateline(dater: Dater) -> None:
    text = "MINSK, Dec. 8 (AP) -- Twenty years ago, in 1991, three leaders met in a forest."
    dated = dater.date(report(text))
    assert dated.day == date(2011, 12, 8)
    assert GroundKind.YEARS_SINCE in kinds(dated)


def test_an_act_of_a_state_gives_the_year_of_a_dateline(dater: Dater) -> None:
    text = (
        "ЕРЕВАН, 2 янв – Агентство. Армения с сегодняшнего дня вступила в Евразийский "
        "экономический союз."
    )
    dated = dater.date(report(text))
    assert dated.day == date(2015, 1, 2)
    assert GroundKind.ACT_WITHIN in kinds(dated)


def test_a_dateline_outweighs_what_the_file_states_and_is_called(dater: Dater) -> None:
    text = "DUSHANBE, October 5, 2007 (RFE/RL) -- Leaders met."
    stated = (StatedDay(date(2019, 1, 1), "meta date"),)
    dated = dater.date(report(text, "copy-2020-02-02.txt", stated))
    assert dated.day == date(2007, 10, 5)


def test_a_file_dates_a_report_that_says_nothing(dater: Dater) -> None:
    stated = (StatedDay(date(2019, 1, 1), "meta date"),)
    dated = dater.date(report("Leaders met and parted.", stated=stated))
    assert dated.day == date(2019, 1, 1)
    assert kinds(dated) == {GroundKind.FILE}
    assert dated.confidence is not Confidence.HIGH


def test_when_a_file_was_made_dates_a_report_only_where_its_words_fit_that_year(
    dater: Dater,
) -> None:
    stated = (StatedDay(date(2019, 5, 7), "PDF CreationDate"),)
    assert not dater.date(report("Leaders met and parted.", stated=stated))
    fitting = dater.date(report("The treaty was signed in March 2019.", stated=stated))
    assert fitting.day == date(2019, 5, 7)
    assert fitting.confidence is not Confidence.HIGH
    assert not dater.date(report("The treaty was signed in March 2003.", stated=stated)).settled


def test_a_day_of_publication_outweighs_when_the_file_was_made_or_changed(dater: Dater) -> None:
    stated = (
        StatedDay(date(2018, 5, 21), "JSON-LD datePublished"),
        StatedDay(date(2019, 2, 3), "JSON-LD dateModified"),
    )
    assert dater.date(report("Leaders met and parted.", stated=stated)).day == date(2018, 5, 21)


def test_without_a_day_the_days_between_which_a_report_must_lie_are_told(dater: Dater) -> None:
    text = (
        "The Executive Secretary is Yuri Yarov. In the year 2002 the group was joined by nobody. "
        "It was enlarged on 25 April 2003. Ukraine chairs the Commonwealth."
    )
    dated = dater.date(report(text))
    assert dated
    assert not dated.settled
    assert date(2003, 4, 25) <= dated.span.start < dated.day <= date(2004, 9, 15)
    assert dated.confidence is Confidence.LOW
    assert {GroundKind.TENURE, GroundKind.CHAIR} <= kinds(dated)


def test_the_name_of_a_file_alone_dates_nothing(dater: Dater) -> None:
    assert not dater.date(report("Leaders met.", "news-2007-10-05.txt"))


def test_a_weekday_and_a_session_tomorrow_give_the_year(dater: Dater) -> None:
    text = (
        "28 сентября, пятница. Сегодня в Душанбе проходит заседание Совета глав государств "
        "Содружества. Заседание ведёт председатель."
    )
    dated = dater.date(report(text))
    assert dated.day == date(2018, 9, 28)
    assert {GroundKind.WEEKDAY, GroundKind.SESSION} <= kinds(dated)


def test_the_day_after_a_session_is_found_from_yesterday(dater: Dater) -> None:
    text = "KAZAN, Aug. 27 (AP) -- Presidents met here yesterday, and Turkmenistan surprised them."
    assert dater.date(report(text)).day == date(2005, 8, 27)


def test_a_weekday_alone_leaves_the_year_open(dater: Dater) -> None:
    dated = dater.date(report("On Thursday May 12, two ministers met and talked."))
    assert not dated
    assert GroundKind.WEEKDAY in kinds(dated)


def test_a_past_day_that_had_not_come_speaks_against_a_year(dater: Dater) -> None:
    text = (
        "MINSK, Aug. 19 (Interfax) - On Tuesday, August 19 a note came. The treaty was signed on "
        "5 May 1999. It was amended on 7 May 2007."
    )
    found = dater.date(report(text))
    days = [] if not found else [found.span.start.year, found.day.year]
    assert all(year >= 2007 for year in days)


def test_an_office_not_yet_held_speaks_against_a_day(dater: Dater) -> None:
    text = (
        "On Thursday May 12, CIS Executive Secretary Sergei Lebedev spoke. The ministers meet "
        "tomorrow in Dushanbe."
    )
    dated = dater.date(report(text))
    assert dated.day == date(2022, 5, 12)
    assert GroundKind.TENURE in kinds(dated)


def test_the_caller_decides_and_the_dateline_is_told_against_it(dater: Dater) -> None:
    text = "DUSHANBE, October 5, 2007 (RFE/RL) -- Leaders met."
    dated = dater.date(report(text), date(2007, 10, 6))
    assert (dated.day, dated.confidence) == (date(2007, 10, 6), Confidence.HIGH)
    assert GroundKind.DATELINE in kinds(dated, Speaks.AGAINST)
    agreeing = dater.date(report(text), date(2007, 10, 5))
    assert not kinds(agreeing, Speaks.AGAINST)


def test_every_ground_is_told_in_both_languages_and_stands_in_the_text(dater: Dater) -> None:
    document = shared("asia-plus-2022-05-12.txt")
    for ground in dater.date(document).grounds:
        assert ground.told.en
        assert ground.told.ru
        assert 0 <= ground.stretch.start <= ground.stretch.end <= len(document.text)


@pytest.mark.parametrize(
    "text",
    ["", "\x00\x00", "\ud800", "a" * 100_000, "5 " * 30_000, "(" * 50_000, "5 October - " * 5_000],
    ids=["empty", "nul", "surrogate", "one word", "numbers", "brackets", "dates"],
)
def test_hostile_text_is_answered_not_thrown_at_the_reader(dater: Dater, text: str) -> None:
    assert isinstance(dater.date(report(text)), Dated)


def test_nothing_said_is_undated_and_false(register: OpenRegister) -> None:
    assert not UNDATED
    assert UNDATED.until == FOREVER
    assert Dated(one_day(date(2007, 10, 5))).until == date(2007, 10, 5)
    assert not date_of_report(report("Leaders met."), register)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("rferl-2007-10-05.txt", (date(2007, 10, 5),)),
        ("20220512_asia.html", (date(2022, 5, 12),)),
        ("report 5.10.2007.pdf", (date(2007, 10, 5),)),
        ("treaty-1994.pdf", ()),
        ("img_12345678.txt", ()),
    ],
)
def test_a_day_in_the_name_of_a_file_is_read(name: str, days: tuple[date, ...]) -> None:
    assert days_in_name(name) == days


def test_stems_join_the_endings_of_one_name_and_keep_two_names_apart() -> None:
    for forms in ("Москва Москве Москвы Москву", "Лебедев Лебедева Лебедеву Лебедевым"):
        assert len({stem(word.lower()) for word in forms.split()}) == 1
    assert stem("душанбе") != stem("душа")
