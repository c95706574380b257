"""Compares runs task by task."""
