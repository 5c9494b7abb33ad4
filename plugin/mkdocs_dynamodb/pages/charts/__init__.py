"""Charts as static SVG: colours of the theme, no script, and text in place of the picture."""
