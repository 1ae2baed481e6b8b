"""How a text is written in YAML so that every reader of YAML reads it as that text."""

import re

import yaml
from yaml.resolver import Resolver

_RESOLVER = Resolver()
_TEXT = "tag:yaml.org,2002:str"
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")
# Numbers and dates of YAML 1.1 and 1.2, and what looks like them to a tired eye.
_NUMERIC = re.compile(r"[-+.]?[0-9][0-9a-fA-FxXoO_.,:/eE+~-]*")
_FLOW = re.compile(r"[,\[\]{}:?#]")
_UNPRINTABLE = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def literal(text: str) -> bool:
    """Whether a literal block can hold the text as it is."""
    return not (text[:1].isspace() or text.endswith("\n\n") or _UNPRINTABLE.search(text))


def one_line(text: str, *, quoted: bool = False, bare: bool = False, flow: bool = False) -> str:
    """A text on one line: plain where no reader could take it for something else, otherwise in quotes.

    `quoted` asks for quotes in any case, `bare` leaves a number or truth value plain, `flow` is for inside brackets.
    """
    if not quoted and _plain(text, flow=flow, bare=bare):
        return text
    if ('"' in text or "\\" in text) and not _UNPRINTABLE.search(text) and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def _plain(text: str, *, flow: bool, bare: bool) -> bool:
    if not text or text != text.strip() or "\n" in text or text[0] in _INDICATORS or _UNPRINTABLE.search(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or (flow and _FLOW.search(text)):
        return False
    if text.startswith(("---", "...")):
        return False
    if bare:
        return True
    guess: object = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return guess == _TEXT and not _NUMERIC.fullmatch(text)


def _escaped(char: str) -> str:
    if not _UNPRINTABLE.match(char):
        return char
    code = ord(char)
    if code <= 0xFF:  # noqa: PLR2004 - what two hexadecimal digits hold
        return f"\\x{code:02X}"
    return f"\\u{code:04X}"
