"""What templates of the pages know: paths of our things, and time as marks on an axis."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args
from urllib.parse import quote

from comity.graph.view.links import Status
from comity.ontology.iris import BASE

WIDTH = 720
_TALL = 100
STATUSES: tuple[Status, ...] = get_args(Status)


def page_of(iri: str) -> str:
    """The path of a thing's page here; what is not below Comity's base leads nowhere.

    >>> page_of("https://w3id.org/comity/id/state/AFG")
    '/id/state/AFG'
    >>> page_of("javascript:alert(1)")
    '/search'
    """
    if not iri.startswith(BASE):
        return "/search"
    path, mark, name = iri.removeprefix(BASE).partition("#")
    return f"/{quote(path, safe='/')}" + (f"#{quote(name)}" if mark else "")


def timeline(years: Sequence[tuple[int, Counter[Status]]]) -> dict[str, Any]:
    """Bars for the claims of each year, one status on the other."""
    if not years:
        return {"years": []}
    first, last = years[0][0], years[-1][0]
    step = WIDTH / (last - first + 1)
    top = max(sum(counts.values()) for _, counts in years)
    bars, used = [], {status for _, counts in years for status in counts}
    for year, counts in years:
        y = 104.0
        for status in STATUSES:
            if counts[status]:
                height = max(2.0, _TALL * counts[status] / top)
                y -= height
                x = (year - first) * step + min(step * 0.1, 2)
                width = min(max(step * 0.8, 1), 48)
                bars.append(
                    {"status": status, "year": year, "count": counts[status], "x": round(x, 1),
                     "y": round(y, 1), "width": round(width, 1), "height": round(height, 1)}
                )  # fmt: skip
    every = max(1, -(-(last - first + 1) // 12))
    return {
        "width": WIDTH,
        "bars": bars,
        "ticks": [
            {"year": year, "x": round((year - first) * step + min(step * 0.5, 26), 1)}
            for year in range(first, last + 1, every)
        ],
        "years": [{"year": year, "counts": counts} for year, counts in years],
        "statuses": [status for status in STATUSES if status in used],
    }
