"""Workshops: folders of Markdown with directives, as published on Workshop Studio."""
