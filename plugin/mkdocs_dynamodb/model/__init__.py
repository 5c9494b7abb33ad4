"""What a model says, as records that know where each thing was declared."""
