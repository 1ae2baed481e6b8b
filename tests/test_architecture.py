"""The floors hold: imports only point down, nothing forms a cycle, and each outside library stays in its place."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = (
    ("bot", "bot.errors", "bot.problems", "bot.settings"),
    ("bot.core",),
    ("bot.knowledge", "bot.semantic"),
    ("bot.desk", "bot.memory", "bot.ledger", "bot.jsonforms", "bot.export", "bot.present"),
    ("bot.chat", "bot.terminal", "bot.preview", "bot.probe", "bot.review"),
    ("bot.cli", "bot.__main__"),
)
# A library and the only places that may import it.
HOMES = {
    "discord": ("bot.chat", "bot.preview"),
    "simcord": ("bot.preview",),
    "yaml": ("bot.knowledge",),
    "rapidfuzz": ("bot.core", "bot.knowledge", "bot.desk"),
    "argparse": ("bot.cli",),
    "sqlite3": ("bot.ledger", "bot.knowledge.compiled"),
    "tantivy": ("bot.knowledge.compiled",),
    "psycopg": ("bot.ledger.postgres",),
    "psycopg_pool": ("bot.ledger.postgres",),
    "numpy": ("bot.semantic",),
    "onnxruntime": ("bot.semantic",),
    "prometheus_client": ("bot.chat",),
}


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = {_module(path): ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "bot").rglob("*.py"))}


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names}
            found.update(submodules & TREES.keys() or {node.module})
    return found


def _within(module: str, homes: tuple[str, ...]) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in homes)


def _floor(module: str) -> int:
    for floor, homes in reversed(list(enumerate(FLOORS))):
        if module in homes or (floor > 0 and _within(module, homes)):
            return floor
    pytest.fail(f"{module} stands on no floor; give it one in FLOORS")


IMPORTS = {module: _imports(tree) for module, tree in TREES.items()}


@pytest.mark.parametrize("module", TREES)
def test_imports_never_point_up(module: str) -> None:
    """A module imports only from its own floor or a lower one."""
    ours = {one for one in IMPORTS[module] if one.split(".")[0] == "bot"}
    upward = {one for one in ours if _floor(one) > _floor(module)}
    assert upward == set()


def _later(tree: ast.AST) -> set[tuple[str, str]]:
    """Modules that are imported when they are called, with what is called there: `later("bot.cli.asking", "ask")`."""
    found: set[tuple[str, str]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "later":
            module, name = node.args
            names = name.value if isinstance(name, ast.Constant) else ""
            found.add((str(ast.literal_eval(module)), str(names)))
    return found


@pytest.mark.parametrize("module", [module for module, tree in TREES.items() if _later(tree)])
def test_what_is_imported_later_is_there_and_points_down_too(module: str) -> None:
    """Imports that wait until they are needed keep to the floors, and name what there is."""
    for wanted, name in _later(TREES[module]):
        assert _floor(wanted) <= _floor(module)
        defined = {one.name for one in TREES[wanted].body if isinstance(one, ast.FunctionDef)}
        assert not name or name in defined


def test_a_question_imports_only_what_it_needs() -> None:
    """Neither YAML nor the rules of a base, Discord, drafting or the verifier are in the way of an answer."""
    wanted, seen = ["bot.cli", "bot.cli.asking"], set[str]()
    while wanted:
        module = wanted.pop()
        if module in TREES and module not in seen:
            seen.add(module)
            wanted += [*IMPORTS[module], module.rpartition(".")[0]]
    outside = {one for module in seen for one in IMPORTS[module]}
    assert outside & {"yaml", "discord", "asyncio", "logging", "multiprocessing", "importlib.resources"} == set()
    unwanted = ("bot.chat", "bot.present", "bot.core.ingest", "bot.knowledge.rules", "bot.core.verify", "bot.ledger")
    assert {one for one in seen if _within(one, unwanted)} == set()


def test_imports_form_no_cycle() -> None:
    """No module reaches itself through what it imports."""
    graph = {module: (found & TREES.keys()) - {module} for module, found in IMPORTS.items()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a cycle: {' -> '.join(error.args[1])}")
    assert len(order) == len(TREES)


@pytest.mark.parametrize("module", TREES)
def test_outside_libraries_stay_where_they_belong(module: str) -> None:
    """Only the chat face knows Discord, only the knowledge floor knows YAML, and so on."""
    strangers = {one.split(".")[0] for one in IMPORTS[module]} & HOMES.keys()
    assert {one for one in strangers if not _within(module, HOMES[one])} == set()


@pytest.mark.parametrize("module", TREES)
def test_no_import_hides_inside_a_function(module: str) -> None:
    """Every import of our own stands at the top of its file, where a reader looks for it."""
    hidden = [
        ast.unparse(node)
        for scope in ast.walk(TREES[module])
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(scope)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot")
    ]
    assert hidden == []


def test_the_core_is_pure() -> None:
    """The core reads no clock, environment, file or network."""
    unclean = {"os", "time", "socket", "pathlib", "asyncio", "random", "aiohttp", "sqlite3", "logging"}
    found = {module: IMPORTS[module] & unclean for module in TREES if _floor(module) == 1}
    assert {module: names for module, names in found.items() if names} == {}


def test_files_stay_small_enough_to_read() -> None:
    """No file of the program is longer than 350 lines."""
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "bot").rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 350} == {}
