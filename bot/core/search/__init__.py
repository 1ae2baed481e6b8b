"""Candidates for a question: what an index must offer, how a statement is read for it, and one that fits in memory."""
