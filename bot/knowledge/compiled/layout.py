"""What stands where in a compiled folder: for those who write it and for those who open it, which import little."""

RECORD = "record.sqlite3"  # rows
ENTRIES, LATER, STARTS = "entries", "entries.later", "entries.starts"  # statements for questions; where each begins
FRAME = "frame"  # what was read of the base but its documents
STRINGS, PASSAGES, WORDS = "strings", "passages", "words"  # lists: for questions, for claims, for slips of the keyboard

# Keys of what is kept once for the whole record.
TOTALS, WEIGHTS, GROUPS, FACTS, CALIBRATION = "totals", "weights", "groups", "facts ", "calibration"
