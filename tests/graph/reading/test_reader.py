"""From files to articles: metadata by its source, text with its paragraphs."""

import io
from pathlib import Path

import pytest

from comity.graph.article import Article
from comity.graph.reading import find_files, read_all, read_file
from comity.ontology.errors import InputError

BODY = "Chad and Mali met in Bamako on Monday.\n\nThey agreed on a railway."


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_head_block_is_metadata_in_any_case(tmp_path: Path) -> None:
    head = "TITLE: A railway\nsource: Sahel Post\npublished: 5 March 2024\nLicense: CC0\n"
    article = read_file(write(tmp_path / "a.txt", f"{head}Note: x\n\n{BODY}\n"))
    assert article == Article(
        doc="a", text=BODY, title="A railway", publisher="Sahel Post", published="2024-03-05",
        licence="CC0",
    )  # fmt: skip


def test_a_credit_line_is_no_head(tmp_path: Path) -> None:
    title = "Chad And Mali Plan A Railway"
    text = f"Source: Photo Agency\n\n{title}\n\nPublished on March 5, 2024\n\n{BODY}"
    article = read_file(write(tmp_path / "a.txt", text))
    assert article.text == text
    assert article.publisher is None
    assert (article.title, article.published) == (title, "2024-03-05")
    assert article.inferred == {"title", "published"}


def test_text_without_metadata_has_none(tmp_path: Path) -> None:
    article = read_file(write(tmp_path / "a.txt", BODY))
    assert article == Article(doc="a", text=BODY)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published on September 19, 2023", "2023-09-19"),
        ("Posted: 2023-09-19", "2023-09-19"),
        ("Wednesday, July 10, 2019", "2019-07-10"),
        ("Published in the Netherlands", None),
        ("Published 2023", None),
    ],
)
def test_the_date_is_read_off_the_text(tmp_path: Path, line: str, published: str | None) -> None:
    article = read_file(write(tmp_path / "a.txt", f"{line}\n\n{BODY}"))
    assert article.published == published
    assert ("published" in article.inferred) == (published is not None)


def test_a_weekday_with_its_date_tells_the_month(tmp_path: Path) -> None:
    text = "He came on Monday, (November 25). Trade grew in 2023 and in 2024, and will by 2030."
    article = read_file(write(tmp_path / "a.txt", text))
    assert article.published == "2024-11"
    assert article.inferred == {"published"}
    vague = text.replace("2024", "2019, 2024")  # both have a Monday, November 25
    assert read_file(write(tmp_path / "b.txt", vague)).published is None


def test_a_sidecar_overrides_the_file(tmp_path: Path) -> None:
    write(tmp_path / "a.meta.toml", 'published = 2024-03-06\nauthors = ["A. Bee"]\n')
    path = write(tmp_path / "a.txt", f"Title: A railway\nPublished: 2024-03-05\n\n{BODY}")
    article = read_file(path)
    assert (article.title, article.published) == ("A railway", "2024-03-06")
    assert article.authors == ("A. Bee",)


def test_authors_in_one_line_are_split(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"Title: T\nAuthors: A. Bee, C. Dee and E. Eff\n\n{BODY}")
    assert read_file(path).authors == ("A. Bee", "C. Dee", "E. Eff")


def test_lines_and_invisible_characters_are_made_even(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "\ufeffChad\u200b and\tMa\u00adli\r\nmet.\x07\r\n \r\n\r\nThey\u202e agreed.\f".encode()
    )
    assert read_file(path).text == "Chad and Mali\nmet.\n\nThey agreed."


def test_long_lines_without_blank_ones_are_paragraphs(tmp_path: Path) -> None:
    long = "Chad and Mali agreed on a railway that will join their capitals before the end of the "
    lines = [long + "coming decade, as their ministers said.", long + "century."]
    assert read_file(write(tmp_path / "a.txt", "\n".join(lines))).text == "\n\n".join(lines)


def test_folders_are_searched_in_order_and_files_are_found_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/c.txt", "b.meta.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, BODY)
    found = find_files([tmp_path, tmp_path / "b.txt", "-", "-"])
    assert found == [tmp_path / "b.txt", tmp_path / "a" / "z.md", Path("-")]


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(f"---\ntitle: A railway\n---\n{BODY}".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert read_file("-") == Article(doc="stdin", text=BODY, title="A railway")


def test_an_error_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BODY)
    write(tmp_path / "b.txt", "")
    write(tmp_path / "c.txt", BODY)
    write(tmp_path / "c.md", BODY)
    read = list(read_all([tmp_path, tmp_path / "none.txt"]))
    names = [item.doc for item in read if isinstance(item, Article)]
    errors = [str(item) for item in read if isinstance(item, InputError)]
    assert names == ["a", "c"]
    assert [error.split(": ")[0].split("/")[-1] for error in errors] == [
        "b.txt",
        "c.txt",
        "none.txt",
    ]
    assert "rename" in errors[1]


def test_one_url_may_carry_many_articles(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name, f"Title: T\nURL: https://sahel.example/1\n\n{BODY}")
    ids = {item.id for item in read_all([tmp_path]) if isinstance(item, Article)}
    assert len(ids) == 2
