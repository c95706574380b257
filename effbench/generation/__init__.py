"""Asks models for samples."""
