"""From what the user asked for to what is to be generated."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from effbench.errors import InputError
from effbench.records.generation import Endpoint, Generation, Sampling
from effbench.records.hashing import key_of
from effbench.records.sample import Sample
from effbench.records.task import Suite, Task
from effbench.samples.generation.budget import GenerationBudget
from effbench.samples.generation.chat import Backend
from effbench.samples.generation.prompts import open_template
from effbench.samples.generation.registry import Connection, open_backend
from effbench.storage.json_files import encode

__all__ = ["GenerationOptions", "Plan", "SampleKey", "generation_digest", "make_plan"]

SampleKey = tuple[str, int]
"""A sample's place: its task and its index."""


def generation_digest(generation: Generation) -> str:
    """Equal for generations that may share their samples; a template is what it says, wherever it lies."""
    return key_of("generation", encode(replace(generation, prompt="")).decode())


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationOptions:
    """How samples shall be generated.

    Attributes:
        endpoint: Which of the server's endpoints.
        prompt: A style, or the path of a template; None for the endpoint's default.
        sampling: How the model shall choose tokens.
        connection: How to reach its server.
        concurrency: Requests that wait side by side at most.
        budget: When to stop.
    """

    endpoint: Endpoint = "chat"
    prompt: str | None = None
    sampling: Sampling = field(default_factory=Sampling)
    connection: Connection = field(default_factory=Connection)
    concurrency: int = 8
    budget: GenerationBudget = field(default_factory=GenerationBudget)

    def changed(self) -> list[str]:
        """Names of what was set to something else than the default."""
        default = GenerationOptions()
        return [part.name for part in fields(self) if getattr(self, part.name) != getattr(default, part.name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that generating needs.

    Attributes:
        tasks: What samples are wanted for.
        prompts: By task id what the model is asked.
        generation: What is recorded.
        backend: Who is asked.
        concurrency: Requests that wait side by side at most.
        budget: When to stop.
    """

    tasks: tuple[Task, ...]
    prompts: Mapping[str, str]
    generation: Generation
    backend: Backend
    concurrency: int
    budget: GenerationBudget

    @property
    def wanted(self) -> int:
        """How many samples there should be."""
        return len(self.tasks) * self.generation.n

    def sample_keys(self) -> Iterator[SampleKey]:
        """All samples that are wanted, tasks in the suite's order."""
        return ((task.task_id, index) for task in self.tasks for index in range(self.generation.n))

    def missing(self, samples: Iterable[Sample]) -> tuple[SampleKey, ...]:
        """Those that are not among the given ones."""
        there = {(sample.task_id, sample.sample_index) for sample in samples}
        return tuple(key for key in self.sample_keys() if key not in there)


def make_plan(spec: str, options: GenerationOptions, selection: Suite, *, n: int | None) -> Plan:
    """Opens the model and writes the prompts; nothing is sent.

    Raises:
        InputError: There is no such model, key or prompt, or a number is out of range.
    """
    _check_numbers(options)
    options.budget.check()
    backend = open_backend(spec, options.connection)
    template = open_template(options.prompt, options.endpoint)
    generation = Generation(
        model=backend.name,
        server=backend.server,
        endpoint=options.endpoint,
        prompt=template.name,
        template_sha256=template.sha256,
        sampling=replace(options.sampling, stop=(*options.sampling.stop, *template.stop)),
        n=1 if n is None else n,
    )
    return Plan(
        tasks=selection.tasks,
        prompts={task.task_id: template.render(task, options.endpoint) for task in selection.tasks},
        generation=generation,
        backend=backend,
        concurrency=options.concurrency,
        budget=options.budget,
    )


def _check_numbers(options: GenerationOptions) -> None:
    sampling, connection = options.sampling, options.connection
    for name, number, least in (
        ("--concurrency", options.concurrency, 1),
        ("--retries", connection.retries, 0),
        ("--max-tokens", sampling.max_tokens, 1),
        ("--temperature", sampling.temperature, 0),
        ("--top-p", sampling.top_p, 0),
    ):
        if number is not None and not number >= least:
            raise InputError(f"{name} is {number}: give {least} or more")
    if not 0 < connection.timeout_s < float("inf"):
        raise InputError(f"--timeout is {connection.timeout_s:g}: give a number of seconds above 0")
