"""Results made into cards: what stands where, in fixed sentences and stored words; no Discord type.

The bot never composes, sums up or comments: a card holds fixed sentences (`phrases`) and words on record, nothing else.
"""
