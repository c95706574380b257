"""Data sets of the Hugging Face hub."""

from collections.abc import Iterator, Mapping

from effbench.errors import ExtraMissing, InputError

__all__ = ["hub_failures", "hub_records", "hub_revision"]


def hub_records(dataset: str, revision: str, *, otherwise: str) -> Iterator[Mapping[str, object]]:
    """The records of all splits of one revision, from the hub or its local cache, one at a time.

    Raises:
        InputError: The data cannot be had, or the package ``datasets`` is not installed.
    """
    # An extra that takes most of a second to import; a suite in a file does without it.
    try:
        import datasets
        import datasets.exceptions
    except ImportError as error:
        raise _no_download(dataset, otherwise) from error

    failures: tuple[type[Exception], ...]
    failures = (datasets.exceptions.DatasetsError, *hub_failures())
    try:
        splits = datasets.load_dataset(dataset, revision=revision)
    except failures as error:
        raise _out_of_reach(dataset, error, otherwise) from error
    for split in splits.values():
        yield from split


def hub_revision(dataset: str, *, otherwise: str) -> str:
    """The present commit of a data set.

    Raises:
        InputError: The hub cannot be asked, or the package ``huggingface_hub`` is not installed.
    """
    try:
        import huggingface_hub
    except ImportError as error:
        raise _no_download(dataset, otherwise) from error

    failures: tuple[type[Exception], ...] = hub_failures()
    try:
        revision = huggingface_hub.HfApi().dataset_info(dataset).sha
    except failures as error:
        raise _out_of_reach(dataset, error, otherwise) from error
    if not revision:
        raise InputError(f"the Hugging Face hub names no revision of the data set {dataset}: {otherwise}")
    return revision


def hub_failures() -> tuple[type[Exception], ...]:
    """What ``huggingface_hub`` raises: its own errors, those of its HTTP library, and Python's."""
    import huggingface_hub.errors

    declared = [item for item in vars(huggingface_hub.errors).values() if isinstance(item, type)]
    # Which HTTP library it has changed with its versions: its own errors descend from that one's.
    bases = [base for base in huggingface_hub.errors.HfHubHTTPError.__mro__ if base.__name__ == "HTTPError"]
    failures = [item for item in (*declared, *bases) if issubclass(item, Exception)]
    return (OSError, ValueError, RuntimeError, *failures)


def _no_download(dataset: str, otherwise: str) -> ExtraMissing:
    return ExtraMissing(f"downloading the data set {dataset}", "datasets", otherwise=otherwise)


def _out_of_reach(dataset: str, error: Exception, otherwise: str) -> InputError:
    return InputError(
        f"the data set {dataset} cannot be had from the Hugging Face hub ({type(error).__name__}): {otherwise}"
    )
