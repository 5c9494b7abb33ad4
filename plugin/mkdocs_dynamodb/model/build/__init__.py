"""Files of a model to the model."""
