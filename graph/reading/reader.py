"""From a file to an `Article`: the format by its suffix, metadata by what states them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.graph.article import Article
from comity.graph.reading.cleaning import cleaned, decoded
from comity.graph.reading.files import (
    SIDECAR,
    STDIN,
    SUFFIXES,
    check_name,
    find_files,
    read_bytes,
    shown,
)
from comity.graph.reading.inference import inferred_from
from comity.graph.reading.metadata import Metadata, from_sidecar, merged, split_head
from comity.graph.reading.names import Names
from comity.ontology.errors import InputError


def read_all(paths: Iterable[Path | str]) -> Iterator[Article | InputError]:
    """The articles of files and folders (`-`: standard input), an error in place of each bad one.

    Two files of one name (without the suffix) can't both be articles of one graph: the second is
    an error. The caller counts the errors.
    """
    names = Names()
    for file in find_files(paths):
        try:
            article = read_file(file)
            names.take(article.doc, file)
        except InputError as error:
            yield error
        else:
            yield article


@dataclass(frozen=True, slots=True)
class FileContent:
    """The bytes of a file and of its sidecar: all that an article is made of.

    They can be sent to another machine, which need not see the file.
    """

    path: Path
    data: bytes
    sidecar: bytes | None = None

    @classmethod
    def of(cls, path: Path) -> "FileContent":
        """Raises InputError where a file can't be read, holds nothing or far too much."""
        data, sidecar = read_bytes(path), _sidecar_of(path)
        known = path != STDIN and sidecar.is_file()
        return cls(path, data, read_bytes(sidecar) if known else None)


def read_file(path: Path | str) -> Article:
    """One article; raises InputError, with the cure, where there is none.

    A sidecar file (`report.meta.toml` for `report.pdf`) overrides what the file states, which
    overrides what its text shows; what only the text shows is named in `Article.inferred`.
    """
    return read_content(FileContent.of(Path(path)))


def read_content(content: FileContent) -> Article:
    """What `read_file` gives, out of bytes that are already here."""
    path, data, name = content.path, content.data, shown(content.path)
    check_name(path)
    text, stated, hinted = _parsed(data, _format(path, data), name)
    text = cleaned(text)
    if not any(character.isalpha() for character in text):
        raise InputError(f"{name}: holds no words; put the article's text in it, or leave it out")
    beside = Metadata()
    if content.sidecar is not None:
        beside = from_sidecar(content.sidecar, shown(_sidecar_of(path)))
    known = merged([beside, stated])
    guessed = merged([hinted, inferred_from(text)])
    every = merged([known, guessed])
    return Article(
        doc=doc_of(path),
        text=text,
        title=every.title,
        publisher=every.publisher,
        published=every.published,
        url=every.url,
        authors=every.authors,
        licence=every.licence,
        inferred=every.stated() - known.stated(),
    )


def _format(path: Path, data: bytes) -> str:
    """By the suffix; standard input by how it begins."""
    if path != STDIN:
        found = SUFFIXES.get(path.suffix.lower())
        if found is None:
            known = ", ".join(SUFFIXES)
            raise InputError(f"{shown(path)}: not a format that Comity reads; use one of {known}")
        return found
    begin = data.lstrip()[:64].lower()
    if begin.startswith(b"%pdf-"):
        return "pdf"
    if begin.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "markdown" if begin.startswith(b"---\n") else "text"


def _parsed(data: bytes, form: str, name: str) -> tuple[str, Metadata, Metadata]:
    """The text, what the file states about it, and what it only hints at.

    The readers of the less common formats are heavy, so each is imported when it is needed.
    """
    if form == "pdf":
        from comity.graph.reading.pdf import read_pdf

        text, hinted = read_pdf(data, name)
        return text, Metadata(), hinted
    if form == "html":
        from comity.graph.reading.html import read_html

        return (*read_html(data, name), Metadata())
    text = cleaned(decoded(data, name))
    if form == "markdown":
        from comity.graph.reading.markdown import plain, split_front_matter

        stated, body = split_front_matter(text, name)
        if stated == Metadata():
            stated, body = split_head(body, name)
        return plain(body), stated, Metadata()
    stated, body = split_head(text, name)
    return body, stated, Metadata()


def doc_of(path: Path) -> str:
    """What the article of a file is called: two of one graph can't share it."""
    return "stdin" if path == STDIN else path.name.removesuffix(path.suffix)


def _sidecar_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(path.suffix) + SIDECAR)
