"""Files that can't be read: each gives one line that names the file, the place and the cure."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from comity.graph.reading import MAX_BYTES, read_all, read_file
from comity.ontology.errors import InputError

BODY = "Chad and Mali met in Bamako on Monday."
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE html [<!ENTITY l0 "lol">{LAUGHS}]><html><body><p>&l9;</p></body></html>'
ALIASES = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("signs.txt", b"--- 123 ---", "holds no words"),
        ("latin.txt", "Türkiye met\nCôte d'Ivoire".encode("latin-1"), "line 1 is not UTF-8"),
        ("utf16.txt", "Chad met Mali".encode("utf-16"), "is UTF-16"),
        ("binary.txt", b"\x7fELF\x00\x01", "byte 4 is NUL"),
        ("photo.jpg", b"\xff\xd8\xff", "not a format that Comity reads"),
        ("README", b"Chad met Mali", "not a format that Comity reads"),
        ("date.txt", b"Title: T\nPublished: soon\n\nChad", "published: 'soon' is not a date"),
        ("month.txt", b"Title: T\nPublished: 2024-13-01\n\nChad", "is not a date"),
        ("url.txt", b"Title: T\nURL: javascript:alert(1)\n\nChad", "is no URL"),
        ("open.md", b"---\ntitle: T\n\nChad met Mali", "line 1 opens front matter"),
        ("yaml.md", b"---\ntitle: [T\n---\nChad met Mali", "line 3: front matter is not YAML"),
        ("rule.md", b"---\nChad met Mali\n---\nThey agreed.", "front matter has no keys"),
        ("tag.md", b"---\ntitle: !!python/name:os.system\n---\nChad", "front matter is not YAML"),
        ("list.md", b"---\ntitle: [T]\n---\nChad met Mali", "title is a list"),
        (
            "menu.html",
            b"<html><body><nav></nav><script>x</script></body></html>",
            "no article found",
        ),
        ("charset.html", b"<meta charset=klingon><p>Chad</p>", "is not klingon as it says"),
        ("broken.pdf", b"%PDF-1.4\n1 0 obj\n<<", "damaged or unusual PDF"),
        ("text.pdf", b"Chad met Mali", "is no PDF"),
    ],
)
def test_a_bad_file_is_one_clear_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, data: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_file(path)
    text = str(error.value)
    assert text.startswith(str(path))
    assert message in text
    assert ";" in text  # the cure
    assert "\n" not in text
    assert caplog.records == []  # nothing that a library has to say beside it


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match=r"longer than 10 MB \(50 MB\); split"):
        read_file(path)
    assert MAX_BYTES == 10_000_000


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="no article in this folder"):
        read_file(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read_file(tmp_path / "pipe.txt")


def test_a_name_with_control_characters_is_escaped(tmp_path: Path) -> None:
    path = tmp_path / "bad\n\x1b[31mname.txt"
    path.write_bytes(b"")
    with pytest.raises(InputError) as error:
        read_file(path)
    assert str(error.value).isprintable()


def test_a_slip_in_a_sidecar_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    sidecar = tmp_path / "a.meta.toml"
    sidecar.write_text('titel = "A railway"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.meta\.toml: unknown key 'titel'; use authors, "):
        read_file(tmp_path / "a.txt")
    sidecar.write_text("title = A railway\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.meta\.toml: not TOML"):
        read_file(tmp_path / "a.txt")


def test_a_locked_pdf_is_told(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([BODY]))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(InputError, match="locked by a password; save a copy without one"):
        read_file(tmp_path / "locked.pdf")


def test_a_pdf_of_pictures_is_told(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    (tmp_path / "scan.pdf").write_bytes(make_pdf([], []))
    with pytest.raises(InputError, match="only pictures; run OCR"):
        read_file(tmp_path / "scan.pdf")


def test_entities_of_a_page_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "bomb.html").write_text(BOMB + f"<p>{BODY * 5}</p>", encoding="utf-8")
    text = read_file(tmp_path / "bomb.html").text
    assert BODY in text
    assert len(text) < 2_000


def test_aliases_in_front_matter_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "bomb.md").write_text(f"---\n{ALIASES}---\n{BODY}", encoding="utf-8")
    assert read_file(tmp_path / "bomb.md").text == BODY


def test_markup_in_text_stays_text(tmp_path: Path) -> None:
    text = "Chad met <script>alert(1)</script> Mali & paid."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_file(tmp_path / "a.txt").text == text


@pytest.mark.parametrize("unit", ["[", "*", "> ", "- ", "` ", "![](", "<a", "|", "&#", "_a"])
def test_hostile_markdown_is_read(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(unit * 5_000 + f"\n\n{BODY}", encoding="utf-8")
    assert BODY in read_file(path).text


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200), st.sampled_from([".txt", ".md", ".html", ".pdf"]))
def test_any_bytes_are_an_article_or_an_input_error(
    tmp_path: Path, data: bytes, suffix: str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes((b"%PDF-1.4\n" if suffix == ".pdf" else b"") + data)
    article = next(read_all([path]))
    if isinstance(article, InputError):
        assert str(path) in str(article)
    else:
        assert article.text == article.text.strip()
        assert "\r" not in article.text
        assert "\n\n\n" not in article.text
