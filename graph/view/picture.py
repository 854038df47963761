"""The page of a network as an object that shows itself in a notebook."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from comity.graph.exporting.atomic import write_atomically

# Its own world: no access to the notebook's page, cookies or storage. What leaves it is what a
# reader clicks: a source in a new tab, a file that is saved.
_FRAME = Markup(
    '<iframe title="{title}" height="{height}" srcdoc="{page}" '
    'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" '
    'style="width: 100%; border: 1px solid #8884; border-radius: 6px"></iframe>'
)


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A page made by `page.render`, and how high a notebook shows it, in pixels."""

    page: str
    title: str
    height: int = 640

    def save(self, path: Path) -> None:
        """Write the page as a file that any browser opens."""
        write_atomically({path: self.page.encode()})

    def __repr__(self) -> str:
        """What a notebook without HTML shows."""
        return f"<Picture {self.title!r}, {len(self.page.encode()):,} bytes: save it as .html>"

    def _repr_html_(self) -> str:
        return str(_FRAME.format(title=self.title, height=self.height, page=self.page))
