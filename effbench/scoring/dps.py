"""DPS: against which of many reference solutions a sample holds.

Source: Liu et al., "Evaluating language models for efficient code generation" (EvalPerf), COLM 2024
(arXiv:2408.06450); min_correct and max_profile as in its program, which asks for more correct samples than the paper.

The references of a task come slow → fast. Reference j stands for a cluster of solutions, and its score is cumulative:
the share of known solutions, in percent, that it is at least as fast as; the fastest has 100.
"""

import math
from collections.abc import Sequence

__all__ = ["dps", "dps_norm", "samples_to_profile", "task_dps", "task_dps_with_failures"]


def dps(cost: float, *, reference_costs: Sequence[float], scores: Sequence[float], margin: float = 0.0) -> float:
    """DPS of one correct sample: the score of the fastest reference that it keeps up with.

    That is score_j for the largest j with cost ≤ r_j·(1 + margin), and 0 where there is none. A tie counts for the
    sample. At margin 0, EvalPerf's rule, a copy of a reference that costs a little more for reasons of layout falls
    back by a whole cluster; a margin of 0.01 lets it keep the reference's score.

    Args:
        cost: Of the sample, in any unit. It may be below 0 (calibration): that is faster than any reference.
        reference_costs: r_j, slow → fast in the suite's order, in the same unit. Measured costs may be out of order.
        scores: score_j, in percent, not falling.
        margin: From 0: how much more than the reference, as a share of it, still counts as keeping up.

    Returns:
        From 0 to 100.

    Raises:
        ValueError: There is no reference, the sequences differ in length, a cost is not finite, a reference's is not
            positive, the scores fall or leave 0 to 100, or the margin is not a finite number of at least 0.
    """
    if len(scores) != len(reference_costs):
        raise ValueError(f"there are {len(scores)} scores for {len(reference_costs)} references; give one for each")
    low = 0.0
    for index, score in enumerate(scores):
        if not low <= score <= 100:
            raise ValueError(f"the score of reference {index} is {score}; scores run from 0 to 100 and do not fall")
        low = score
    matched = _matched(cost, reference_costs, margin)
    return 0.0 if matched is None else float(scores[matched])


def dps_norm(cost: float, *, reference_costs: Sequence[float], margin: float = 0.0) -> float:
    """DPS_norm of one correct sample: 100·(j+1)/n for the fastest reference j = 0 … n−1 that it keeps up with.

    Args:
        cost: Of the sample, in any unit. It may be below 0.
        reference_costs: r_j, slow → fast in the suite's order, in the same unit.
        margin: As in ``dps``.

    Returns:
        From 0 (slower than all references) to 100.

    Raises:
        ValueError: There is no reference, a cost is not finite, a reference's is not positive, or the margin is not a
            finite number of at least 0.
    """
    matched = _matched(cost, reference_costs, margin)
    return 0.0 if matched is None else 100 * (matched + 1) / len(reference_costs)


def samples_to_profile(passed: Sequence[bool], *, max_profile: int = 20) -> tuple[int, ...]:
    """The samples that get a DPS: the first ``max_profile`` correct ones.

    Args:
        passed: For each sample, whether it is correct.
        max_profile: How many to profile at most.

    Returns:
        Their positions, ascending.

    Raises:
        ValueError: max_profile is below 1.
    """
    if max_profile < 1:
        raise ValueError(f"max_profile is {max_profile}; profile at least 1 sample")
    return tuple(index for index, correct in enumerate(passed) if correct)[:max_profile]


def task_dps(scores: Sequence[float], *, n_correct: int, min_correct: int = 10) -> float | None:
    """A task's DPS or DPS_norm: the mean over its profiled samples, if enough of its samples are correct.

    The metric is the mean of this over the tasks that have one. These are other tasks for each model: a model that
    solves only the easy ones is scored on the easy ones.

    Args:
        scores: Of the profiled samples, in percent.
        n_correct: How many samples are correct, the profiled ones included.
        min_correct: How many are needed.

    Returns:
        From 0 to 100; None where fewer than ``min_correct`` samples are correct.

    Raises:
        ValueError: A score leaves 0 to 100, min_correct is below 1, n_correct is negative or below the number of
            scores, or correct samples have no score at all.
    """
    if min_correct < 1:
        raise ValueError(f"min_correct is {min_correct}; a mean needs at least 1 sample")
    mean = _mean_score(scores, n_correct)
    return mean if n_correct >= min_correct else None


def task_dps_with_failures(scores: Sequence[float], *, n_correct: int, n_samples: int) -> float:
    """A task's DPS or DPS_norm with failures as 0: (n_correct / n_samples) · mean over its profiled samples.

    Defined for every task, so that all models are averaged over the same tasks. The profiled samples stand for all
    correct ones.

    Args:
        scores: Of the profiled samples, in percent.
        n_correct: How many samples are correct, the profiled ones included.
        n_samples: How many samples there are.

    Returns:
        From 0 to 100; 0 for a task without correct samples.

    Raises:
        ValueError: As for ``task_dps``, or n_correct is above n_samples.
    """
    if n_correct > n_samples:
        raise ValueError(f"n_correct is {n_correct} of n_samples = {n_samples}; at most all samples are correct")
    mean = _mean_score(scores, n_correct)
    return n_correct / n_samples * mean if n_correct else 0.0


def _matched(cost: float, reference_costs: Sequence[float], margin: float) -> int | None:
    if not (math.isfinite(margin) and margin >= 0):
        raise ValueError(f"margin is {margin}; give a share of at least 0, such as 0.01")
    if not math.isfinite(cost):
        raise ValueError(f"the sample's cost is {cost}; only correct samples that were counted have a DPS")
    if not reference_costs:
        raise ValueError("reference_costs is empty; DPS needs at least one reference")
    for index, reference in enumerate(reference_costs):
        if not (math.isfinite(reference) and reference > 0):
            raise ValueError(f"the cost of reference {index} is {reference}; give inputs that take more than no work")
    kept_up = (index for index, reference in enumerate(reference_costs) if cost <= reference * (1 + margin))
    return max(kept_up, default=None)


def _mean_score(scores: Sequence[float], n_correct: int) -> float:
    if n_correct < 0:
        raise ValueError(f"n_correct is {n_correct}; give a count")
    if len(scores) > n_correct:
        raise ValueError(f"there are {len(scores)} scores of n_correct = {n_correct} samples; score correct ones only")
    if n_correct and not scores:
        raise ValueError(f"n_correct is {n_correct} but no sample has a score; profile at least 1 of them")
    for sample, score in enumerate(scores):
        if not 0 <= score <= 100:
            raise ValueError(f"the score of sample {sample} is {score}; scores run from 0 to 100")
    return math.fsum(scores) / len(scores) if scores else 0.0
