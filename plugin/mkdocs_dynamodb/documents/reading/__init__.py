"""Documents in Markdown as a model, with a list of what was not understood."""
