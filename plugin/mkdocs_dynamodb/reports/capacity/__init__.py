"""Bytes of items and capacity units of requests."""
