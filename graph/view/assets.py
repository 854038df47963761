"""What a page of the network is made of besides its data: scripts, styles, options, templates."""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from jinja2 import PackageLoader

OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "physics": {"enabled": False},
        "layout": {"randomSeed": 1, "improvedLayout": False},
        "interaction": {"selectable": False, "hover": False, "zoomSpeed": 0.7},
    }
)
"""Of vis-network, which keeps the camera and moves nodes: everything seen is drawn by us."""

_PACKAGE = "comity.graph.view"
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_STYLES = ("view.css", "controls.css", "panel.css")


def templates() -> PackageLoader:
    """`template.html.j2`, the page that others extend."""
    return PackageLoader(_PACKAGE, package_path="")


def style() -> str:
    """The style sheets as one."""
    return "".join(map(_text, _STYLES))


def script() -> str:
    """The bundled script of a page that holds its whole network."""
    return _text("bundle/file.js")


def vis_network() -> str:
    """vis-network as pyvis ships it, without the pointer to a source map that isn't there."""
    text = files("pyvis").joinpath(_VIS).read_text("utf-8")
    return text.rsplit("\n//# sourceMappingURL=", 1)[0] + "\n"


def _text(name: str) -> str:
    return files(_PACKAGE).joinpath(name).read_text("utf-8")
