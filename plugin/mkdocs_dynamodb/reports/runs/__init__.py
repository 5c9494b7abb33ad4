"""Answers run on the sample items, and what comes back."""
