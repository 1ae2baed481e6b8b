"""Is a claimed quote what was said? Levels of equality, alignment, and a word-level edit script as evidence."""

from bot.core.verdict import Edit, Level, Match, Op, Tag, Verdict, Verification

__all__ = ["Edit", "Level", "Match", "Op", "Tag", "Verdict", "Verification"]
