"""ingest and review: from an article to drafts, and from drafts to reviewed statements."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.reading import read_text, record_or_none
from bot.core.edtf import EdtfDate
from bot.core.ingest import Article, ingest
from bot.core.ingest.plain import plain
from bot.core.model import Record
from bot.core.names import Names
from bot.errors import CannotRun
from bot.knowledge.article import html_article, text_article
from bot.knowledge.drafts import DraftFiles, draft_source, slug
from bot.review import Person, walk

_HTML = (".html", ".htm")


def draft(arguments: Namespace) -> int:
    """`onrecord ingest`: drafts on standard output, or in the file named by `-o`, which must not exist yet."""
    article = _article(arguments)
    drafts = ingest(article, record_or_none(arguments.knowledge))
    if arguments.json:
        source = {
            "title": article.title,
            "publisher": article.publisher,
            "url": article.url,
            "published": article.published.text if article.published else None,
        }
        text = json.dumps({"source": source, "drafts": [plain(one) for one in drafts]}, ensure_ascii=False, indent=2)
        return _put(text + "\n", arguments.output)
    if not drafts:
        print("No quotation that is attributed to anybody was found.", file=sys.stderr)
        return 1
    files = draft_source(article, drafts, arguments.output.stem if arguments.output else None)
    status = _put(files.source, arguments.output)
    _put_speakers(files, arguments.output)
    print(f"{len(drafts)} drafts; review each with `onrecord review FILE`. Drafts are never served.", file=sys.stderr)
    return status


def review(arguments: Namespace) -> int:
    """`onrecord review`: walk through the drafts of a source file; every step is saved, so it can be resumed."""
    article = read_text(arguments.article) if arguments.article else None
    record = record_or_none(arguments.knowledge)
    person = Person(read=input, write=print, resolve=_resolver(record))
    walk(arguments.file, article, datetime.now(UTC).date(), person)
    return 0


def _resolver(record: Record | None) -> Callable[[str], str]:
    names = Names(record) if record else None

    def resolve(typed: str) -> str:
        found = names.resolve(typed) if names else ()
        return found[0].id if len(found) == 1 else slug(typed)

    return resolve


def _article(arguments: Namespace) -> Article:
    text = read_text(arguments.file)
    page = arguments.html or Path(arguments.file).suffix.lower() in _HTML
    article = html_article(text) if page else text_article(text)
    given = {name: getattr(arguments, name) for name in ("url", "title", "publisher") if getattr(arguments, name)}
    if arguments.published:
        try:
            given["published"] = EdtfDate.parse(arguments.published)
        except ValueError as wrong:
            raise CannotRun(f"--published: {wrong}") from None
    return replace(article, **given)


def _put(text: str, output: Path | None) -> int:
    if output is None:
        sys.stdout.write(text)
        return 0
    try:
        with output.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        raise CannotRun(f"{output} is there already and is left alone; name another file behind -o") from None
    print(f"{output}: written", file=sys.stderr)
    return 0


def _put_speakers(files: DraftFiles, output: Path | None) -> None:
    """New speakers go beside the sources of a base; elsewhere they are only named."""
    base = output.absolute().parent.parent if output and output.absolute().parent.name == "sources" else None
    for identity, text in files.speakers:
        path = base / "speakers" / f"{identity}.yaml" if base and (base / "base.yaml").exists() else None
        if path is not None and not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{path}: a speaker who was not on record yet; add roles and aliases", file=sys.stderr)
        else:
            print(f"not on record yet: {identity}; add speakers/{identity}.yaml", file=sys.stderr)
