"""What a relay does with the inputs that a request names by number: those that it holds need not come again."""

from effbench.sandboxes.agent import wire


def with_inputs(request: wire.Frame, held: dict[int, bytes]) -> wire.Frame:
    """Puts a request's inputs behind its program.

    Args:
        request: Its header names its ``inputs``, and the numbers to ``drop`` first; its blobs are the program and the
            inputs that are not held yet, each once.
        held: Number → input; brought up to date.

    Raises:
        KeyError: A number to be dropped is not held.
        ValueError: There are more or fewer blobs than new inputs.
    """
    for number in request.header["drop"]:
        del held[number]
    numbers = request.header["inputs"]
    program, *blobs = request.blobs
    new = [number for number in dict.fromkeys(numbers) if number not in held]
    held.update(zip(new, blobs, strict=True))
    return wire.Frame(request.header, (program, *(held[number] for number in numbers)))
