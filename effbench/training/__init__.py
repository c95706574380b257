"""Rewards for training a model."""
