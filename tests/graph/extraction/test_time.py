"""The grammar of time: which periods it reads, and which numbers it leaves alone."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comity.graph.claim import Period
from comity.graph.extraction.time import find_periods, to_edtf

PUBLISHED = "2024-11-26"  # a Tuesday


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    """(kind, EDTF, words) of each period."""
    return [(m.kind, to_edtf(m.period), m.period.expression) for m in find_periods(text, published)]


@pytest.mark.parametrize(
    ("text", "edtf", "words"),
    [
        ("He left on November 25, 2024.", "2024-11-25", "November 25, 2024"),
        ("He left on 25 November 2023.", "2023-11-25", "25 November 2023"),
        ("They met on Nov. 5, 2024.", "2024-11-05", "Nov. 5, 2024"),
        ("They met on the 5th of March 2020.", "2020-03-05", "the 5th of March 2020"),
        ("Signed 2024-11-25 in Doha.", "2024-11-25", "2024-11-25"),
        ("Signed 25.11.2024 in Doha.", "2024-11-25", "25.11.2024"),
        ("Wednesday, July 10, 2019", "2019-07-10", "Wednesday, July 10, 2019"),
        ("It closed in October 2024.", "2024-10", "October 2024"),
        ("It closed in 1987.", "1987", "1987"),
        ("the 2001 invasion", "2001", "2001"),
        ("Chad's 2022 budget", "2022", "2022"),
        ("the treaty (2015)", "2015", "2015"),
        ("As of 2024, no data exist.", "2024", "2024"),
        ("Between 1996 and 2001 it ruled.", "1996/2001", "Between 1996 and 2001"),
        ("It grew from 2019 to 2021.", "2019/2021", "from 2019 to 2021"),
        ("In 2019-2021 it grew.", "2019/2021", "2019-2021"),
        ("In 2019–21 it grew.", "2019/2021", "2019–21"),
        ("It boomed in the 1950s.", "195X", "the 1950s"),
        ("From the 1950s to the 1980s it grew.", "195X/198X", "From the 1950s to the 1980s"),
        ("the late 1980s", "1987/1989", "late 1980s"),
        ("in Q3 2024", "2024-07/2024-09", "Q3 2024"),
        ("the third quarter of 2024", "2024-07/2024-09", "the third quarter of 2024"),
        ("in the first half of 2025", "2025-01/2025-06", "the first half of 2025"),
        ("the second half of 2025", "2025-07/2025-12", "the second half of 2025"),
        ("in spring 2024", "2024-03/2024-05", "spring 2024"),
        ("in winter 2024", "2024-12/2025-02", "winter 2024"),
        ("in early 2023", "2023-01/2023-04", "early 2023"),
        ("in late 2023", "2023-09/2023-12", "late 2023"),
        ("in mid-2023", "2023-05/2023-08", "mid-2023"),
        ("in late October 2023", "2023-10-21/2023-10-31", "late October 2023"),
        ("at the end of 2024", "2024-12", "end of 2024"),
        ("fiscal year 2023", "2023", "fiscal year 2023"),
        ("January through October 2024", "2024-01/2024-10", "January through October 2024"),
        ("from May 4 to May 6, 2022", "2022-05-04/2022-05-06", "from May 4 to May 6, 2022"),
        ("on 3-5 June 2025", "2025-06-03/2025-06-05", "3-5 June 2025"),
        ("from December 2023 to February", "2023-12/2024-02", "from December 2023 to February"),
    ],
)
def test_dates_that_name_their_year_need_no_publication_date(
    text: str, edtf: str, words: str
) -> None:
    expected = [("at", edtf, words)]
    assert read(text) == expected
    assert read(text, None) == expected


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He came on Monday, (November 25) to talk.", "2024-11-25"),
        ("He came on Monday.", "2024-11-25"),
        ("He came on Tuesday.", "2024-11-26"),
        ("He came on Wednesday.", "2024-11-20"),
        ("They will convene on Friday.", "2024-11-29"),
        ("He returns next Monday.", "2024-12-02"),
        ("He came last Monday.", "2024-11-25"),
        ("He spoke today.", "2024-11-26"),
        ("He spoke yesterday.", "2024-11-25"),
        ("He speaks tomorrow.", "2024-11-27"),
        ("In October, exports rose.", "2024-10"),
        ("It was founded last year.", "2023"),
        ("this year", "2024"),
        ("next year", "2025"),
        ("last month", "2024-10"),
        ("last week", "2024-11-18/2024-11-24"),
        ("earlier this month", "2024-11"),
        ("in January of this year", "2024-01"),
        ("in October of last year", "2023-10"),
        ("last April", "2024-04"),
        ("next March", "2025-03"),
        ("three days ago", "2024-11-23"),
        ("two years ago", "2022"),
        ("the past decade", "2014/2024"),
        ("over the past six months", "2024-05/2024-11"),
        ("the next five years", "2024/2029"),
        ("the first half of this year", "2024-01/2024-06"),
        ("A summit was held on September 29.", "2024-09-29"),
        ("A summit will be held on September 29.", "2025-09-29"),
        ("He was elected in March.", "2024-03"),
        ("Voters will choose in March.", "2025-03"),
        ("on 25 December", "2024-12-25"),
    ],
)
def test_relative_expressions_count_from_publication(text: str, edtf: str) -> None:
    assert [found[:2] for found in read(text)] == [("at", edtf)]
    assert read(text, None) == []


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("On Monday it met them. The next day it left.", ["2024-11-25", "2024-11-26"]),
        ("On Nov. 20 it fell, two days after.", ["2024-11-20", "2024-11-22"]),
        ("In 2014 it left; the following year it came back.", ["2014", "2015"]),
        ("It left in May 2012. The next month it came back.", ["2012-05", "2012-06"]),
        ("It left in 2012. The following spring it came back.", ["2012", "2013-03/2013-05"]),
        ("It left in May 2012. That summer it came back.", ["2012-05", "2012-06/2012-08"]),
        ("It left in May 2012. The following March it came back.", ["2012-05", "2013-03"]),
        ("It left in May 2012, in the same month as others.", ["2012-05", "2012-05"]),
        ("It left on Monday. The next month it will be back.", ["2024-11-25", "2024-11/2024-12"]),
        ("In May 2021 it fell. That month they met.", ["2021-05", "2021-05"]),
        ("It left over the weekend.", ["2024-11-23/2024-11-24"]),
        ("in recent weeks", ["2024-10-15/2024-11-26"]),
        ("over the last few months", ["2024-02/2024-11"]),
        ("a week earlier", ["2024-11-19"]),
        ("several days earlier", ["2024-11-19/2024-11-24"]),
        ("several years ago", ["2015/2022"]),
        ("The next day it left.", []),
        ("They will meet all their counterparts in the United States on Friday.", ["2024-11-29"]),
        ("In 2014 it fell, a day after the vote.", ["2014"]),
    ],
)
def test_expressions_count_from_what_was_told_before(text: str, edtfs: list[str]) -> None:
    assert [found[1] for found in read(text)] == edtfs


def test_a_meeting_planned_for_a_date_lies_after_publication() -> None:
    text = "Their next visit is planned for September 29."
    assert read(text, "2023-09-19") == [("at", "2023-09-29", "September 29")]


@pytest.mark.parametrize(
    ("text", "kind", "edtf", "words"),
    [
        ("by 2030", "by", "../2030", "by 2030"),
        ("by the end of 2025", "by", "../2025", "by the end of 2025"),
        ("before 2030", "by", "../2029", "before 2030"),
        ("before the end of the year", "by", "../2024", "before the end of the year"),
        ("all had gone by July 11", "by", "../2024-07-11", "by July 11"),
        ("all will be gone by July 11", "by", "../2025-07-11", "by July 11"),
        ("since 2014", "since", "2014/..", "since 2014"),
        ("after 2021", "since", "2022/..", "after 2021"),
        ("since the beginning of 2022", "since", "2022-01/..", "since the beginning of 2022"),
        ("from 1 May 2025 onwards", "since", "2025-05-01/..", "from 1 May 2025 onwards"),
        ("starting June 1, 2025", "since", "2025-06-01/..", "starting June 1, 2025"),
        ("until 2027", "until", "../2027", "until 2027"),
        ("until January 23", "until", "../2025-01-23", "until January 23"),
        ("every year", "every", "", "every year"),
        ("per year", "every", "", "per year"),
        ("annually", "every", "", "annually"),
        ("after Monday's attack", "at", "2024-11-25", "Monday"),
        ("after the 2001 invasion", "at", "2001", "2001"),
        ("ahead of the 2026 World Cup", "at", "2026", "2026"),
    ],
)
def test_words_before_a_period_bound_it(text: str, kind: str, edtf: str, words: str) -> None:
    assert read(text) == [(kind, edtf, words)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the twelve months ending March 20, 2023", "2022-03-21/2023-03-20"),
        ("the year ending March 2024", "2023-04/2024-03"),
        ("12 months to June 30, 2024", "2023-07-01/2024-06-30"),
        ("the quarter ended June 30, 2024", "2024-04-01/2024-06-30"),
    ],
)
def test_a_period_told_by_length_and_end(text: str, edtf: str) -> None:
    assert [found[1] for found in read(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "They sent 2,000 tons.",
        "It cost US$2021.",
        "Some 1500 troops arrived.",
        "It flew 2000 people home.",
        "It gave shelter to 2000 students.",
        "Agenda 2063 was adopted.",
        "the 2030 Agenda",
        "Vision 2030 is a plan.",
        "UN Resolution 1973 was passed.",
        "under Resolution 2231",
        "the C5+1 format",
        "a COVID-19 vaccine",
        "the Good Friday Agreement",
        "He may go.",
        "the March on Rome",
        "on February 30, 2024",
        "https://example.org/2024/news",
        "1.2024 and 3,2024",
    ],
)
def test_names_and_amounts_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_periods_carry_days_and_precision() -> None:
    (mention,) = find_periods("from 2019 to May 2021", None)
    assert mention.period == Period(
        "2019-01-01", "2021-05-31", "year", "month", "from 2019 to May 2021"
    )


def test_a_publication_date_that_is_only_a_month_resolves_no_weekday() -> None:
    text = "On Monday, as in October, they met; last year they did not."
    assert [found[1] for found in read(text, "2024-11")] == ["2024-10", "2023"]
    assert [found[1] for found in read(text, "2024")] == ["2023"]


@pytest.mark.parametrize("published", ["yesterday", "2024-13", "20241126", "2024-02-30", ""])
def test_a_publication_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match=r"ISO 8601|must be in|out of range"):
        find_periods("on Monday", published)


def test_a_paragraph_end_ends_an_expression() -> None:
    assert read("It ended in November\n\n25, 2024 people") == [("at", "2024-11", "November")]
    assert read("It ended on November\n25, 2024.") == [("at", "2024-11-25", "November\n25, 2024")]


VOCABULARY = """
in by since until from between to and the early late end of year last next past every ago Monday
November May March 25 31 30, 2024 1996 2001 0 999999 1950s - – ( ) , . ' days months ending twelve
first quarter half Q3 spring 2024-11-25 2019-21 February 29
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates(min_value=date(1600, 1, 1)).map(date.isoformat)),
)
@example("LATE 2000/01- November", None)
def test_any_text_is_read_with_offsets_inside_it(text: str, published: str | None) -> None:
    end = 0
    for mention in find_periods(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.period.expression
        begin, last = mention.period.begin, mention.period.end
        assert begin is None or last is None or begin <= last
        assert bool(to_edtf(mention.period)) == (mention.kind != "every")
        end = mention.end


@pytest.mark.parametrize(
    "unit", ["1", "2024-", "20 ", "the ", "November ", "\n", " ", "May 2 to ", "last ", "(", "a'"]
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """Four times the text holds four times as much, and no more; its time is in `benchmarks/`."""
    short, long = (unit * (size // len(unit)) for size in (20_000, 80_000))
    few, many = find_periods(short, PUBLISHED), find_periods(long, PUBLISHED)
    assert abs(len(many) - 4 * len(few)) <= 8
    assert all(mention.end <= len(long) for mention in many)
