"""What sizes, units, loads and prices a model states, and how units are counted."""
