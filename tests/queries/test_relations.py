"""Relations by the names that a user gives them."""

import pytest

from comity.graph.network import Edge
from comity.graph.view.families import read_legend
from comity.ontology.errors import UnknownNameError
from comity.ontology.iris import entity_iri
from comity.ontology.schema import load_model
from comity.queries.relations import wanted

MODEL, LEGEND = load_model(), read_legend()
RELATIONS = {
    "TradeFlow": "exportsTo",
    "TradeTurnover": "tradesWith",
    "Membership": "memberOf",
    "AgreementParticipation": "partyTo",
    "ConsultEvent": "actsToward",
    "AidEvent": "actsToward",
    "HostileStance": "opposes",
    "Recognition": "recognizes",
}


def kinds(*names: str) -> set[str]:
    """The classes of the edges that the names let through."""
    test = wanted(names, LEGEND, MODEL)
    a, b = entity_iri("state", "XAA"), entity_iri("state", "XAB")
    edges = [Edge(a, b, name, kind, "label", False, True, ()) for kind, name in RELATIONS.items()]
    return {edge.kind for edge in edges if test(edge)}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("trade", {"TradeFlow", "TradeTurnover"}),
        ("Trade & investment", {"TradeFlow", "TradeTurnover"}),
        (" TRADE ", {"TradeFlow", "TradeTurnover"}),
        ("trade flow", {"TradeFlow"}),
        ("TradeFlow", {"TradeFlow"}),
        ("exportsTo", {"TradeFlow"}),
        ("exports to", {"TradeFlow"}),
        ("recognition", {"Recognition"}),
        # The family is called so, too; `cmt:` means the class.
        ("membership", {"Membership", "AgreementParticipation"}),
        ("cmt:Membership", {"Membership"}),
        ("consult", {"ConsultEvent"}),
        ("Event", {"ConsultEvent", "AidEvent"}),
        ("acts toward", {"ConsultEvent", "AidEvent"}),
        ("Stance", {"HostileStance"}),
    ],
)
def test_a_name_of_a_family_a_class_or_a_property(name: str, found: set[str]) -> None:
    assert kinds(name) == found


def test_several_names_are_one_or_the_other() -> None:
    assert kinds("exportsTo", "recognition") == {"TradeFlow", "Recognition"}


@pytest.mark.parametrize(
    ("name", "near"), [("recogntion", "recognition"), ("sanctoins", "sanctions")]
)
def test_a_misspelt_name_gives_those_that_come_near(name: str, near: str) -> None:
    with pytest.raises(UnknownNameError, match=f"no relation is called '{name}'.*{near}"):
        wanted([name], LEGEND, MODEL)


@pytest.mark.parametrize("name", ["", " ", "Place", "\x00", "x" * 10_000, "cmt:", "cmt:trade"])
def test_what_names_no_relation_is_refused(name: str) -> None:
    with pytest.raises(UnknownNameError):
        wanted([name], LEGEND, MODEL)
