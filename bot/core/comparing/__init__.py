"""How a claimed quote is set beside the record: words, runs of equal words, gaps, pieces, and one verdict."""
