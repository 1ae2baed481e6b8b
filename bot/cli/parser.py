"""Every command and option; the README names each of them, and a test holds it to that."""

import argparse
from pathlib import Path

from bot import __version__
from bot.cli.later import later
from bot.settings import Settings

EXPORTS = ("csv", "json", "jsonld")  # as in `bot.export`, which a question does not import
REPORTS = ("github", "json", "text")  # as in `bot.knowledge.report`


def build_parser(settings: Settings, chosen: str | None = None) -> argparse.ArgumentParser:
    """The parser; every command sets `run`, a function from the arguments to an exit status.

    Where `chosen` is a command, only those of its group are there: all of them cost 8 ms more.
    """
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Answers questions about stated positions with the exact words on record.",
        epilog="Exit status: 0 fine, 1 problems found or nothing on record, 2 could not run.",
    )
    parser.set_defaults(settings=settings)
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    group = [add for add, names in _GROUPS.items() if chosen in names]
    for add in group or _GROUPS:
        add(commands)
    for command in commands.choices.values():
        command.add_argument(
            "--knowledge",
            metavar="DIR",
            type=Path,
            default=settings.knowledge,
            help="the knowledge base (default: ONRECORD_KNOWLEDGE, else ./knowledge)",
        )
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - the only name argparse has for it


def _command(commands: "_Commands[argparse.ArgumentParser]", name: str, about: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=about, description=about)


def _serving(commands: "_Commands[argparse.ArgumentParser]") -> None:
    run = _command(commands, "run", "the bot on Discord; needs DISCORD_TOKEN")
    run.set_defaults(run=later("bot.cli.serving", "run"))
    preview = _command(commands, "preview", "the real bot in a local page: no token, no network")
    preview.add_argument("--port", type=int, default=0, metavar="N", help="port of the page (default: any free one)")
    preview.add_argument("--no-open", action="store_true", help="only print the address, open no browser")
    preview.set_defaults(run=later("bot.cli.serving", "preview"))


def _keeping(commands: "_Commands[argparse.ArgumentParser]") -> None:
    health = _command(commands, "health", "is the bot on this machine well? needs ONRECORD_HEALTH_PORT")
    health.set_defaults(run=later("bot.cli.keeping", "health"))
    ledger = _command(commands, "ledger", "back up or restore what the bot has written down")
    kinds = ledger.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, about in (
        ("backup", "copy the ledger to a SQLite file, while the bot runs if need be"),
        ("restore", "copy a backup into an empty ledger: a file, or PostgreSQL"),
    ):
        kind = _command(kinds, name, about)
        kind.add_argument("file", type=Path, metavar="FILE")
        kind.set_defaults(run=later("bot.cli.keeping", name))


def _asking(commands: "_Commands[argparse.ArgumentParser]") -> None:
    ask = _command(commands, "ask", "one question, or many with --batch")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument("--speaker", metavar="S", help="only this speaker's statements: an id or a name")
    ask.add_argument("--limit", type=_positive, default=5, metavar="N", help="how many ranked candidates (default 5)")
    ask.add_argument("--explain", action="store_true", help="say why an answer won, or why nothing was said")
    ask.add_argument("--json", action="store_true", help="one JSON object instead of text")
    ask.add_argument("--batch", action="store_true", help='JSON lines {"id", "q", "speaker"?} on standard input')
    ask.set_defaults(run=later("bot.cli.asking", "ask"))
    verify = _command(commands, "verify", "is this an exact quote?")
    verify.add_argument("text", nargs="?", metavar="TEXT")
    verify.add_argument("--speaker", metavar="S", help="who is claimed to have said it: an id or a name")
    verify.add_argument("--json", action="store_true", help="one JSON object instead of text")
    verify.add_argument("--batch", action="store_true", help='JSON lines {"id", "text", "speaker"?} on standard input')
    verify.set_defaults(run=later("bot.cli.asking", "verify"))


def _lookups(commands: "_Commands[argparse.ArgumentParser]") -> None:
    speaker = _command(commands, "speaker", "who it is, the offices held, every statement")
    speaker.add_argument("name", metavar="NAME")
    speaker.set_defaults(run=later("bot.cli.lookups", "speaker"))
    speakers = _command(commands, "speakers", "everybody on record")
    speakers.set_defaults(run=later("bot.cli.lookups", "speakers"))
    topics = _command(commands, "topics", "every topic on record")
    topics.set_defaults(run=later("bot.cli.lookups", "topics"))
    show = _command(commands, "show", "one statement with everything kept about it")
    show.add_argument("id", metavar="ID")
    show.set_defaults(run=later("bot.cli.lookups", "show"))
    for command in (speaker, speakers, topics, show):
        command.add_argument("--json", action="store_true", help="JSON instead of text")
    export = _command(commands, "export", "the whole base on standard output")
    export.add_argument("--format", choices=EXPORTS, default="json")
    export.set_defaults(run=later("bot.cli.lookups", "export"))


def _workshop(commands: "_Commands[argparse.ArgumentParser]") -> None:
    check = _command(commands, "check", "every problem in a base, with file, line and column")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the base (default: as --knowledge)")
    check.add_argument("--format", choices=REPORTS, default="text")
    check.add_argument("--strict", action="store_true", help="count warnings as errors")
    check.add_argument("--rules", action="store_true", help="print the manual of every rule instead")
    check.set_defaults(run=later("bot.cli.workshop", "check"))
    index = _command(commands, "index", "compile the base ahead of time; it happens by itself otherwise")
    index.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the base (default: as --knowledge)")
    index.add_argument("--check", action="store_true", help="compile nothing, read what is there against its checksums")
    index.add_argument("--quiet", action="store_true", help="no progress, and nothing where all went well")
    index.set_defaults(run=later("bot.cli.indexing", "index"))
    form = _command(commands, "fmt", "write the one canonical YAML form")
    form.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the base (default: as --knowledge)")
    form.add_argument("--check", action="store_true", help="write nothing, show what would change, exit 1 if anything")
    form.set_defaults(run=later("bot.cli.workshop", "fmt"))
    schema = _command(commands, "schema", "JSON Schema of the YAML records, for editors")
    schema.add_argument("kind", nargs="?", metavar="KIND", help="base, speaker, topic, source, … (default: all)")
    schema.set_defaults(run=later("bot.cli.workshop", "schema"))


def _drafting(commands: "_Commands[argparse.ArgumentParser]") -> None:
    ingest = _command(commands, "ingest", "an article in, draft statements out")
    ingest.add_argument("file", metavar="FILE", help="the article as text or saved HTML; - for standard input")
    ingest.add_argument("--html", action="store_true", help="the article is HTML (default: by the file's ending)")
    for name, about in (("url", "its address"), ("title", "its title"), ("publisher", "who published it")):
        ingest.add_argument(f"--{name}", metavar="TEXT", help=about)
    ingest.add_argument("--published", metavar="DATE", help="when, as YYYY-MM-DD; “on Friday” is counted from it")
    ingest.add_argument("-o", "--output", type=Path, metavar="FILE", help="where the draft source file goes")
    ingest.add_argument("--json", action="store_true", help="the drafts as one JSON object, with offsets")
    ingest.set_defaults(run=later("bot.cli.drafting", "draft"))
    review = _command(commands, "review", "walk through the drafts of a source file")
    review.add_argument("file", type=Path, metavar="FILE")
    review.add_argument("--article", metavar="FILE", help="the article's text, which the words must still match")
    review.set_defaults(run=later("bot.cli.drafting", "review"))


def _measuring(commands: "_Commands[argparse.ArgumentParser]") -> None:
    measure = _command(commands, "eval", "run a question file against the base; report hits, silence and misses")
    measure.add_argument("file", type=Path, metavar="FILE")
    measure.add_argument("--json", action="store_true", help="one JSON object instead of text")
    measure.add_argument(
        "--floor", action="append", default=[], metavar="FIGURE=SHARE", help="exit 1 below it, as in hit1=0.9"
    )
    measure.set_defaults(run=later("bot.cli.measuring", "evaluate"))


_GROUPS = {
    _serving: ("run", "preview"),
    _keeping: ("health", "ledger"),
    _asking: ("ask", "verify"),
    _lookups: ("speaker", "speakers", "topics", "show", "export"),
    _workshop: ("check", "index", "fmt", "schema"),
    _drafting: ("ingest", "review"),
    _measuring: ("eval",),
}


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is too few; write 1 or more")
    return number
