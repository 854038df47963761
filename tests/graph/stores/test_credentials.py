"""Who asks: from the environment or a file, and never in a message."""

from pathlib import Path

import pytest

from comity.graph.stores.credentials import Credentials, credentials
from comity.ontology.errors import StoreError


def test_what_the_environment_says() -> None:
    assert credentials({}) is None
    assert credentials({"COMITY_USER": "", "COMITY_PASSWORD": ""}) is None
    assert credentials({"COMITY_USER": "me", "COMITY_PASSWORD": "x"}) == Credentials("me", "x")
    assert credentials({"COMITY_TOKEN": "abc"}) == Credentials(token="abc")


def test_half_of_a_pair() -> None:
    with pytest.raises(StoreError, match="go together") as caught:
        credentials({"COMITY_PASSWORD": "secret"})
    assert "secret" not in str(caught.value)


def test_a_token_that_would_break_the_header() -> None:
    with pytest.raises(StoreError, match="copy it anew") as caught:
        credentials({"COMITY_TOKEN": "secret\r\nX-Evil: 1"})
    assert "secret" not in str(caught.value)


def written(folder: Path, text: str, mode: int = 0o600) -> dict[str, str]:
    path = folder / "credentials.toml"
    path.write_text(text)
    path.chmod(mode)
    return {"COMITY_CREDENTIALS": str(path), "COMITY_TOKEN": "other"}


def test_a_file(tmp_path: Path) -> None:
    pair = written(tmp_path, 'user = "me"\npassword = "x y"\n')
    assert credentials(pair) == Credentials("me", "x y")
    assert credentials(written(tmp_path, 'token = "abc"')) == Credentials(token="abc")


@pytest.mark.parametrize(
    "text",
    ["", "secret", 'user = "secret"', 'password = "secret"', 'token = "secret"\nuser = "me"',
     "token = 1", 'user = "me"\npassword = ["secret"]', 'tokken = "secret"'],
)  # fmt: skip
def test_a_file_that_holds_something_else(tmp_path: Path, text: str) -> None:
    with pytest.raises(StoreError, match=r"credentials\.toml.* must hold") as caught:
        credentials(written(tmp_path, text))
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_file_that_others_may_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chmod 600"):
        credentials(written(tmp_path, 'token = "abc"', 0o644))


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.toml, named by COMITY_CREDENTIALS, can't be read"):
        credentials({"COMITY_CREDENTIALS": str(tmp_path / "none.toml")})
