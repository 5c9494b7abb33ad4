"""A model as two documents that are read where no site is, such as on GitHub."""
