"""What a model says, as frozen dataclasses that know where each thing was declared."""
