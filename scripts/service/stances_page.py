"""The page of how two actors stand toward each other, as a drawn line of time and in words."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from comity.graph.claim import Entity
from comity.graph.view.records import Record, clean
from comity.graph.wording import words
from comity.ontology.iris import Iri
from comity.queries.exploring.explorer import Explorer
from comity.queries.exploring.stances import ATTITUDES, TONES, Stand, Tone, stands
from comity.queries.exploring.words import Words, things
from comity.scripts.service.asking import actor_of, explorer_of
from comity.scripts.service.formatting import WIDTH
from comity.scripts.service.rendering import render

router = APIRouter(include_in_schema=False)

PAGE = 40
"""Claims on a page, of both directions together."""

_LANES = (40, 104)
_EDGE = 14

Kind = Literal["all", "stances", "deeds"]
Said = Literal["all", "stated", "planned", "denied", "past"]


@router.api_route("/stances", methods=["GET", "HEAD"])
def stances(
    request: Request,
    a: Annotated[str, Query(max_length=2000)] = "",
    b: Annotated[str, Query(max_length=2000)] = "",
    show: Kind = "all",
    tone: Literal[Tone, ""] = "",
    said: Said = "all",
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> HTMLResponse:
    """Both directions by date, with filters; without two actors, the form alone."""
    explorer = explorer_of(request)
    ends = [actor_of(explorer, text) for text in (a, b)]
    asked = {"a": a, "b": b, "show": show, "tone": tone, "said": said}
    one, other = ends
    names = things(explorer.ask, explorer.model, {iri for iri in ends if iri})
    found: list[tuple[int, Stand]] = []
    if one and other:
        both = (stands(explorer, one, other), stands(explorer, other, one))
        found = [(way, s) for way, told in enumerate(both) for s in told]
        found = sorted((f for f in found if _fits(f[1], show, tone, said)), key=lambda f: f[1])
    pages = max(1, -(-len(found) // PAGE))
    shown = found[PAGE * (page - 1) : PAGE * page]
    entries, sources = _entries(explorer, shown)
    return render(
        request,
        "stances.html.j2",
        a=_name(a, one, names),
        b=_name(b, other, names),
        ends=[{"iri": iri, "label": names[iri].label} for iri in ends if iri],
        both=bool(one and other),
        chosen={"show": show, "tone": tone, "said": said},
        tones=TONES,
        total=len(found),
        entries=entries,
        sources=sources,
        chart=_chart(shown),
        page=page,
        pages=pages,
        address=lambda number: f"/stances?{urlencode({**asked, 'page': number})}",
    )


def _name(text: str, iri: Iri | None, names: dict[Iri, Entity]) -> str:
    return names[iri].label if iri else clean(text, 300)


def _fits(stand: Stand, show: Kind, tone: str, said: Said) -> bool:
    if show != "all" and (stand.tone in ATTITUDES) != (show == "stances"):
        return False
    return (not tone or stand.tone == tone) and said in ("all", stand.status)


def _entries(
    explorer: Explorer, shown: Sequence[tuple[int, Stand]]
) -> tuple[Sequence[Record], Sequence[Record]]:
    words_of = Words(explorer, [stand.claim for _, stand in shown])
    iris = {iri for _, stand in shown for iri in (stand.holder, stand.whom)}
    names = things(explorer.ask, explorer.model, iris)
    entries = [
        {
            "id": f"c{at}",
            "way": way,
            "when": stand.when,
            "tone": stand.tone,
            "deed": None if stand.tone in ATTITUDES else words(stand.kind.removesuffix("Event")),
            "holder": {"iri": stand.holder, "label": names[stand.holder].label},
            "whom": {"iri": stand.whom, "label": names[stand.whom].label},
            "claim": words_of.record(stand.claim),
        }
        for at, (way, stand) in enumerate(shown)
        if words_of.has(stand.claim)
    ]
    return entries, words_of.sources.records


def _chart(shown: Sequence[tuple[int, Stand]]) -> Record | None:
    """A mark for each dated claim, one lane for each direction; those of one day stand apart."""
    days = {at: day for at, (_, one) in enumerate(shown) if (day := _ordinal(one.when))}
    if not days:
        return None
    first, last = min(days.values()), max(days.values())
    step = (WIDTH - 2 * _EDGE) / max(1, last - first)
    used: dict[tuple[int, int], int] = {}
    marks = []
    for at, day in days.items():
        way, stand = shown[at]
        x = round(_EDGE + (day - first) * step) if last > first else WIDTH // 2
        column = (way, x // 11)
        stack = used[column] = used.get(column, -1) + 1
        rise = (stack % 4) * 11 * (-1 if way == 0 else 1)
        marks.append(
            {
                "id": f"c{at}",
                "x": x,
                "y": _LANES[way] + rise,
                "tone": stand.tone,
                "open": stand.status != "stated",
                "deed": stand.tone not in ATTITUDES,
                "text": f"{stand.when}: {stand.tone}, {stand.status}",
            }
        )
    return {"width": WIDTH, "marks": marks, "ticks": _ticks(first, last, step)}


def _ordinal(when: str) -> int:
    try:
        return date.fromisoformat(when).toordinal()
    except ValueError:
        return 0


def _ticks(first: int, last: int, step: float) -> Sequence[Record]:
    begin, end = date.fromordinal(first), date.fromordinal(last)
    every = max(1, -(-(end.year - begin.year) // 8))
    ticks = [
        {"x": round(_EDGE + (day - first) * step), "text": str(year)}
        for year in range(begin.year + 1, end.year + 1, every)
        if first <= (day := date(year, 1, 1).toordinal()) <= last
    ]
    if ticks:
        return ticks
    middle = WIDTH // 2 if first == last else _EDGE
    return [{"x": middle, "text": begin.isoformat()}] + (
        [{"x": WIDTH - _EDGE, "text": end.isoformat()}] if last > first else []
    )
