"""Keys: their templates, what conditions on them meet, and the order that they give."""
