"""Which tellings are of one situation, and which claims contradict each other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from comity.graph.across.contradictions import contradictions
from comity.graph.across.same import same_situations
from comity.graph.across.tellings import Said, Telling

ASSERTS = ("asserts", "Asserted", "Positive")
DENIES = ("denies", "Asserted", "Negative")
EXPECTS = ("projects", "Expected", "Positive")
PAST = ("assertsPast", "Asserted", "Positive")


def telling(
    name: str,
    kind: str = "ConsultEvent",
    when: tuple[str | None, str | None] | None = None,
    amount: str | None = None,
    published: str | None = "2024-10-20",
    said: tuple[str, str, str] = ASSERTS,
    approximate: bool = False,
) -> Telling:
    """One telling; its article has the same name."""
    begin, end = when or (None, None)
    return Telling(
        iri=name,
        article=name,
        kind=kind,
        what=f"{kind} agent=A recipient=B",
        begin=date.fromisoformat(begin) if begin else None,
        end=date.fromisoformat(end) if end else None,
        amount=Decimal(amount) if amount else None,
        unit="USD" if amount else "",
        approximate=approximate,
        loose=frozenset(),
        published=date.fromisoformat(published) if published else None,
        claims=(Said(f"claim-{name}", *said),),
    )


def day(text: str) -> tuple[str, str]:
    return text, text


MAY = ("2024-05-01", "2024-05-31")


def moved(*told: Telling) -> dict[str, str]:
    """Whose claims went to whose situation."""
    found = same_situations(told)
    assert same_situations(reversed(told)) == found
    return {own: other for (_, own), other in found.items()}


def test_a_day_within_a_month_is_the_same_visit() -> None:
    assert moved(telling("day", when=day("2024-05-03")), telling("month", when=MAY)) == {
        "month": "day"
    }


def test_two_days_of_one_month_leave_the_month_open() -> None:
    first, second = telling("a", when=day("2024-05-03")), telling("b", when=day("2024-05-20"))
    assert moved(first, second, telling("month", when=MAY)) == {}


def test_other_days_roles_and_classes_are_other_situations() -> None:
    one = telling("a", when=day("2024-05-03"))
    assert moved(one, telling("b", when=day("2024-05-04"))) == {}
    assert moved(one, telling("b", kind="AidEvent", when=day("2024-05-03"))) == {}
    other = replace(telling("b", when=MAY), what="ConsultEvent agent=A recipient=C")
    assert moved(one, other) == {}


@pytest.mark.parametrize(
    ("published", "said", "same"),
    [
        ("2024-05-04", ASSERTS, True),
        ("2024-05-06", ASSERTS, True),
        ("2024-05-07", ASSERTS, False),
        ("2024-05-02", ASSERTS, False),
        ("2024-05-02", EXPECTS, True),
        ("2024-05-04", EXPECTS, False),
        ("2024-05-04", PAST, False),
        (None, ASSERTS, False),
    ],
)
def test_undated_news_is_of_the_event_of_its_days(
    published: str | None, said: tuple[str, str, str], same: bool
) -> None:
    dated = telling("dated", when=day("2024-05-03"))
    undated = telling("undated", published=published, said=said)
    assert moved(dated, undated) == ({"undated": "dated"} if same else {})


def test_undated_news_of_the_same_days_is_of_one_event() -> None:
    told = [telling(d, published=f"2024-05-{d}") for d in ("03", "05", "06", "07", "20")]
    # A window is opened by the first and does not move on with the others.
    assert moved(*told) == {"05": "03", "06": "03"}


def test_what_is_told_before_it_could_be_known_is_something_else() -> None:
    early = telling("early", when=("2024-01-01", "2024-12-31"), published="2024-04-01")
    assert moved(telling("day", when=day("2024-05-03")), early) == {}
    assert moved(telling("day", when=day("2024-05-03")), replace(early, claims=(
        Said("c", *EXPECTS),))) == {"early": "day"}  # fmt: skip


def test_the_longer_time_of_a_relationship_takes_in_the_shorter() -> None:
    since = telling("since", "Membership", ("2016-01-01", None))
    assert moved(since, telling("in-2022", "Membership", ("2022-01-01", "2022-12-31"))) == {
        "in-2022": "since"
    }
    assert moved(since, telling("now", "Membership", published="2018-01-01")) == {"now": "since"}
    assert moved(since, telling("then", "Membership", published="2015-01-01")) == {}
    assert moved(since, telling("then", "Membership", said=PAST)) == {}


def test_two_reigns_are_two() -> None:
    first = telling("first", "Control", ("1996-01-01", "2001-12-31"))
    second = telling("second", "Control", ("2021-08-15", None))
    now = telling("now", "Control", published="2023-01-01")
    assert moved(first, second, now) == {"now": "second"}
    assert moved(first, telling("within", "Control", ("1998-01-01", "1998-12-31"))) == {
        "within": "first"
    }


def test_different_figures_are_different_situations() -> None:
    year = ("2022-01-01", "2022-12-31")
    one = telling("one", "TradeTurnover", year, "100")
    other = telling("other", "TradeTurnover", year, "200")
    silent = telling("silent", "TradeTurnover", year)
    month = telling("month", "TradeTurnover", ("2022-05-01", "2022-05-31"), "100")
    assert moved(one, other) == {}
    assert moved(one, silent) == {"silent": "one"}
    assert moved(one, other, silent) == {}
    assert moved(one, month) == {}


def linked(*told: Telling) -> set[tuple[str, str]]:
    same = same_situations(told)
    found = contradictions(told, same, {"TradeTurnover"})
    assert contradictions(reversed(told), same, {"TradeTurnover"}) == found
    return {(a.removeprefix("claim-"), b.removeprefix("claim-")) for a, b in found}


def test_assertion_and_denial_contradict() -> None:
    yes = replace(telling("a", "Membership"), iri="sit")
    no = replace(telling("b", "Membership", said=DENIES), iri="sit")
    assert linked(yes, no) == {("a", "b")}
    assert linked(yes, yes) == set()
    later = replace(no, published=date(2026, 10, 20))
    assert linked(yes, later) == set()
    undated = replace(no, published=None)
    assert linked(yes, undated) == set()
    assert linked(yes, replace(undated, article="a")) == {("a", "b")}


def test_expectations_contradict_and_possibilities_do_not() -> None:
    will = replace(telling("a", "Membership", said=EXPECTS), iri="sit")
    wont = ("projects", "Planned", "Negative")
    may = ("projects", "Possible", "Negative")
    assert linked(will, replace(telling("b", said=wont), iri="sit")) == {("a", "b")}
    assert linked(will, replace(telling("b", said=may), iri="sit")) == set()


def test_figures_for_one_time_contradict_unless_they_are_rounded() -> None:
    year = ("2022-01-01", "2022-12-31")
    one = telling("a", "TradeTurnover", year, "100")
    assert linked(one, telling("b", "TradeTurnover", year, "200")) == {("a", "b")}
    assert linked(one, telling("b", "TradeTurnover", year, "103")) == set()
    assert linked(one, telling("b", "TradeTurnover", ("2023-01-01", "2023-12-31"), "200")) == set()
    assert linked(one, telling("b", "TradeTurnover", year, "200", said=EXPECTS)) == set()
    aid = [telling(n, "AidEvent", year, amount) for n, amount in (("a", "1"), ("b", "2"))]
    assert linked(*aid) == set()


def test_what_was_broken_off_or_restored_has_changed() -> None:
    begun = telling("begun", "DiplomaticRelation", when=("1950-01-01", None))
    broken = telling("broken", "DiplomaticRelation", when=("1979-01-01", None), said=DENIES)
    restored = telling("restored", "DiplomaticRelation", when=("1987-01-01", None))
    assert "broken" not in moved(begun, broken, restored)
    assert moved(broken, restored) == {}
    same_day = telling("denied", "DiplomaticRelation", when=("1950-01-01", None), said=DENIES)
    undated = telling("undated", "DiplomaticRelation", said=DENIES)
    assert moved(begun, undated) == {"undated": "begun"}
    assert moved(begun, replace(same_day, iri="begun")) == {}
