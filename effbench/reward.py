"""Rewards, by their public name: ``from effbench.reward import Rewarder``."""

from effbench.training.reward import Reward, Rewarder, RewardScale

__all__ = ["Reward", "RewardScale", "Rewarder"]
