"""The tables of a ledger, as the steps that led to them; the same text makes them in SQLite and in PostgreSQL."""

# One entry a version: the statements that lead there from the one before. Entries are only ever added at the end.
# `{number}` stands for a column that numbers its rows by itself. Whole numbers are 64 bits wide: Discord's ids are.
# Of a login, `bot` is a salted hash of the token and `at` seconds since 1970.
_VERSIONS = (
    """
    CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS settings (
      guild BIGINT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (guild, name));
    CREATE TABLE IF NOT EXISTS questions (
      text TEXT PRIMARY KEY, asked INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS feedback (
      statement TEXT NOT NULL, day TEXT NOT NULL, helpful INTEGER NOT NULL, unhelpful INTEGER NOT NULL,
      PRIMARY KEY (statement, day));
    CREATE TABLE IF NOT EXISTS suggestions (
      id {number}, "user" BIGINT, day TEXT NOT NULL, quote TEXT NOT NULL, speaker TEXT NOT NULL,
      source TEXT NOT NULL, said TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open', reason TEXT, decided TEXT)
    """,
    """
    CREATE TABLE logins (bot TEXT NOT NULL, at BIGINT NOT NULL);
    CREATE INDEX logins_by_time ON logins (bot, at);
    CREATE INDEX suggestions_by_user ON suggestions ("user", day);
    CREATE INDEX suggestions_by_state ON suggestions (state)
    """,
)
STEPS = tuple(tuple(sql.strip() for sql in text.split(";")) for text in _VERSIONS)
LATEST = len(STEPS)
# Every table with what it is read in the order of, for copying a ledger.
TABLES = {
    "notes": ("name", "value"),
    "settings": ("guild", "name", "value"),
    "questions": ("text", "asked", "first", "last"),
    "feedback": ("statement", "day", "helpful", "unhelpful"),
    "suggestions": ("id", '"user"', "day", "quote", "speaker", "source", "said", "state", "reason", "decided"),
    "logins": ("bot", "at"),
}
