"""Ways in which machine code may cheat, each with its honest twin."""
