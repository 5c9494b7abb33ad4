"""The two documents of a design in Markdown: written from a model, and read into one."""
