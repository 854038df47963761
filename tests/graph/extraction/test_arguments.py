"""Arguments that stand elsewhere: behind a relative, "each other", a collection, a gerund."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The dispute is between Chad and Mali, which Niger accuses of arming the rebels.",
         "AccuseEvent", {"Niger | Mali"}),
        ("The dispute is between Chad and Mali, which Niger accuses of arming the rebels.",
         "AidEvent", {"Mali | rebels"}),
        ("Norway, whose army attacked Mali, apologised.", "AssaultEvent", {"Norway | Mali"}),
        ("Ghana's foreign minister flew to Lima, whose recognition of Kosovo angered Serbia.",
         "Recognition", {"Peru | Kosovo"}),
        ("Chad blames Mali and Ghana, both of which deny any involvement.", "RejectEvent",
         {"Mali | Chad", "Mali | involvement", "Ghana | Chad", "Ghana | involvement"}),
        ("The Serb List, which Belgrade backs, won the vote.", "FavourableStance",
         {"Serbia | Serb List"}),
        ("Ghana is among the countries that recognise Kosovo.", "Recognition",
         {"Ghana | Kosovo"}),
        ("Ghana is one of the few countries that recognise Kosovo.", "Recognition",
         {"Ghana | Kosovo"}),
        ("Norway asked which country Chad attacked.", "AssaultEvent", set()),
        ("Chad and Mali accused each other of arming rebels.", "AccuseEvent",
         {"Chad | Mali", "Mali | Chad"}),
        ("Norway and Chile recognised each other's territorial integrity.", "Recognition",
         {"Norway | Chile", "Chile | Norway"}),
        ("Ghana condemned Chad's war of aggression against Mali.", "AssaultEvent",
         {"Chad | Mali"}),
        ("Russia's campaign of strikes on Ghana goes on.", "AssaultEvent", {"Russia | Ghana"}),
        ("The EU's package of sanctions against Peru was adopted.", "SanctionsRelation",
         {"European Union | Peru"}),
        ("The European Union imposed sweeping sanctions, including on Belarus and Eritrea.",
         "SanctionsRelation", {"European Union | Belarus", "European Union | Eritrea"}),
        ("Norway's king, Olaf Berg, and Chile's president, Ana Ruiz, met in Oslo.", "ConsultEvent",
         {"Olaf Berg | Ana Ruiz", "Ana Ruiz | Oslo"}),
        ("In addition to Norway and Chile, Peru also condemned Mali.", "HostileStance",
         {"Peru | Mali"}),
        ("It was Chad that attacked Mali.", "AssaultEvent", {"Chad | Mali"}),
        ("The United States gave Chad a week to attack Mali.", "AssaultEvent", {"Chad | Mali"}),
        ("Norway gave Chad a chance to attack Mali.", "AssaultEvent", {"Chad | Mali"}),
        ("Tensions rose when Chad, with the help of Ghana, invaded Mali.", "AssaultEvent",
         {"Chad | Mali"}),
        ("Among those who condemned Mali were Norway and Chile.", "HostileStance",
         {"Norway | Mali", "Chile | Mali"}),
        ("Norway accused Chad, as well as Mali, of theft.", "AccuseEvent",
         {"Norway | Chad", "Norway | Mali"}),
        ("Fighters loyal to Chad attacked Mali.", "AssaultEvent", {"Fighters | Mali"}),
        ("Drones supplied by Peru were used by Chad to attack Mali.", "AssaultEvent", set()),
        ("A drone operated by Ghana struck a camp in Mali.", "AssaultEvent",
         {"Ghana | Mali", "Ghana | camp"}),
        ("Iran and Saudi Arabia's agreement to restore ties was praised.", "AgreeEvent",
         {"Saudi Arabia | Iran"}),
        ("Chile condemned Peru's targeting of journalists.", "HostileStance", set()),
        ("Chadian troops freed 61 of the hostages.", "RetreatEvent", {"Chad | hostages"}),
        ("A Lima court sentenced the Chilean journalist Ana Ruiz to four years.", "CoerceEvent",
         {"Peru | Ana Ruiz"}),
    ],
)  # fmt: skip
def test_an_argument_is_found_where_it_stands(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    assert claims(reader, text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The ministers of Chad and Mali met. The two agreed to reopen the border.", "AgreeEvent",
         {"Chad | Mali"}),
        ("Anna Berg met Ana Ruiz on Monday. The pair discussed trade.", "ConsultEvent",
         {"Anna Berg | Ana Ruiz"}),
        ("Chad and Mali quarrelled after the former accused the latter of theft.", "AccuseEvent",
         {"Chad | Mali"}),
        ("Chad's president hosted his Malian counterpart.", "ConsultEvent", {"Chad | Mali"}),
        ("The EU's foreign policy chief accused Chad of theft.", "AccuseEvent",
         {"European Union | Chad"}),
        ("Mali's opposition chief accused Chad of theft.", "AccuseEvent", set()),
        ("Norway blames Chad for its war on Mali.", "AssaultEvent", {"Chad | Mali"}),
        ("Norway commended Ghana for its aid to Chad.", "AidEvent", {"Ghana | Chad"}),
        ("The Holm regime fled. The regime's violence against protesters had failed.",
         "AssaultEvent", {"Holm regime | protesters"}),
        ("The Peruvian regime fell. Norway spoke of the regime's attack on Chile.", "AssaultEvent",
         {"Peru | Chile"}),
        ("Police entered the village of Lunda a day after the village was attacked by gunmen.",
         "AssaultEvent", {"gunmen | Lunda"}),
        ("Armed men killed 22 worshippers in Mali.", "AssaultEvent",
         {"Armed men | 22 worshippers"}),
        ("Norway's coast guard detained the tanker Silver Moon off Bergen.", "CoerceEvent",
         {"Norway's coast guard | Silver Moon"}),
        ("Norway's statement was praised by the Emirates.", "FavourableStance",
         {"United Arab Emirates | Norway's statement"}),
        ("The UN met. The Security Council condemned Chad.", "HostileStance",
         {"United Nations Security Council | Chad"}),
    ],
)  # fmt: skip
def test_what_only_refers_to_an_actor_leads_to_it(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    assert claims(reader, text, kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile's attacks sparked anger in Norway.",
        "Chile's attack on Peru caused panic in Norway.",
        "Chile's missile tests have raised alarm in Norway.",
    ],
)
def test_where_a_deed_angers_people_is_not_where_it_was_done(reader: Reader, text: str) -> None:
    for kind in ("AssaultEvent", "MobilizeEvent"):
        assert "Chile | Norway" not in claims(reader, text, kind)


@pytest.mark.parametrize(
    "text", ["Norway fears an invasion by Chile.", "Norway feared a Chilean attack."]
)
def test_who_fears_a_deed_is_not_feared(reader: Reader, text: str) -> None:
    found = claims(reader, text, "ConcernStance")
    assert found
    assert all(pair.startswith("Norway | ") for pair in found)
