"""Models that run in this process by vLLM: ``vllm-inprocess/NAME``. A model behind vLLM's server is ``vllm/NAME``."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from effbench.errors import ExtraMissing, InputError, RequestFailed, RequestFault
from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Completion, Request

__all__ = ["VllmModel", "VllmSession"]


class VllmModel:
    """A model in vLLM's engine.

    Args:
        model_id: Its name on the Hub, or a folder.

    Attributes:
        name: ``vllm-inprocess/model_id``.
        server: ``this process``.
        many: True.
    """

    server = "this process"
    many = True

    def __init__(self, model_id: str) -> None:
        self.name = f"vllm-inprocess/{model_id}"
        self.model_id = model_id

    @asynccontextmanager
    async def session(self) -> AsyncIterator["VllmSession"]:
        """Loads the weights.

        Raises:
            ExtraMissing: vLLM is not installed.
            InputError: There is no such model, or it cannot be loaded.
        """
        try:
            import vllm  # an extra, and slow to import
        except ImportError as error:
            raise ExtraMissing(f"the model {self.name}", "vllm") from error
        try:
            engine = await asyncio.to_thread(vllm.LLM, model=self.model_id)
        except (OSError, ValueError, RuntimeError) as error:  # what vLLM raises for a name, a kind, or a GPU
            told = next(iter(str(error).splitlines()), type(error).__name__)
            raise InputError(f"the model {self.name} cannot be loaded ({told}): check its name or folder") from error
        session = VllmSession(engine)
        batching = asyncio.create_task(session.run())
        try:
            yield session
        finally:
            batching.cancel()


class VllmSession:
    """An engine that answers whatever waits at the same time as one batch, which is what makes vLLM quick.

    Args:
        engine: vLLM's ``LLM``.
    """

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._waiting: asyncio.Queue[tuple[Request, asyncio.Future[Answer]]] = asyncio.Queue()

    async def check(self) -> None:
        """Does nothing: it is loaded."""

    async def answer(self, request: Request) -> Answer:
        """Generates completions, together with the other requests that wait.

        Raises:
            RequestFailed: vLLM takes a prompt of the batch for too long, or its engine is dead.
        """
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((request, future))
        return await future

    async def run(self) -> None:
        """Answers batch after batch until it is cancelled."""
        while True:
            batch = [await self._waiting.get()]
            await asyncio.sleep(0)  # those who ask at this moment
            while not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            for endpoint in ("chat", "completions"):
                part = [each for each in batch if each[0].endpoint == endpoint]
                if part:
                    await self._settle(part)

    async def _settle(self, part: "Sequence[tuple[Request, asyncio.Future[Answer]]]") -> None:
        try:
            answers = await asyncio.to_thread(self._answers, [request for request, _ in part])
        except (ValueError, RuntimeError) as error:  # a prompt beyond the context; an engine that is dead
            for _, future in part:
                future.set_exception(RequestFailed(f"vLLM gave up ({error})", fault=RequestFault.REFUSED))
            return
        for (_, future), answer in zip(part, answers, strict=True):
            if not future.done():  # whoever asked may be gone
                future.set_result(answer)

    def _answers(self, requests: Sequence[Request]) -> list[Answer]:
        import vllm

        sampling = [vllm.SamplingParams(**_options(request)) for request in requests]
        if requests[0].endpoint == "chat":
            chats = [[{"role": "user", "content": request.prompt}] for request in requests]
            outputs = self._engine.chat(chats, sampling, use_tqdm=False)
        else:
            outputs = self._engine.generate([request.prompt for request in requests], sampling, use_tqdm=False)
        return [_answer(output) for output in outputs]


def _options(request: Request) -> dict[str, object]:
    sampling = request.sampling
    options: dict[str, object | None] = {
        "n": request.n,
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "seed": sampling.seed,
        "stop": list(sampling.stop) or None,
    }
    # Without a bound up to the end of the context; vLLM's own default is 16 tokens.
    return {name: value for name, value in options.items() if value is not None} | {"max_tokens": sampling.max_tokens}


def _answer(output: Any) -> Answer:
    completions = tuple(Completion(text=each.text, finish_reason=each.finish_reason) for each in output.outputs)
    written = sum(len(each.token_ids) for each in output.outputs)
    return Answer(
        completions=completions, usage=Usage(prompt_tokens=len(output.prompt_token_ids), completion_tokens=written)
    )
