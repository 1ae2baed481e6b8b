"""The pure core: what is on record, how a question finds it, how a claimed quote is compared with it."""
