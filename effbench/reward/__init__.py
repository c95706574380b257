"""Rewards for training a model."""

from effbench.api.rewarder import Reward, Rewarder, RewardScale

__all__ = ["Reward", "RewardScale", "Rewarder"]
