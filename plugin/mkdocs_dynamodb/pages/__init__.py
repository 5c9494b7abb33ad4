"""Model and reports to pages: Markdown text, with their style sheet and scripts."""
