"""Reading model files: bytes to a tree that knows every place, and the check of its shape."""
