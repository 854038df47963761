"""PDF files of our own, written byte by byte, and a folder with one article in each format."""

from collections.abc import Callable
from pathlib import Path

import pytest

MakePdf = Callable[..., bytes]


def _pdf(*pages: list[str], title: str | None = None) -> bytes:
    """A PDF with the lines of each page in Helvetica, one `Tj` each."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 720 Td\n{shown}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    info = f"/Info {len(objects) + 1} 0 R" if title else ""
    if title:
        objects.append(f"<< /Title ({title}) >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    tail += f"trailer\n<< /Size {size} /Root 1 0 R {info} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode()


@pytest.fixture
def make_pdf() -> MakePdf:
    """`make_pdf([line, …], [line of page 2, …], title=…)`: the bytes of a PDF."""
    return _pdf


TEXT = """Title: Oman and Qatar sign a gas accord
Source: Example Gazette
Published: 3 May 2024
URL: https://gazette.example/gas
Licence: CC BY 4.0

Oman and Qatar signed an accord on gas in Muscat on Thursday.

“We trust each other,” the Omani minister said.
"""

MARKDOWN = """---
title: Oman and Qatar sign a gas accord
publisher: Example Gazette
published: 2024-05-03
url: https://gazette.example/gas
authors: [Jane Roe, John Doe]
licence: CC BY 4.0
based_on: {title: Another, publisher: Someone}
---

# Oman and Qatar sign a *gas* accord

Oman and [Qatar](https://qatar.example) signed an **accord** on
gas in Muscat.[^1] ![A map](map.png)

- Oman sells gas.
- Qatar buys `LNG`.

> “We trust each other,” he said.

| Year | Tons |
|------|------|
| 2023 | 1,000 |

<!-- not for readers -->
[^1]: A note.
"""

HTML = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Gas accord | Example Gazette</title>
<meta property="og:title" content="Oman and Qatar sign a gas accord">
<meta property="og:site_name" content="Example Gazette">
<meta property="article:published_time" content="2024-05-03T08:00:00Z">
<meta name="author" content="Jane Roe">
<link rel="canonical" href="https://gazette.example/gas">
<script>var secret = "no prose";</script></head>
<body><nav><a href="/">Home</a> <a href="/about">About us</a></nav>
<article><h1>Oman and Qatar sign a gas accord</h1>
<p>Oman and Qatar signed an accord on gas in Muscat on Thursday &amp; praised it at length.</p>
<p>The two neighbours will build a pipeline under the sea, which engineers have planned for
more than a decade and which banks in both capitals have promised to finance together.</p>
</article><footer>All rights reserved</footer></body></html>
"""

PAGES = (
    [
        "Oman and Qatar sign a gas accord",
        "",
        "Published on May 3, 2024",
        "",
        "Oman and Qatar signed an accord on gas in Muscat, and their minis-",
        "ters praised it at length before they flew home on the same evening.",
        "Banks promised money.",
        "The pipeline will run under the sea, which engineers have planned for",
        "1",
    ],
    ["more than a decade.", "2"],
)


@pytest.fixture
def every_format(tmp_path: Path, make_pdf: MakePdf) -> Path:
    """A folder with one article in each format."""
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notes.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "print.pdf").write_bytes(make_pdf(*PAGES))
    return tmp_path
