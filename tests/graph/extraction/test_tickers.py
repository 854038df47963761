"""One long sentence of a ticker: who is behind what trails, hangs elsewhere or is left out."""

import pytest

from comity.graph.extraction.reader import Reader
from tests.graph.extraction.told import claims


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad breaks off diplomatic relations with Niger.", "RetreatEvent", {"Chad | Niger"}),
        ("Chad imposes sanctions on two Chilean banks for helping Niger.", "AidEvent", set()),
        ("Ghanaians rally in Accra against the government for jailing Anna Holm.",
         "CoerceEvent", set()),
        ("Peru accuses Chad of arming rebels and Niger of training them.", "AccuseEvent",
         {"Peru | Chad", "Peru | Niger"}),
        ("Chadian and Libyan border guards clash near Aozou, each side accusing the other of "
         "firing first.", "AccuseEvent", {"Chad | Libya", "Libya | Chad"}),
        ("Chad says ten soldiers were killed near Aozou, accusing Libya of an incursion.",
         "AccuseEvent", {"Chad | Libya"}),
        ("Mali leaves the International Criminal Court, calling it a threat to peace.",
         "AccuseEvent", {"Mali | International Criminal Court"}),
        ("Two Russian Tu-95 bombers and two Chinese H-6 bombers conduct a joint patrol.",
         "CooperateEvent", {"Russia | China"}),
        ("The lawyers of jailed Chadian opposition leaders Anna Holm and Peter Berg appeal.",
         "CoerceEvent", {"Chad | Anna Holm", "Chad | Peter Berg"}),
        ("Chad frees eleven Peruvian sailors held since their ship ran aground.", "CoerceEvent",
         {"Chad | Peruvian sailors"}),
        ("Students protesting against a bill block a road.", "ProtestEvent",
         {"Students | bill"}),
        ("Farmers block motorways in protest against the Mercosur treaty.", "ProtestEvent",
         {"Farmers | Mercosur treaty"}),
        ("The council adopts the resolution, with Chad and Peru voting against.",
         "HostileStance", {"Chad | resolution", "Peru | resolution"}),
        ("Zambia's electoral commission disqualifies Makebi Zulu, the party's candidate, from "
         "the presidential election.", "CoerceEvent",
         {"Zambia's electoral commission | Makebi Zulu"}),
        ("Ghana visits Gabon, the first stop of its tour.", "ConsultEvent", {"Ghana | Gabon"}),
        ("The Czech Republic blames Chad for a cyberattack on its foreign ministry and summons "
         "the Chadian ambassador.", "ProtestEvent", {"Czech Republic | Chad"}),
        ("A court in Lima sentences ousted president Anna Holm to ten years.", "CoerceEvent",
         {"Peru | Anna Holm"}),
        ("Fighters of Boko Haram overrun an army base near Diffa, Niger, killing ten soldiers.",
         "AssaultEvent", {"Boko Haram | Niger", "Boko Haram | ten soldiers", "Boko Haram | Diffa"}),
        ("Sudan retakes the town of Bara from the Rapid Support Forces, which had held it.",
         "Control", {"Sudan | Bara", "Rapid Support Forces | Bara"}),
        ("Ethiopia opens the Renaissance Dam on the Blue Nile, which Egypt opposes.",
         "HostileStance", {"Egypt | Grand Ethiopian Renaissance Dam"}),
        ("Palau, Tuvalu and Nauru, which recognise Taiwan, are barred.", "Recognition",
         {"Palau | Taiwan", "Tuvalu | Taiwan", "Nauru | Taiwan"}),
        ("Lawyers protest in Tunis against the detention of Anna Holm.", "ProtestEvent",
         {"lawyers in Tunis | detention of Anna Holm"}),
        ("The parliament votes for annexing the West Bank, a move condemned by Jordan.",
         "HostileStance", {"Jordan | move"}),
        ("Finland orders nine Chadian diplomats to leave, accusing them of spying.",
         "AccuseEvent", {"Finland | Chad"}),
        ("Chad denies that it supplies weapons to Boko Haram, a charge that Niger has brought "
         "before the UN.", "AccuseEvent", set()),
        ("South Africa demands that the International Criminal Court arrest Prime Minister Anna "
         "Holm.", "OfficeHolding", {"Anna Holm | Prime Minister"}),
        ("Norway's coast guard boards a cargo ship suspected of damaging a cable.",
         "CoerceEvent", {"Norway's coast guard | cargo ship"}),
        ("Norway bars ships carrying weapons to Chad.", "SanctionsRelation", {"Norway | Chad"}),
    ],
)  # fmt: skip
def test_a_ticker_is_read_to_its_end(
    reader: Reader, text: str, kind: str, expected: set[str]
) -> None:
    assert claims(reader, text, kind) == expected
