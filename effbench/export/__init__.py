"""Exports a run: bundles, tables, pyperf files."""
