"""Checks that a sandbox isolates and counts as it must."""
