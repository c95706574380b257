"""Reads and writes files: JSON, JSON Lines, run directories, the cache."""
