"""What is drawn, at 100, 1,000 and 5,000 actors: one open page for each, in headless Chromium."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

from comity.graph.network import Network
from comity.graph.view.page import BUDGET, render
from tests.graph.view.browsing import wait_until

NetworkMaker = Callable[[int, int], Network]
Json = dict[str, Any]

SCRIPTS = Path(__file__).parents[3] / "graph" / "view" / "js"
SIZES = {100: 360, 1000: 3700, 5000: 18500}
SHAPES = "{http://www.w3.org/2000/svg}"


class Drawing:
    """An open page, and what went wrong on it."""

    def __init__(self, browser: Browser, network: Network, file: Path) -> None:
        file.write_text(render(network, "Rivers"), encoding="utf-8", newline="")
        self.asked: list[str] = []
        self.troubles: list[str] = []
        self.address = file.as_uri()
        view = ViewportSize(width=1280, height=800)
        self.context = browser.new_context(
            viewport=view, reduced_motion="reduce", color_scheme="light", offline=True
        )
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._listen)
        self.page.goto(self.address)
        wait_until(self.page, "window.comity")

    def _listen(self, line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            self.troubles.append(line.text)

    def picture(self) -> Json:
        picture: Json = self.page.evaluate("comity.picture()")
        return picture

    def links(self, which: str = "true") -> list[Json]:
        """The lines for which an expression about `link` holds."""
        links: list[Json] = self.page.evaluate(f"comity.links().filter((link) => {which})")
        return links

    def go(self, address: str) -> None:
        """Set the part of the address after "#" and wait until it holds."""
        self.page.evaluate("hash => { location.hash = hash; }", address)
        self.rest()

    def rest(self) -> None:
        """Wait until two frames were drawn."""
        self.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )


@pytest.fixture(scope="module")
def drawings(
    browser: Browser, folder: Path, make_network: NetworkMaker
) -> Iterator[Callable[[int], Drawing]]:
    """The open page of a network of that many actors."""
    opened: dict[int, Drawing] = {}

    def of(actors: int) -> Drawing:
        if actors not in opened:
            network = make_network(actors, SIZES[actors])
            opened[actors] = Drawing(browser, network, folder / f"{actors}.html")
            reset(opened[actors])
        return opened[actors]

    yield of
    for drawing in opened.values():
        drawing.context.close()


@pytest.fixture(params=SIZES)
def drawing(
    request: pytest.FixtureRequest, drawings: Callable[[int], Drawing]
) -> Iterator[Drawing]:
    """Each of the pages, with nothing chosen, and as it was when it was opened."""
    found = drawings(request.param)
    yield found
    reset(found)


def reset(drawing: Drawing) -> None:
    drawing.go("")
    drawing.page.locator("#fit").click()
    drawing.rest()


def thing(drawing: Drawing, rank: int) -> Json:
    """The node of that rank in size, with its address as `hash`."""
    found: Json = drawing.page.evaluate(
        "rank => comity.things().sort((a, b) => b.size - a.size || a.id - b.id)[rank]", rank
    )
    return found | {"hash": f"node={quote(found['iri'], safe='')}"}


def at_same_places(first: Json, second: Json) -> bool:
    spots = [
        {mark["id"]: (mark["x"], mark["y"]) for mark in one["marks"]} for one in (first, second)
    ]
    return spots[0].keys() == spots[1].keys() and all(
        math.dist(spot, spots[1][id_]) < 0.5 for id_, spot in spots[0].items()
    )


def test_all_actors_and_no_more_lines_than_the_budget_are_drawn(drawing: Drawing) -> None:
    picture, stated = drawing.picture(), drawing.links("link.status === 'stated'")
    shown = [link for link in stated if link["shown"]]
    assert len(picture["strokes"]) <= len(shown) <= BUDGET
    assert len(shown) == len(stated) or len(stated) > BUDGET
    tied = {name for link in stated for name in (link["source"], link["target"])}
    assert len(picture["marks"]) >= len(tied)
    assert min(stroke["width"] for stroke in picture["strokes"]) >= 1
    assert min(mark["r"] for mark in picture["marks"]) >= 2


def test_all_of_it_is_in_sight_and_no_name_covers_another(drawing: Drawing) -> None:
    picture = drawing.picture()
    for mark in picture["marks"]:
        assert 0 < mark["x"] < picture["wide"]
        assert 0 < mark["y"] < picture["high"]
    assert len(picture["words"]) >= 20
    boxes = []
    for words in picture["words"]:
        left = words["x"] - {"start": 0, "middle": 0.5, "end": 1}[words["anchor"]] * words["wide"]
        boxes.append((left, left + words["wide"], words["y"], words["size"]))
    for at, (left, right, y, size) in enumerate(boxes):
        for other_left, other_right, other_y, other_size in boxes[:at]:
            across = min(right, other_right) - max(left, other_left)
            assert across < 3 or abs(y - other_y) >= 0.45 * (size + other_size)


def test_far_away_a_pair_has_one_line_without_heads(drawings: Callable[[int], Drawing]) -> None:
    near, far = drawings(100), drawings(5000)
    assert any(stroke["heads"] for stroke in near.picture()["strokes"])
    strokes = far.picture()["strokes"]
    assert not any(stroke["heads"] for stroke in strokes)
    shown = far.links("link.shown")
    pairs = {frozenset((link["source"], link["target"])) for link in shown}
    assert len(strokes) <= len(shown)
    assert len(pairs) <= len(strokes)


def test_areas_of_blocs_are_drawn_where_the_actors_are_many(
    drawings: Callable[[int], Drawing],
) -> None:
    assert drawings(100).picture()["areas"] == 0
    assert drawings(1000).picture()["areas"] > 3


def test_nearer_more_of_the_lines_between_what_is_in_sight_are_drawn(
    drawings: Callable[[int], Drawing],
) -> None:
    drawing = drawings(5000)
    before = {link["id"] for link in drawing.links("link.shown")}
    drawing.page.mouse.move(580, 430)
    for _ in range(12):
        drawing.page.mouse.wheel(0, -300)
        drawing.rest()
    after = {link["id"] for link in drawing.links("link.shown")}
    assert after - before
    assert len(after) <= BUDGET
    reset(drawing)


def test_a_click_on_a_disc_chooses_it(drawing: Drawing) -> None:
    picture = drawing.picture()
    greatest = picture["marks"][-1]
    box = drawing.page.locator("#canvas").bounding_box()
    assert box is not None
    drawing.page.mouse.click(box["x"] + greatest["x"], box["y"] + greatest["y"])
    wait_until(drawing.page, "comity.choice() !== null")
    assert drawing.page.evaluate("comity.choice()") == {"kind": "thing", "id": greatest["id"]}
    rings = {mark["id"] for mark in drawing.picture()["marks"] if mark["rings"]}
    assert rings == {greatest["id"]}


def test_a_click_on_a_line_chooses_its_tie(drawings: Callable[[int], Drawing]) -> None:
    drawing = drawings(100)
    for link in drawing.links()[::20]:
        if not link["middle"]:
            continue
        reset(drawing)
        drawing.page.mouse.click(link["middle"]["x"], link["middle"]["y"])
        wait_until(drawing.page, "comity.choice() !== null")
        choice = drawing.page.evaluate("comity.choice()")
        if choice["kind"] == "tie":  # Else a disc lies on the middle of the line.
            again = next(one for one in drawing.links() if one["id"] == choice["id"])
            assert {again["source"], again["target"]} == {link["source"], link["target"]}
            break
    else:
        pytest.fail("no line could be clicked")
    reset(drawing)


def test_filters_move_nothing_that_stays(drawing: Drawing) -> None:
    before = drawing.picture()
    drawing.go("no-family=trade")
    fewer = drawing.picture()
    assert 0 < len(fewer["strokes"]) != len(before["strokes"])
    spots = {mark["id"]: (mark["x"], mark["y"]) for mark in before["marks"]}
    for mark in fewer["marks"]:
        assert math.dist(spots[mark["id"]], (mark["x"], mark["y"])) < 0.5
    drawing.go("")
    assert at_same_places(before, drawing.picture())


def test_a_pan_moves_everything_alike(drawing: Drawing) -> None:
    before = drawing.picture()
    drawing.page.mouse.move(300, 750)
    drawing.page.mouse.down()
    for step in range(1, 21):
        drawing.page.mouse.move(300 + step, 750 - 2 * step)
        drawing.rest()
    drawing.page.mouse.up()
    drawing.rest()
    after = {mark["id"]: mark for mark in drawing.picture()["marks"]}
    for mark in before["marks"]:
        if mark["id"] in after:
            moved = after[mark["id"]]
            assert moved["x"] - mark["x"] == pytest.approx(20, abs=1)
            assert moved["y"] - mark["y"] == pytest.approx(-40, abs=1)


def test_the_isolated_one_stands_in_the_middle_of_what_it_is_tied_to(drawing: Drawing) -> None:
    before = drawing.picture()
    one = thing(drawing, 1)
    drawing.go(f"{one['hash']}&isolate=1")
    picture = drawing.picture()
    spots = {mark["id"]: mark for mark in picture["marks"]}
    tied = {link["id"] for link in drawing.links("link.hot")}
    assert {link["id"] for link in drawing.links("link.shown")} <= tied
    assert 1 < len(spots) <= 100
    middle = spots[one["id"]]
    reach = [math.dist((middle["x"], middle["y"]), (m["x"], m["y"])) for m in spots.values()]
    assert sorted(reach)[1] > 2 * middle["r"]
    for mark in spots.values():
        assert 0 < mark["x"] < picture["wide"]
        assert 0 < mark["y"] < picture["high"]
    for at, mark in enumerate(picture["marks"]):
        for other in picture["marks"][:at]:
            apart = math.dist((mark["x"], mark["y"]), (other["x"], other["y"]))
            assert apart > 0.8 * (mark["r"] + other["r"])
    drawing.go("")
    drawing.page.locator("#fit").click()
    assert at_same_places(before, drawing.picture())


def test_of_too_many_neighbours_the_rest_is_counted_and_can_be_opened(
    drawings: Callable[[int], Drawing],
) -> None:
    drawing = drawings(5000)
    hub = thing(drawing, 0)
    drawing.go(f"{hub['hash']}&isolate=1")
    picture = drawing.picture()
    stubs = picture["stubs"]
    assert 0 < len(stubs) < 15
    ends = {end for link in drawing.links("link.hot") for end in link["ends"]}
    counted = sum(int(stub["label"].split()[0].lstrip("+").replace(",", "")) for stub in stubs)
    assert counted + len(picture["marks"]) == len(ends)
    stub = min(stubs, key=lambda one: int(one["label"].split()[0].lstrip("+")))
    box = drawing.page.locator("#canvas").bounding_box()
    assert box is not None
    drawing.page.mouse.click(box["x"] + stub["x"], box["y"] + stub["y"])
    wait_until(drawing.page, "count => comity.picture().stubs.length < count", arg=len(stubs))
    opened = drawing.picture()
    assert drawing.page.evaluate("comity.choice()") == {"kind": "thing", "id": hub["id"]}
    assert len(opened["marks"]) - len(picture["marks"]) == int(stub["label"].split()[0])
    reset(drawing)


def test_where_motion_is_unwanted_all_is_in_its_place_at_once(
    drawings: Callable[[int], Drawing],
) -> None:
    drawing = drawings(100)
    drawing.go(f"{thing(drawing, 0)['hash']}&isolate=1")
    first = drawing.picture()
    drawing.page.wait_for_timeout(600)
    assert at_same_places(first, drawing.picture())
    reset(drawing)


def test_where_motion_is_welcome_things_end_at_the_same_places(
    drawings: Callable[[int], Drawing],
) -> None:
    drawing = drawings(100)
    address = f"{thing(drawing, 0)['hash']}&isolate=1"
    drawing.go(address)
    wanted = drawing.picture()
    reset(drawing)
    drawing.page.emulate_media(reduced_motion="no-preference", color_scheme="light")
    drawing.page.evaluate("hash => { location.hash = hash; }", address)
    drawing.page.wait_for_timeout(1500)
    assert at_same_places(wanted, drawing.picture())
    drawing.page.emulate_media(reduced_motion="reduce", color_scheme="light")
    reset(drawing)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_and_word_stands_out(drawings: Callable[[int], Drawing], scheme: Any) -> None:
    drawing = drawings(1000)
    drawing.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    drawing.rest()
    style = "getComputedStyle(document.documentElement).getPropertyValue"
    grounds = [drawing.page.evaluate(f"{style}('--{name}').trim()") for name in ("stage", "area")]
    pictures = [drawing.picture()]
    drawing.go(f"{thing(drawing, 1)['hash']}&isolate=1")
    pictures.append(drawing.picture())
    for picture in pictures:
        marks = {one["color"] for one in [*picture["strokes"], *picture["marks"]]}
        words = {one["color"] for one in picture["words"]}
        for ground in grounds:
            assert min(contrast(color, ground) for color in marks) >= 3
            assert min(contrast(color, ground) for color in words) >= 4.5
    drawing.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    reset(drawing)


def contrast(first: str, second: str) -> float:
    """WCAG's ratio of two colours `#rrggbb`."""

    def light(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(first), light(second)))
    return (high + 0.05) / (low + 0.05)


def test_the_svg_holds_what_the_canvas_shows(drawing: Drawing, tmp_path: Path) -> None:
    picture = drawing.picture()
    drawing.page.locator("#export").click()
    with drawing.page.expect_download() as waiting:
        drawing.page.get_by_role("button", name="Drawing").click()
    waiting.value.save_as(tmp_path / "rivers.svg")
    root = ElementTree.parse(tmp_path / "rivers.svg").getroot()
    assert root.findtext(f"{SHAPES}title") == "Rivers"
    groups = {group.get("id"): group for group in root.iter(f"{SHAPES}g")}
    assert [text.text for text in groups["names"]] == [one["label"] for one in picture["words"]]
    assert len(groups["areas"]) == picture["areas"]
    rings = sum(mark["rings"] for mark in picture["marks"])
    assert len(groups["dots"]) + len(groups["nodes"]) == len(picture["marks"]) + rings
    colors = {one.get("stroke") for one in groups["links"]} - {None}
    assert colors == {stroke["color"] for stroke in picture["strokes"]}


def test_nothing_was_asked_for_and_nothing_went_wrong(drawing: Drawing) -> None:
    drawing.page.mouse.move(600, 400)
    drawing.page.mouse.wheel(0, -300)
    drawing.rest()
    assert {url.partition("#")[0] for url in drawing.asked} <= {drawing.address, "blob"} | {
        url for url in drawing.asked if url.startswith("blob:")
    }
    assert drawing.troubles == []


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """A blank page that can import the view's modules."""
    context = browser.new_context()
    page = context.new_page()

    def answer(route: Any) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        if not name:
            route.fulfill(body="<!doctype html><title>Modules</title>", content_type="text/html")
        else:
            text = (SCRIPTS / name).read_text("utf-8")
            route.fulfill(body=text, content_type="text/javascript")

    page.route("**/*", answer)
    page.goto("http://modules.invalid/")
    yield page
    context.close()


def place(page: Page, parent: Json, count: int, standing: list[Json]) -> list[Json]:
    places: list[Json] = page.evaluate(
        """async ([parent, count, standing]) => {
          const { placeAround } = await import("/placing.js");
          return placeAround(parent, count, standing);
        }""",
        [parent, count, standing],
    )
    return places


@pytest.mark.parametrize("count", [1, 7, 300])
def test_newcomers_stand_round_their_parent_clear_of_all_others(modules: Page, count: int) -> None:
    standing = [{"x": 60 * column, "y": 60 * row} for column in range(12) for row in range(9)]
    parent = standing[-1]
    found = place(modules, parent, count, standing)
    assert found == place(modules, parent, count, standing)
    assert len(found) == count
    everyone = [(one["x"], one["y"]) for one in [*standing, *found]]
    for at in range(len(standing), len(everyone)):
        for other in everyone[:at]:
            assert math.dist(everyone[at], other) > 50
    nearest = min(math.dist((parent["x"], parent["y"]), (one["x"], one["y"])) for one in found)
    assert nearest < 250


def test_the_backbone_prefers_what_is_much_to_somebody(modules: Page) -> None:
    order = modules.evaluate(
        """async () => {
          const { byWorth } = await import("/backbone.js");
          const tie = (id, from, to, claims) =>
            ({ id, from, to, claims, weight: claims, status: "stated" });
          // A hub (0) with ten ties of two claims; two small ones (20, 21) with a tie of six
          // claims between them, and one each to others that get a claim.
          const ties = Array.from({ length: 10 }, (_, at) => tie(at, 0, at + 1, 2));
          ties.push(tie(10, 20, 21, 6));
          for (const at of [1, 2, 3, 4]) ties.push(tie(10 + at, 19 + (at % 2) + 1, at, 1));
          return byWorth(ties).map(({ id }) => id);
        }"""
    )
    assert order[0] == 10
    assert sorted(order) == list(range(15))
