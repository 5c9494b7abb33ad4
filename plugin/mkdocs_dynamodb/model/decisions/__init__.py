"""What was decided, and why: approach, decisions, aggregates and unique attributes."""
