"""Answers as model families write them, with the tokens of their chat templates left in."""

import pytest

from effbench.samples.extraction.extract import extract_code

CODE = "def f(x):\n    return x + 1\n"
OLD = "def f(x):\n    return 0\n"
STUB = 'def f(x):\n    """Adds one."""\n'
FENCE = "`" * 3
FENCED = f"{FENCE}python\n{CODE}{FENCE}"
OLD_FENCED = f"{FENCE}python\n{OLD}{FENCE}"
STUB_FENCED = f"{FENCE}python\n{STUB}{FENCE}"
ASK = f"Write f.\n{STUB_FENCED}"

HEADERS = {
    "llama 3": ("<|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
    "llama 3 from its start": ("<|begin_of_text|><|start_header_id|>assistant<|end_header_id|>\n\n", "<|end_of_text|>"),
    "llama 3 tool": ("<|python_tag|>", "<|eom_id|>"),
    "llama 4": ("<|header_start|>assistant<|header_end|>\n\n", "<|eot|>"),
    "llama 2": ("[/INST] ", " </s>"),
    "mistral": ("<s>[INST] Write f. [/INST]", "</s>"),
    "mistral with a system prompt": ("[SYSTEM_PROMPT]Be brief.[/SYSTEM_PROMPT][INST]Write f.[/INST]", "</s>"),
    "chatml": ("<|im_start|>assistant\n", "<|im_end|>\n"),
    "qwen": ("<|im_start|>assistant\n", "<|im_end|>\n<|endoftext|>"),
    "yi": ("<|im_start|> assistant\n", "<|im_end|>"),
    "phi 3": ("<|assistant|>\n", "<|end|>"),
    "phi 4": ("<|im_start|>assistant<|im_sep|>", "<|im_end|>"),
    "zephyr": ("<|assistant|>\n", "</s>"),
    "gemma": ("<start_of_turn>model\n", "<end_of_turn><eos>"),
    "gemma 4": ("<|turn>model\n", "<turn|>"),
    "deepseek": ("<\uff5cAssistant\uff5c>", "<\uff5cend\u2581of\u2581sentence\uff5c>"),
    "deepseek from its start": ("<\uff5cbegin\u2581of\u2581sentence\uff5c>", "<\uff5cend\u2581of\u2581sentence\uff5c>"),
    "deepseek coder": ("### Response:\n", "\n<|EOT|>"),
    "command r": ("<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>", "<|END_OF_TURN_TOKEN|>"),
    "command a": ("<|START_RESPONSE|>", "<|END_RESPONSE|><|END_OF_TURN_TOKEN|>"),
    "glm": ("<|assistant|>\n", "<|user|>"),
    "chatglm": ("[gMASK]<sop><|assistant|>\n", "<|endoftext|>"),
    "granite": ("<|start_of_role|>assistant<|end_of_role|>", "<|end_of_text|>"),
    "internlm": ("<|Bot|>:", "<eoa>\n"),
    "internlm 2": ("<|im_start|>assistant\n", "<|im_end|>"),
    "exaone": ("[|assistant|]", "[|endofturn|]"),
    "nemotron": ("<extra_id_1>Assistant\n", "<extra_id_1>"),
    "nemotron nano": ("<SPECIAL_11>Assistant\n", "<SPECIAL_12>"),
    "kimi": ("<|im_assistant|>assistant<|im_middle|>", "<|im_end|>"),
    "hunyuan": ("<\uff5chy_Assistant\uff5c>", "<|eos|>"),
    "seed": ("<seed:bos>assistant\n", "<seed:eos>"),
    "apertus": ("<|assistant_start|>", "<|assistant_end|>"),
    "grok": ("<|im_start|>assistant\n", "<|separator|>"),
    "starcoder": ("", "<|endoftext|>"),
    "starcoder with a file behind": ("", "<file_sep>test.py\nassert f(1) == 2\n"),
    "codellama infilling": ("<PRE> # f <SUF> # end <MID>", " <EOT>"),
    "stable code infilling": ("<fim_prefix># f<fim_suffix><fim_middle>", "<fim_pad>"),
    "qwen infilling": ("<|fim_middle|>", "<|fim_pad|><|endoftext|>"),
    "vicuna": ("USER: Write f.\nASSISTANT: ", "</s>"),
    "openchat": ("GPT4 Correct Assistant: ", "<|end_of_turn|>"),
    "magicoder": ("@@ Response\n", ""),
    "mbpp few-shot": ("[BEGIN]\n", "\n[DONE]"),
    "codellama python": ("[PYTHON]\n", "\n[/PYTHON]"),
    "answer tags": ("<answer>\n", "\n</answer>"),
    "code tags": ("<code>\n", "\n</code>"),
    "harmony": ("<|channel|>final<|message|>", "<|return|>"),
    "header without its tokens": ("assistant\n\n", ""),
    "a beginning of text only": ("<s>", ""),
}


@pytest.mark.parametrize("family", HEADERS)
@pytest.mark.parametrize(
    "answer", [CODE, FENCED, f"Here is it.\n\n{FENCED}\n\nIt adds one.", f"Here is it:\n\n{CODE}\nIt adds one."]
)
def test_an_answer_is_found_within_its_familys_tokens(family: str, answer: str) -> None:
    opening, closing = HEADERS[family]
    assert _found(f"{opening}{answer}{closing}") == CODE.strip()


ECHOES = {
    "llama 3": (
        f"<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n{ASK}<|eot_id|>"
        "<|start_header_id|>assistant<|end_header_id|>\n\n{}<|eot_id|>"
    ),
    "llama 2": f"<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\n{ASK} [/INST] {{}} </s>",
    "chatml": f"<|im_start|>user\n{ASK}<|im_end|>\n<|im_start|>assistant\n{{}}<|im_end|>",
    "gemma": f"<bos><start_of_turn>user\n{ASK}<end_of_turn>\n<start_of_turn>model\n{{}}<end_of_turn>",
    "deepseek": f"<\uff5cUser\uff5c>{ASK}<\uff5cAssistant\uff5c>{{}}<\uff5cend\u2581of\u2581sentence\uff5c>",
    "phi": f"<|system|>\nBe brief.<|end|>\n<|user|>\n{ASK}<|end|>\n<|assistant|>\n{{}}<|end|>",
    "command r": (
        f"<|START_OF_TURN_TOKEN|><|USER_TOKEN|>{ASK}<|END_OF_TURN_TOKEN|>"
        "<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>{}<|END_OF_TURN_TOKEN|>"
    ),
    "granite": (
        f"<|start_of_role|>user<|end_of_role|>{ASK}<|end_of_text|>\n"
        "<|start_of_role|>assistant<|end_of_role|>{}<|end_of_text|>"
    ),
    "alpaca": f"### Instruction:\n{ASK}\n\n### Response:\n{{}}",
    "two turns": (
        f"<|im_start|>user\n{ASK}<|im_end|>\n<|im_start|>assistant\n{OLD_FENCED}<|im_end|>\n"
        "<|im_start|>user\nThat is wrong.<|im_end|>\n<|im_start|>assistant\n{}<|im_end|>"
    ),
    "a turn of another task behind": (
        "{}<|im_end|>\n<|im_start|>user\nNow g.<|im_end|>\n<|im_start|>assistant\n"
        f"{FENCE}python\ndef g(x):\n    return 2\n{FENCE}<|im_end|>"
    ),
    "a chat that goes on": "{}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nLet me know if it helps!",
    "harmony": (
        f"<|channel|>analysis<|message|>Maybe {OLD_FENCED}?<|end|>"
        "<|start|>assistant<|channel|>final<|message|>{}<|return|>"
    ),
    "harmony with a tool": (
        f"<|start|>assistant<|channel|>commentary to=functions.run <|constrain|>json<|message|>{OLD_FENCED}<|call|>"
        "<|start|>assistant<|channel|>final<|message|>{}<|return|>"
    ),
    "harmony without its tokens": f"analysisMaybe {OLD_FENCED}\nassistantfinal{{}}",
    "gemma 4's channel": f"<|channel>thought\n{OLD_FENCED}<channel|>{{}}",
    "command a's thinking": f"<|START_THINKING|>{OLD_FENCED}<|END_THINKING|><|START_RESPONSE|>{{}}<|END_RESPONSE|>",
    "mistral's thinking": f"[THINK]Maybe\n{OLD_FENCED}\n[/THINK]{{}}</s>",
    "qwen's thinking": f"<|im_start|>assistant\n<think>\n{OLD_FENCED}\n</think>\n\n{{}}<|im_end|>",
    "kimi's thinking": f"\u25c1think\u25b7{OLD_FENCED}\u25c1/think\u25b7{{}}",
    "thought and solution": (
        f"<|begin_of_thought|>\n{OLD_FENCED}\n<|end_of_thought|>\n<|begin_of_solution|>\n{{}}\n<|end_of_solution|>"
    ),
    "seed's thinking": f"<seed:think>\n{OLD_FENCED}</seed:think>{{}}<seed:eos>",
}


@pytest.mark.parametrize("echo", ECHOES)
@pytest.mark.parametrize("answer", [CODE, FENCED, f"So:\n{FENCED}\n"])
def test_the_models_last_turn_is_the_answer(echo: str, answer: str) -> None:
    assert _found(ECHOES[echo].replace("{}", answer)) == CODE.strip()


@pytest.mark.parametrize(
    "answer",
    [
        f"<|channel|>analysis<|message|>Maybe {OLD_FENCED}",
        f"<|START_THINKING|>{OLD_FENCED}",
        f"[THINK]{OLD_FENCED}",
        f"<|im_start|>assistant\n<think>\n{OLD_FENCED}",
    ],
)
def test_reasoning_in_any_form_that_was_cut_off_leaves_no_answer(answer: str) -> None:
    assert extract_code(answer, "f") is None


TOKENS = "<|im_start|>user <|im_end|> [INST] </s> <start_of_turn> <answer> <|start_header_id|> <\uff5cUser\uff5c>"


@pytest.mark.parametrize(
    "code",
    [
        f'def f(x):\n    return x.split("{TOKENS}")\n',
        f"def f(x):\n    return [t for t in {TOKENS.split()!r} if t in x]\n",
        f'def f(x):\n    """Splits at:\n\n    {TOKENS}\n    """\n    return x\n',
        'MARK = """\n<|im_end|>\n"""\n\ndef f(x):\n    return MARK\n',
        "def f(x, lo, hi):\n    return lo <x> hi\n",
        "def f(x, s):\n    return x <s> 1 or x<s>1\n",
        "INST = 1\n\ndef f(x):\n    return [INST] * x\n",
        "def f(x):\n    return x  # as in <|im_end|>\n",
        "END = 0\n\ndef f(x):\n    return x[END] + x [END]\n",
        "END = 0\n\ndef f(x):\n    return [\n        [END], [END]\n    ]\n",
        "class f:\n    User: int\n    Assistant: int\n",
    ],
)
@pytest.mark.parametrize("around", ["{}", "{}<|im_end|>", "<|im_start|>assistant\n{}<|im_end|>", "So:\n{}"])
def test_tokens_in_the_code_are_the_codes_own(code: str, around: str) -> None:
    fenced = around.replace("{}", f"{FENCE}python\n{code}{FENCE}")
    assert _found(fenced) == code.strip()


@pytest.mark.parametrize("quote", ["'", '"'])
def test_tokens_in_a_text_of_bare_code_are_the_codes_own(quote: str) -> None:
    code = f"def f(x):\n    return x.split({quote}<|im_end|>{quote}, 1)[0] + {quote}</s>{quote}\n"
    assert _found(f"<|start_header_id|>assistant<|end_header_id|>\n\n{code}<|eot_id|>") == code.strip()


@pytest.mark.parametrize("name", ["END", "DONE", "BEGIN", "INST", "CODE"])
def test_an_index_is_no_token(name: str) -> None:
    code = f"def f(x):\n    y = x[{name}]\n    return [\n        [{name}] * y,\n        [{name}],\n    ] + [{name}]\n"
    assert _found(f"<|start_header_id|>assistant<|end_header_id|>\n\n{code}<|eot_id|>") == code.strip()
    assert _found(f"So:\n\n{code}\nDone.") == code.strip()


def test_tags_in_reasoning_open_no_answer() -> None:
    text = f"<think>\nI write <answer>\n{OLD_FENCED}\n</answer>, or not.\n</think>\n{{}}"
    assert _found(text.replace("{}", FENCED)) == CODE.strip()
    assert extract_code(text.replace("{}", "I give up."), "f") == "\nI give up."


def test_imports_of_an_earlier_part_are_kept() -> None:
    first = f"{FENCE}python\nimport math\n{FENCE}"
    text = f"{first}\nThen <code>f</code>:\n{FENCE}python\ndef f(x):\n    return math.tau\n{FENCE}"
    assert _found(text) == "import math\ndef f(x):\n    return math.tau"


def _found(text: str) -> str | None:
    code = extract_code(text, "f")
    return code if code is None else code.strip()
