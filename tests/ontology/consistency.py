"""Run as a program on an N-Triples file: prints as JSON what HermiT finds.

It is a process of its own, since owlready2 keeps its state for the whole process.
"""

import json
import sys

import owlready2  # type: ignore[import-untyped]  # it ships no types


def main(path: str) -> None:
    world = owlready2.World()
    ontology = world.get_ontology(f"file://{path}").load()
    consistent = True
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        consistent = False
    unsatisfiable = sorted(
        str(c.iri) for c in world.inconsistent_classes() if c is not owlready2.Nothing
    )
    print(json.dumps({"consistent": consistent, "unsatisfiable": unsatisfiable}))


if __name__ == "__main__":
    main(sys.argv[1])
