"""The child process that draws what a query asks for, as `comity view --query` does."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from comity.graph.view.page import render
from comity.queries.child import read_setup, serve
from comity.queries.scope import Scope, in_scope


def main() -> None:
    """Draw until there are no more jobs: each names its query, its limits and its heading."""
    setup = read_setup()
    store = Path(setup["store"])

    def draw(job: Mapping[str, Any]) -> tuple[str, bytes]:
        scope = Scope(query=job["sparql"], timeout=job["timeout"], max_actors=job["actors"])
        found = in_scope(store, scope)
        return "html", render(found.network, job["title"], found.part).encode()

    serve(draw, setup["memory"])


if __name__ == "__main__":
    main()
