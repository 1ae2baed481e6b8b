"""Word lists as they are written in the source: words between blanks."""


def word_set(words: str) -> frozenset[str]:
    """The words of a list; line breaks and blanks separate them."""
    return frozenset(words.split())
