"""Figures worked out from a model; no formatting."""
