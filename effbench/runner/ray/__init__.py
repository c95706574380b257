"""Runs on many machines: units of work that a Ray cluster measures, and shards that are merged."""
