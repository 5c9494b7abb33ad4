"""HTML of a generated page comes through unchanged, and Markdown sees none of it."""

import markdown
import pytest

from mkdocs_dynamodb.pages.html_parts import put_back, set_aside

PAGE = """\
<p>First of all.</p>

# Orders

<div class="a"><table>
<tr><td>1 &lt; 2</td></tr>
</table></div>

Words with <b>bold</b>
<i>and more</i> words.

## Keys {: #keys }

<pre><code>a
  b</code></pre>
"""


def test_html_blocks_are_set_aside_and_put_back() -> None:
    """Headings and words stay; the rest waits."""
    text, blocks = set_aside(PAGE)
    assert [block[:4] for block in blocks] == ["<p>F", "<div", "<pre"]
    assert "# Orders" in text
    assert "Words with <b>bold</b>\n<i>and more</i> words." in text
    assert put_back(text, blocks) == PAGE


@pytest.mark.parametrize("extensions", [[], ["attr_list", "md_in_html", "toc"]])
def test_markdown_makes_the_same_of_it(extensions: list[str]) -> None:
    """Byte for byte, with and without extensions that read HTML."""
    text, blocks = set_aside(PAGE)
    led_around = put_back(markdown.markdown(text, extensions=extensions), blocks)
    assert led_around == markdown.markdown(PAGE, extensions=extensions)


def test_a_page_without_html_stays_as_it_is() -> None:
    """There is nothing to set aside."""
    assert set_aside("# One\n\ntwo < three\n") == ("# One\n\ntwo < three\n", ())
