"""The compiled record of a base, made where there is none yet: what a start does that does not find everything done."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.progress import Progress
from bot.core.second import SecondOpinion
from bot.knowledge.compiled.compile import compile_base
from bot.knowledge.compiled.folder import Made, Ready
from bot.knowledge.compiled.form import form
from bot.knowledge.compiled.making import Changes, Compiler, ready


def compiled(
    folder: Path, cache: Path | None, second: SecondOpinion | None, *, progress: Progress | None = None
) -> Ready:
    """The compiled record of a base; raises KnowledgeError, with the report, when it has errors.

    How far it is shows on a terminal, unless the caller shows it otherwise.
    """

    def compiling(aside: Path, changes: Changes | None) -> Made:
        today = datetime.now(UTC).date()
        return compile_base(folder, aside, changes, today=today, second=second, progress=shown)

    with progress or Progress(sys.stderr if sys.stderr.isatty() else None) as shown:
        return ready(folder, cache, Compiler(form(heard=second is not None), compiling, shown.tell, shown))
