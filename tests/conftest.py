"""Where the fixtures come from, and what cannot be collected on a machine without PostgreSQL, by its person's choice."""

from postgres_server import WITHOUT

pytest_plugins = ["program", "ledger_places", "island_fixtures"]
collect_ignore = ["ledger/test_away.py"] if WITHOUT else []
