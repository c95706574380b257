"""A step of TRL's trainer with rewards by effbench; the model is tiny and writes no code."""

from pathlib import Path

import pytest

from effbench.integrations.trl import trl_reward
from tests.conftest import missing
from tests.integrations.small_rewarder import TASK, open_small

pytestmark = pytest.mark.integrations

try:
    import datasets
    import tokenizers
    import torch
    import transformers
    import trl
except ImportError:
    missing("trl", "TRL is not installed")


def test_a_step_of_grpo_logs_what_was_measured(tmp_path: Path) -> None:
    words = {word: place for place, word in enumerate(["<end>", "<unknown>", "not a program"])}
    model = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="<unknown>"))
    model.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=model, eos_token="<end>", unk_token="<unknown>", pad_token="<end>"
    )
    torch.manual_seed(0)
    policy = transformers.LlamaForCausalLM(
        transformers.LlamaConfig(
            vocab_size=len(words),
            hidden_size=8,
            intermediate_size=8,
            num_hidden_layers=1,
            num_attention_heads=1,
            eos_token_id=0,
            pad_token_id=0,
            bos_token_id=None,
        )
    )
    rows = [{"prompt": "Double it.", "task_id": task_id} for task_id in (TASK, "other")]
    settings = trl.GRPOConfig(
        output_dir=str(tmp_path), max_steps=1, per_device_train_batch_size=4, num_generations=2, logging_steps=1,
        max_completion_length=4, report_to=[], use_cpu=True, save_strategy="no", disable_tqdm=True,
    )  # fmt: skip
    with open_small("small") as rewarder:
        trainer = trl.GRPOTrainer(
            model=policy,
            processing_class=tokenizer,
            reward_funcs=[trl_reward(rewarder)],
            args=settings,
            train_dataset=datasets.Dataset.from_list(rows),
        )
        trainer.train()
    (logged, *_) = trainer.state.log_history
    assert logged["rewards/effbench_reward/mean"] == 0.0
    assert (logged["effbench/passed"], logged["effbench/efficiency"]) == (0.0, 0.0)
    verdicts = {name: share for name, share in logged.items() if name.startswith("effbench/verdict/")}
    assert sum(verdicts.values()) == pytest.approx(1.0)
