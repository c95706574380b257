"""Runs a suite: lanes, work queue, resume, progress."""
