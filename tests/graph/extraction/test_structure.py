"""Arguments that stand elsewhere: torn lists, companions, echoes, fronted phrases."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Norway joined Chile in opposing the blockade.", "HostileStance",
         {"Norway | blockade", "Chile | blockade"}),
        ("Canada, together with Mexico, imposed sanctions on Peru.", "SanctionsRelation",
         {"Canada | Peru", "Mexico | Peru"}),
        ("Sanctions on Iran by the US, the EU and Chile hurt the economy.", "SanctionsRelation",
         {"United States | Iran", "European Union | Iran", "Chile | Iran"}),
        ("Ghana, but not Togo, has recognised Kosovo.", "Recognition", {"Ghana | Kosovo"}),
        ("Chad condemned the attack, as did Mali.", "HostileStance",
         {"Chad | attack", "Mali | attack"}),
        ("The Kenyan, Ugandan and Tanzanian presidents condemned the coup.", "HostileStance",
         {"Kenya | coup", "Uganda | coup", "Tanzania | coup"}),
        ("Speaking after talks with Kenya, Ethiopia's prime minister accused Somalia of piracy.",
         "AccuseEvent", {"Ethiopia | Somalia"}),
        ("Sudan cut ties with several countries, among them Kenya and Chad.", "RetreatEvent",
         {"Sudan | Kenya", "Sudan | Chad"}),
        ("Peru urged both sides in the dispute between Guyana and Chile to show restraint.",
         "RequestEvent", {"Peru | Guyana", "Peru | Chile"}),
        ("Kenya and Uganda have each accused the other of espionage.", "AccuseEvent",
         {"Kenya | Uganda", "Uganda | Kenya"}),
        ("Norway's prime minister, Jan Ruud, met in Oslo with Chile's president, Ana Ruiz.",
         "OfficeHolding", {"Jan Ruud | Prime Minister of Norway", "Ana Ruiz | President of Chile"}),
        ("Tanzania is angry at Kenya for expelling the Ugandan ambassador.", "CoerceEvent",
         {"Kenya | Uganda"}),
        ("Chad's promise to help Mali was welcomed by Benin.", "FavourableStance",
         {"Benin | Chad's promise to help Mali", "Benin | Chad"}),
        ("The withdrawal from Togo of Ghanaian troops began.", "RetreatEvent", {"Ghana | Togo"}),
        ("Ghana put pressure on Togo to release the prisoners.", "RetreatEvent",
         {"Togo | prisoners"}),
        ("Ghana had two Togolese diplomats expelled.", "CoerceEvent", {"Ghana | Togo"}),
        ("Egypt reproaches Kabul with harbouring Hezbollah.", "AidEvent",
         {"Afghanistan | Hezbollah"}),
        ("Protesters in Peru, who accuse Chile of theft, marched.", "AccuseEvent",
         {"Protesters | Chile"}),
        ("Kosovo is recognised by Kenya but not by Uganda.", "Recognition", {"Kenya | Kosovo"}),
        ("\"We will not recognise the results,\" the Chilean foreign minister said.",
         "RejectEvent", {"Chile | results"}),
        ("The attack that Ghana launched on Togo failed.", "AssaultEvent", {"Ghana | Togo"}),
        ("The agreement Ghana reached with Togo has collapsed.", "AgreeEvent", {"Ghana | Togo"}),
        ("Norway welcomed the ceasefire agreed between Mali and Niger.", "FavourableStance",
         {"Norway | ceasefire"}),
        ("Norway rejected as baseless the accusations made by Mali.", "RejectEvent",
         {"Norway | accusations", "Norway | Mali"}),
        ("Italy opposed the plan, but France backed it.", "FavourableStance", {"France | plan"}),
        ("The statement, issued by Italy and France, urged Mali to free the hostages.",
         "RequestEvent", {"Italy | Mali", "France | Mali"}),
        ("In a joint statement with France, Italy condemned the raid.", "HostileStance",
         {"France | raid", "Italy | raid"}),
        ("A joint Italian-French statement condemned the raid.", "HostileStance",
         {"France | raid", "Italy | raid"}),
        ("Talks mediated by Qatar between Chad and Mali have stalled.", "ConsultEvent",
         {"Chad | Mali", "Qatar | Talks", "Qatar | Chad", "Qatar | Mali"}),
        ("Kenya has warned Uganda against sending troops to Somalia.", "MobilizeEvent",
         {"Uganda | Somalia"}),
        ("The two Koreas held talks.", "ConsultEvent", {"South Korea | North Korea"}),
        ("Norway is following the situation in Gabon with great concern.", "ConcernStance",
         {"Norway | situation in Gabon", "Norway | Gabon"}),
    ],
)  # fmt: skip
def test_told_of_all(reader: Reader, text: str, kind: str, expected: set[str]) -> None:
    assert claims(reader, text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "pairs"),
    [
        ("After Norway attacked Chile, Peru condemned Mali.", "AssaultEvent", {"Norway | Chile"}),
        ("After Norway attacked Chile, Peru, Chad and Mali left.", "AssaultEvent",
         {"Norway | Chile"}),
        ("After Norway recognised Kosovo, Serbia recalled its ambassador from Oslo.",
         "RetreatEvent", {"Serbia | Oslo"}),
    ],
)  # fmt: skip
def test_what_a_clause_before_takes_is_no_subject_of_the_next(
    reader: Reader, text: str, kind: str, pairs: set[str]
) -> None:
    assert claims(reader, text, kind) == pairs


def test_a_decision_is_opposed_and_not_where_it_sends_somebody(reader: Reader) -> None:
    text = "Norway's decision to send troops to Mali, which France had opposed, was wrong."
    assert "France | Mali" not in claims(reader, text, "HostileStance")
