"""From files to articles: `read_all` for many paths, `read_file` for one.

Formats: plain text, Markdown, HTML, PDF. What goes wrong is an `InputError` that names the file
and the cure; in `read_all` it stands beside the articles, and the rest goes on.
"""

from comity.graph.reading.files import MAX_BYTES, find_files
from comity.graph.reading.reader import read_all, read_file

__all__ = ["MAX_BYTES", "find_files", "read_all", "read_file"]
