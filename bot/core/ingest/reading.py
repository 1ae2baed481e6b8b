"""One article read once: paragraphs, quotations, sentences, names, people. Everything later asks this value."""

from dataclasses import dataclass

from bot.core.ingest.cues import CUE_FORMS
from bot.core.ingest.draft import Article
from bot.core.ingest.lexicon import TITLES
from bot.core.ingest.marks import Paragraph, Quoted, paragraphs, quotations
from bot.core.ingest.names import Name, NameKind, names_in
from bot.core.ingest.people import People
from bot.core.ingest.resolving import learn_roles
from bot.core.ingest.sentences import Sentence, sentences
from bot.core.ingest.subjects import Reader
from bot.core.model import Record

_TITLE_CASE = 0.75  # share of long words with a capital from which a paragraph is a headline


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an article before anyone is said to have spoken."""

    article: Article
    blocks: tuple[Paragraph, ...]
    quoted: tuple[Quoted, ...]
    sentences: tuple[Sentence, ...]
    readers: tuple[Reader, ...]
    names: tuple[tuple[Name, ...], ...]
    people: People

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def inner(self, number: int) -> str:
        """The words of one quotation."""
        one = self.quoted[number]
        return self.article.text[one.start : one.end]

    def report(self, sentence: Sentence) -> str:
        """The sentence with its quotations blanked out, so that nothing said is taken for the report."""
        text = self.article.text[sentence.start : sentence.end]
        for token in sentence.tokens:
            if token.quote >= 0:
                left, right = token.start - sentence.start, token.end - sentence.start
                text = text[:left] + "“" + " " * (right - left - 2) + "”" + text[right:]
        return text


def read(article: Article, record: Record | None) -> Reading:
    """Read an article; the record lends its names and aliases."""
    blocks = paragraphs(article.text)
    quoted = quotations(article.text, blocks)
    found = sentences(article.text, blocks, quoted, CUE_FORMS)
    seen_low = frozenset(token.text for sentence in found for token in sentence.tokens if token.text[:1].islower())
    seen_high = frozenset(
        token.text
        for one in found
        for token in one.tokens[1:]
        if token.quote < 0 and token.capital and not _is_headline(one)
    )
    names = tuple(_names(sentence, seen_low, seen_high, frozenset()) for sentence in found)
    surnames = frozenset(name.words[-1].lower() for there in names for name in there if len(name.words) > 1) & TITLES
    if surnames:
        names = tuple(_names(sentence, seen_low, seen_high, surnames) for sentence in found)
    readers = tuple(Reader(sentence, there) for sentence, there in zip(found, names, strict=True))
    people = People(tuple(name for there in names for name in there), record)
    learn_roles(readers, names, people)
    return Reading(article, blocks, quoted, found, readers, names, people)


def _names(
    sentence: Sentence, seen_low: frozenset[str], seen_high: frozenset[str], surnames: frozenset[str]
) -> tuple[Name, ...]:
    names = names_in(sentence, seen_low, seen_high, surnames)
    return tuple(name for name in names if name.kind is NameKind.PERSON) if _is_headline(sentence) else names


def _is_headline(sentence: Sentence) -> bool:
    words = [token for token in sentence.tokens if token.quote < 0 and len(token.text) > 3 and token.text.isalpha()]  # noqa: PLR2004 - long words
    return sentence.index < 2 and len(words) > 3 and sum(token.capital for token in words) >= _TITLE_CASE * len(words)  # noqa: PLR2004 - a headline is at the top
