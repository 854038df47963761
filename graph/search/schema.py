"""The tables of the index, to be made in any SQLite database.

One row of `search_passage` is a quotation, or a name of a thing (a label, another name, the title
of an article). Two indexes are kept over the same rows: `search_stem` finds a word in its other
forms, `search_word` finds words exactly as they are, for phrases and beginnings of words. (A
stemmed index alone would not find "organization" by "organiz*": it holds "organ".) Neither copies
the text: both read it from `search_passage`. Triggers keep them in step, so whatever ends a
transaction, the three agree.
"""

import sqlite3

from comity.ontology.errors import MissingToolError

_FOLDED = "unicode61 remove_diacritics 2"
_INDEX = """CREATE VIRTUAL TABLE {} USING fts5(
  text, content='search_passage', content_rowid='id', tokenize='{}'
)"""

SCHEMA: tuple[str, ...] = (
    """CREATE TABLE search_passage (
      id INTEGER PRIMARY KEY,
      iri TEXT NOT NULL,        -- of the quotation or thing, without the base of all our things
      quoted INTEGER NOT NULL,  -- 1: a quotation, 0: a name
      text TEXT NOT NULL,       -- as `words.plain` writes it, place by place that of the graph
      published TEXT NOT NULL,  -- the day of the quotation's article, or nothing
      things TEXT NOT NULL      -- what its claims are about and who tells it, a space round each
    )""",
    "CREATE INDEX search_passage_iri ON search_passage (iri)",
    """CREATE TABLE search_source (
      article TEXT NOT NULL,
      passage INTEGER NOT NULL,
      PRIMARY KEY (article, passage)
    ) WITHOUT ROWID""",
    "CREATE INDEX search_source_passage ON search_source (passage)",
    _INDEX.format("search_stem", f"porter {_FOLDED}"),
    _INDEX.format("search_word", _FOLDED),
    """CREATE TRIGGER search_passage_new AFTER INSERT ON search_passage BEGIN
      INSERT INTO search_stem (rowid, text) VALUES (new.id, new.text);
      INSERT INTO search_word (rowid, text) VALUES (new.id, new.text);
    END""",
    """CREATE TRIGGER search_passage_gone AFTER DELETE ON search_passage BEGIN
      INSERT INTO search_stem (search_stem, rowid, text) VALUES ('delete', old.id, old.text);
      INSERT INTO search_word (search_word, rowid, text) VALUES ('delete', old.id, old.text);
    END""",
)
"""The statements that make the tables, in this order."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in a database that has none of them; the caller commits.

    Raises MissingToolError where Python's SQLite can't search text.
    """
    try:
        for statement in SCHEMA:
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise MissingToolError(
            f"this Python's SQLite {sqlite3.sqlite_version} is without FTS5, which the search "
            "needs: use the Python of your system, of python.org or of uv, all of which have it"
        ) from error
