"""Rewards for training a model."""

from effbench.training.reward import Reward, Rewarder, RewardScale

__all__ = ["Reward", "RewardScale", "Rewarder"]
