"""Where fixtures come from, and what is not collected where a person chose to do without PostgreSQL."""

import atexit
import os
import shutil
import tempfile

from postgres_server import WITHOUT

os.environ["ONRECORD_SEMANTIC"] = "no"  # what is tested is the same with and without the extra
# Records are compiled once for all tests, and never where the user keeps theirs.
os.environ["ONRECORD_CACHE"] = tempfile.mkdtemp(prefix="onrecord-tests-")
atexit.register(shutil.rmtree, os.environ["ONRECORD_CACHE"], ignore_errors=True)
pytest_plugins = ["program", "ledger_places", "island_fixtures"]
collect_ignore = ["ledger/test_away.py", "operating/test_shared_ledger.py"] if WITHOUT else []
