"""What readers fetch beside the pages."""

from mkdocs_dynamodb.application.writing import ASSETS, asset_path

LIBRARY = "mermaid.min.js"
MOST = 30_000
MOST_OF_LISTS = 8_000


def test_own_styles_and_scripts_are_light() -> None:
    """Without the library that draws diagrams, style sheet and scripts stay under 30 kB."""
    sizes = {name: asset_path(name).stat().st_size for name in ASSETS if name != LIBRARY}
    assert sizes["pages.js"] < MOST_OF_LISTS
    assert sum(sizes.values()) < MOST


def test_scripts_ask_no_other_host() -> None:
    """No script or style sheet of our own names an address on another host."""
    for name in ASSETS:
        if name != LIBRARY:
            text = asset_path(name).read_text(encoding="utf-8")
            assert "//" not in text.replace("// ", "")
