"""Rewards for training a model."""

from effbench.reward.rewarder import Reward, Rewarder, RewardScale

__all__ = ["Reward", "RewardScale", "Rewarder"]
