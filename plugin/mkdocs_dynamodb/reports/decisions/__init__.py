"""What the decisions of a design come to: recorded reasons, and the denormalisation framework."""
