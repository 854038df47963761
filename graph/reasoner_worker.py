"""The child process of `comity.graph.reasoner`: loads one file, asks HermiT, prints, ends.

Arguments: a file in N-Triples, and the megabytes that Java may use. The last line of standard
output is the verdict as JSON; owlready2 may print lines of its own before it.
"""

import json
import sys
from pathlib import Path
from typing import Any

import owlready2  # type: ignore[import-untyped]

from comity.ontology.iris import ONTOLOGY


def main() -> None:
    """Print what HermiT says of the file."""
    file, memory = Path(sys.argv[1]), int(sys.argv[2])
    print(json.dumps(_verdict(file, memory)))


def _verdict(file: Path, memory: int) -> dict[str, Any]:
    owlready2.reasoning.JAVA_MEMORY = memory
    world = owlready2.World()
    with file.open("rb") as data:
        # only_local: never fetch what an ontology imports.
        ontology = world.get_ontology(ONTOLOGY).load(fileobj=data, only_local=True)
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return {"consistent": False, "unsatisfiable": []}
    except owlready2.OwlReadyJavaError as error:
        return {"error": _cause(str(error))}
    unsatisfiable = sorted(kind.iri for kind in world.inconsistent_classes())
    own = [iri for iri in unsatisfiable if not iri.endswith("owl#Nothing")]
    return {"consistent": True, "unsatisfiable": own}


def _cause(message: str) -> str:
    """The line of Java's stack trace that says what happened."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return next((line for line in lines if "Exception" in line or "Error" in line), lines[0])


if __name__ == "__main__":
    main()
