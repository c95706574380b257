"""What effbench raises on purpose."""

import pickle

from effbench.errors import ExtraMissing


def test_a_missing_extra_is_one_sentence_with_the_command_also_from_another_process() -> None:
    error = ExtraMissing("reading it", "parquet", otherwise="save it as JSON lines")
    command = "pip install 'effbench[parquet]'"
    sentence = f"reading it needs a package that is not installed: {command}, or save it as JSON lines"
    assert str(error) == sentence
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy)) == (ExtraMissing, sentence)
