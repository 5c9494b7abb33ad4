"""Migration contracts: made from a model, compared with it, and tried on sample rows."""
