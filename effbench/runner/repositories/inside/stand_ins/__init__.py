"""Modules that stand in for those that a lane does not have."""
