"""Which answer reads, writes, needs and gives what."""
