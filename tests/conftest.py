"""Where fixtures come from, and what is not collected where a person chose to do without PostgreSQL."""

import os

from postgres_server import WITHOUT

os.environ["ONRECORD_SEMANTIC"] = "no"  # what is tested is the same with and without the extra
pytest_plugins = ["program", "ledger_places", "island_fixtures"]
collect_ignore = ["ledger/test_away.py", "operating/test_shared_ledger.py"] if WITHOUT else []
