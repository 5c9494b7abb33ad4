"""What the commands and the plugin call: load, check, make pages, write."""
