"""Markdown to plain text: what a reader would see, without marks, addresses and pictures."""

import re

from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from markdown_it.token import Token
from yaml import YAMLError  # type: ignore[import-untyped]

from comity.graph.reading.metadata import Metadata, from_mapping
from comity.ontology.errors import InputError

MAX_FRONT_MATTER = 64_000
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:?")


def split_front_matter(text: str, name: str) -> tuple[Metadata, str]:
    """What stands between two lines `---` at the top, and the rest; InputError where it's bad."""
    if not text.startswith("---\n"):
        return Metadata(), text
    end = text.find("\n---", 3)
    if end < 0 or end > MAX_FRONT_MATTER:
        raise InputError(f"{name}: line 1 opens front matter that isn't closed; add a line ---")
    handler = YAMLHandler()
    try:
        block, body = handler.split(text)
        values = handler.load(block)
    except (YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(getattr(error, "problem", "") or error).split())
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        cure = "put values with : or [ in quotes"
        raise InputError(f"{name}: {place}front matter is not YAML ({reason}); {cure}") from error
    if not isinstance(values, dict | None):
        raise InputError(f"{name}: front matter has no keys; write lines like title: …")
    return from_mapping(values or {}, name), body


def plain(markdown: str) -> str:
    """The text of headings, paragraphs, list items, quotations and table cells, a block each.

    Links leave their words; pictures, code, comments and HTML tags leave nothing.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    blocks = (_words(token.children or []) for token in tokens if token.type == "inline")
    return "\n\n".join(block for block in blocks if block)


def _words(tokens: list[Token]) -> str:
    words = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif token.type in {"text", "code_inline"}:
            words.append(token.content)
    return _FOOTNOTE.sub("", "".join(words)).strip()
