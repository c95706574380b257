"""Models that run in this process by Hugging Face's transformers: ``transformers/NAME`` or ``transformers/FOLDER``."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from effbench.errors import ExtraMissing, InputError, RequestFailed, RequestFault
from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Completion, Request

__all__ = ["TransformersModel", "TransformersSession"]

NEW_TOKENS: Final = 4096
"""Of a completion where the user gives no --max-tokens; a model's own default is 20."""


class TransformersModel:
    """A causal language model.

    Args:
        model_id: Its name on the Hub, or a folder.

    Attributes:
        name: ``transformers/model_id``.
        server: ``this process``.
        many: True.
    """

    server = "this process"
    many = True

    def __init__(self, model_id: str) -> None:
        self.name = f"transformers/{model_id}"
        self.model_id = model_id

    @asynccontextmanager
    async def session(self) -> AsyncIterator["TransformersSession"]:
        """Loads tokenizer and weights, onto a GPU where there is one.

        Raises:
            ExtraMissing: transformers or torch is not installed.
            InputError: There is no such model, or it cannot be loaded.
        """
        try:
            import torch  # both are extras, and slow to import
            import transformers
        except ImportError as error:
            raise ExtraMissing(f"the model {self.name}", "transformers") from error

        def load() -> tuple[Any, Any]:
            tokenizer = transformers.AutoTokenizer.from_pretrained(self.model_id)
            model = transformers.AutoModelForCausalLM.from_pretrained(self.model_id, dtype="auto")
            return tokenizer, model.to("cuda" if torch.cuda.is_available() else "cpu").eval()

        try:
            tokenizer, model = await asyncio.to_thread(load)
        except (OSError, ValueError) as error:
            told = str(error).splitlines()[0]
            raise InputError(f"the model {self.name} cannot be loaded ({told}): check its name or folder") from error
        yield TransformersSession(self.name, tokenizer, model)


class TransformersSession:
    """A loaded model, which answers one request after the other.

    Args:
        name: Of the model, for messages.
        tokenizer: Its tokenizer.
        model: Its weights.
    """

    def __init__(self, name: str, tokenizer: Any, model: Any) -> None:
        self._name, self._tokenizer, self._model = name, tokenizer, model
        self._turn = asyncio.Lock()

    async def check(self) -> None:
        """Does nothing: it is loaded."""

    async def answer(self, request: Request) -> Answer:
        """Generates completions.

        Raises:
            InputError: The model has no template for chats.
            RequestFailed: The prompt is too long for the memory.
        """
        async with self._turn:
            return await asyncio.to_thread(self._answer, request)

    def _answer(self, request: Request) -> Answer:
        import torch

        inputs = self._inputs(request).to(self._model.device)
        n_read = inputs["input_ids"].shape[1]
        sampling = request.sampling
        is_greedy = sampling.temperature == 0
        if sampling.seed is not None:
            torch.manual_seed(sampling.seed)
        options: dict[str, object | None] = {
            "do_sample": None if sampling.temperature is None else not is_greedy,
            "temperature": None if is_greedy else sampling.temperature,
            "top_p": None if is_greedy else sampling.top_p,
            "num_return_sequences": None if is_greedy else request.n,
            "stop_strings": list(sampling.stop) or None,
        }
        try:
            with torch.inference_mode():
                written = self._model.generate(
                    **inputs,
                    **{name: value for name, value in options.items() if value is not None},
                    max_new_tokens=sampling.max_tokens or NEW_TOKENS,
                    tokenizer=self._tokenizer,
                    pad_token_id=self._tokenizer.pad_token_id or self._tokenizer.eos_token_id,
                )
        except torch.OutOfMemoryError as error:
            message = f"{self._name} ran out of the GPU's memory: give fewer samples by -n, or a lower --max-tokens"
            raise RequestFailed(message, fault=RequestFault.REFUSED) from error
        sequences = [sequence[n_read:].tolist() for sequence in written]
        if is_greedy:
            sequences *= request.n  # one text is the likeliest
        completions, lengths = zip(*(self._completion(tokens, request) for tokens in sequences), strict=True)
        return Answer(completions=completions, usage=Usage(prompt_tokens=n_read, completion_tokens=sum(lengths)))

    def _inputs(self, request: Request) -> Any:
        if request.endpoint == "completions":
            return self._tokenizer(request.prompt, return_tensors="pt")
        if not self._tokenizer.chat_template:
            raise InputError(f"{self._name} has no template for chats: give --endpoint completions")
        messages = [{"role": "user", "content": request.prompt}]
        return self._tokenizer.apply_chat_template(
            messages, add_generation_prompt=True, return_tensors="pt", return_dict=True
        )

    def _completion(self, tokens: list[int], request: Request) -> tuple[Completion, int]:
        """The text up to where it was to stop, why it stopped there, and its number of tokens."""
        end = self._model.generation_config.eos_token_id
        ends = set(end) if isinstance(end, list) else {end}
        length = next((place for place, token in enumerate(tokens) if token in ends), len(tokens))
        text = self._tokenizer.decode(tokens[:length], skip_special_tokens=True)
        places = [place for stop in request.sampling.stop if (place := text.find(stop)) >= 0]
        is_ended = length < len(tokens) or bool(places)
        completion = Completion(text=text[: min(places, default=None)], finish_reason="stop" if is_ended else "length")
        return completion, min(length + 1, len(tokens))
