import os
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest

from bot.errors import CannotRun
from bot.knowledge.workers import cores, spread

LONG = 60.0  # seconds; nothing here waits for it


def product(shared: int, task: int) -> int:
    """Quick work; the first task comes last."""
    time.sleep(0.2 if task == 0 else 0.0)
    return shared * task


def deadly(_: int, task: int) -> int:
    """The fourth task kills its process."""
    if task == 3:
        os._exit(9)
    return task


def wrong(_: int, task: int) -> int:
    """Work with a mistake in it."""
    raise ValueError(f"task {task}")


def slow(_: int, task: int) -> int:
    """Says who works, and works for long on all but the first tasks."""
    time.sleep(LONG if task > 1 else 0.0)
    return os.getpid()


def test_results_come_in_the_order_of_the_tasks() -> None:
    """Whoever is done first; and afterwards no process is left."""
    assert list(spread(product, 3, range(20), 2)) == [3 * one for one in range(20)]
    assert active_children() == []
    assert cores() >= 1


def test_a_process_that_dies_is_one_clear_error() -> None:
    """What came before it is handed out, then it is said."""
    with pytest.raises(CannotRun, match="ended before its time"):
        list(spread(deadly, 0, range(20), 2))
    assert active_children() == []


def test_a_mistake_in_the_work_comes_back() -> None:
    """An exception of the work is raised where the result is taken."""
    with pytest.raises(ValueError, match="task 0"):
        next(spread(wrong, 0, range(20), 2))


def test_who_stops_taking_results_leaves_no_process() -> None:
    """Tasks not yet begun are never begun."""
    results = spread(product, 1, range(1000), 2)
    assert next(results) == 0
    results.close()
    assert active_children() == []


@pytest.mark.parametrize("ending", [subprocess.Popen.kill, subprocess.Popen.terminate])
def test_no_process_outlives_its_parent(ending: Callable[[subprocess.Popen[str]], None]) -> None:
    """Even where the parent is killed in the middle of long work: its output is closed when nobody holds it."""
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import test_workers
from bot.knowledge.workers import spread
if __name__ == "__main__":
    for pid in spread(test_workers.slow, 0, range(50), 2):
        print(pid, flush=True)
"""
    with subprocess.Popen(  # noqa: S603 - this interpreter, and a script that stands here
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        assert parent.stdout is not None
        assert int(parent.stdout.readline()) != parent.pid
        ending(parent)
        parent.communicate(timeout=LONG / 4)
