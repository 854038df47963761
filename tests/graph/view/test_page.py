"""The page as text: the same bytes each time, and nothing of the network becomes markup."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from comity.graph.network import Network
from comity.graph.view import packing
from comity.graph.view.page import BUDGET, render

NetworkMaker = Callable[[int, int], Network]

HOSTILE = (
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 1'>",
    "<!--<script>",
    "the word href and <a href='https://example.org'>a link</a>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eabc\u2066\x00\x1b]0;title\x07 \ud800",
    "x" * 100_000,
    "\u2028\u2029'\"\\",
    "",
)


class Parts(HTMLParser):
    """The elements of a page, and the texts of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str | None, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag in ("script", "style") and self.cdata_elem == tag:
            self.texts.append((tag, attributes.get("type"), data))


def data_of(page: str) -> dict[str, Any]:
    [text] = [text for _, kind, text in Parts(page).texts if kind == "application/json"]
    data: dict[str, Any] = json.loads(text)
    return data


def with_hostile_strings(network: Network) -> list[Network]:
    """The network with each hostile string in every place where text goes."""
    return [
        Network(
            tuple(replace(node, label=text, kind=text) for node in network.nodes),
            tuple(
                replace(
                    edge,
                    label=text,
                    evidence=tuple(
                        replace(
                            one, quotation=text, before=text, after=text, speaker=text, date=text,
                            value=text, source=text, publisher=text, published=text, url=text,
                            modality=text, polarity=text, certainty=text,
                        )
                        for one in edge.evidence
                    ),
                )
                for edge in network.edges
            ),
        )
        for text in HOSTILE
    ]  # fmt: skip


def test_the_same_network_gives_the_same_page_under_any_hash_seed(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    conftest = Path(__file__).with_name("conftest.py")
    script.write_text(
        "import importlib.util, sys\n"
        f"spec = importlib.util.spec_from_file_location('made', {str(conftest)!r})\n"
        "made = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(made)\n"
        "from comity.graph.view.page import render\n"
        "page = render(made._make_network(80, 160), 'Rivers')\n"
        "assert page == render(made._make_network(80, 160), 'Rivers')\n"
        "sys.stdout.buffer.write(page.encode())\n",
        encoding="utf-8",
    )
    root = str(Path(__file__).parents[3])
    pages = {
        subprocess.run(
            [sys.executable, str(script)],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": root},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pages) == 1
    assert b"Trans-" in pages.pop()


def test_the_policy_allows_the_page_s_own_scripts_and_styles_only(small: Network) -> None:
    parts = Parts(render(small, "Rivers"))
    [policy] = [
        attributes["content"]
        for tag, attributes in parts.tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == "'none'"
    for tag in ("script", "style"):
        texts = [text for name, kind, text in parts.texts if name == tag and kind is None]
        digests = [hashlib.sha256(text.encode()).digest() for text in texts]
        allowed = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
        assert rules[f"{tag}-src"].split() == allowed
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_anywhere(small: Network) -> None:
    parts = Parts(render(small, "Rivers"))
    loading = {"src", "href", "srcset", "data", "poster", "action", "style"}
    assert not [(tag, a) for tag, a in parts.tags if loading & a.keys() or tag == "link"]
    styles = "".join(text for tag, _, text in parts.texts if tag == "style")
    assert "url(" not in styles
    assert "@import" not in styles


@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_hostile_text_stays_text(small: Network, at: int) -> None:
    hostile = with_hostile_strings(small)[at]
    page = render(hostile, HOSTILE[at])
    plain = [tag for tag, _ in Parts(render(small, "Rivers")).tags]
    assert [tag for tag, _ in Parts(page).tags] == plain
    assert all(source["url"] is None for source in data_of(page)["meta"]["sources"])
    page.encode("utf-8")


def test_long_names_are_cut_and_invisible_controls_dropped(small: Network) -> None:
    data = data_of(render(with_hostile_strings(small)[6], "Rivers"))
    assert {len(node["label"]) for node in data["nodes"]} == {300}
    data = data_of(render(with_hostile_strings(small)[5], "Rivers"))
    assert {node["label"] for node in data["nodes"]} == {"abc]0;title"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " https://x", "file:///x"]
)
def test_only_web_addresses_become_links(small: Network, url: str) -> None:
    edges = tuple(
        replace(edge, evidence=tuple(replace(one, url=url) for one in edge.evidence))
        for edge in small.edges
    )
    data = data_of(render(Network(small.nodes, edges), "Rivers"))
    assert [source["url"] for source in data["meta"]["sources"]] == [None]


def test_the_data_holds_every_claim_with_its_words(small: Network) -> None:
    data = data_of(render(small, "Rivers"))
    claims = [claim for edge in data["edges"] for part in edge["parts"] for claim in part["claims"]]
    wanted = [one.quotation for edge in small.edges for one in edge.evidence]
    assert sorted(claim["quote"] for claim in claims) == sorted(wanted)
    [joined] = [claim for claim in claims if claim["quote"] == "Keldoria joined the Grain League"]
    assert joined["before"] + joined["quote"] + joined["after"] == (
        "Officials noted that Keldoria joined the Grain League in May."
    )
    assert (joined["speaker"], joined["date"], joined["value"]) == (
        "Mira Oldane", "2024-05", "one seat of nine",
    )  # fmt: skip


def test_an_empty_network_is_a_page_too() -> None:
    data = data_of(render(Network((), ()), ""))
    assert data["nodes"] == data["edges"] == []


def test_a_large_network_is_drawn_up_to_the_budget(
    make_network: NetworkMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "PLAIN", 10**9)
    data = data_of(render(make_network(900, 2600), "Many"))
    weights = [edge["weight"] for edge in data["edges"]]
    assert len(weights) > BUDGET
    assert weights == sorted(weights, reverse=True)
    spots = {(node["x"], node["y"]) for node in data["nodes"]}
    assert len(spots) > 0.95 * len(data["nodes"])


def test_no_script_parses_text_as_markup() -> None:
    root = Path(__file__).parents[3]
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\("
    )
    scripts = [*root.glob("graph/view/js/**/*.js"), *root.glob("scripts/service/js/**/*.js")]
    assert len(scripts) > 3
    assert not [script.name for script in scripts if forbidden.search(script.read_text("utf-8"))]


def test_a_part_of_the_graph_says_so(small: Network) -> None:
    part = "This is a part: </script>\u202e near Łódź."
    assert data_of(render(small, "Rivers", part))["meta"]["part"] == part.replace("\u202e", "")
    assert data_of(render(small, "Rivers"))["meta"]["part"] == ""
