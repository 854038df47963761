"""What reading makes of one article in each format, as a whole.

`UPDATE_GOLDEN=1 pytest tests/graph/reading` writes the files anew; read the difference.
"""

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from comity.graph.reading import read_file

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["text.txt", "notes.md", "page.html", "print.pdf"])
def test_an_article_reads_as_it_did(every_format: Path, name: str) -> None:
    article = read_file(every_format / name)
    fields = {**asdict(article), "inferred": sorted(article.inferred)}
    found = json.dumps(fields, indent=1, ensure_ascii=False) + "\n"
    golden = GOLDEN / f"{name}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
