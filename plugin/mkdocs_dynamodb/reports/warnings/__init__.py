"""Signs of what goes wrong in production."""
