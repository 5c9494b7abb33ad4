"""The database that a model comes from: its schema, and where each column went."""
