"""speaker, speakers, topics, show, export: what is on record."""

import json
import sys
from argparse import Namespace

from bot.cli.opening import open_desk
from bot.export import FORMATS
from bot.jsonforms import speaker_form, statement_form, topic_form
from bot.terminal import speaker_text, speakers_text, statement_text, topics_text


def speaker(arguments: Namespace) -> int:
    """`onrecord speaker NAME`: who it is, the offices held and every statement; 1 when nobody is on record by it."""
    desk = open_desk(arguments)
    found = desk.find_speaker(arguments.name)
    if arguments.json:
        forms = [
            {
                **speaker_form(desk, one),
                "said": [statement_form(desk, said) for said in desk.statements(speaker=one.id)],
            }
            for one in found
        ]
        _print_json(forms[0] if len(forms) == 1 else forms)
    elif found:
        print("\n\n".join(speaker_text(desk, one) for one in found))
    else:
        near = ", ".join(one.name for one in desk.complete_speakers(arguments.name, 3))
        hint = f"; near: {near}" if near else "; `onrecord speakers` lists who is"
        print(f"Nobody is on record here as {arguments.name!r}{hint}.", file=sys.stderr)
    return 0 if found else 1


def speakers(arguments: Namespace) -> int:
    """`onrecord speakers`: everybody on record."""
    desk = open_desk(arguments)
    if arguments.json:
        _print_json([speaker_form(desk, one) for one in desk.record.speakers.values()])
    else:
        print(speakers_text(desk))
    return 0


def topics(arguments: Namespace) -> int:
    """`onrecord topics`: every topic on record."""
    desk = open_desk(arguments)
    if arguments.json:
        _print_json([topic_form(desk, one) for one in desk.record.topics.values()])
    else:
        print(topics_text(desk))
    return 0


def show(arguments: Namespace) -> int:
    """`onrecord show ID`: one statement with everything kept about it; 1 when there is none by that id."""
    desk = open_desk(arguments)
    found = desk.find_statement(arguments.id)
    if found is None:
        print(f"No statement is on record here as {arguments.id!r}; `onrecord export` lists every id.", file=sys.stderr)
        return 1
    if arguments.json:
        _print_json({**statement_form(desk, found), "questions": list(found.questions)})
    else:
        print(statement_text(desk, found, full=True))
    return 0


def export(arguments: Namespace) -> int:
    """`onrecord export`: the whole base on standard output."""
    sys.stdout.writelines(FORMATS[arguments.format](open_desk(arguments)))
    return 0


def _print_json(form: object) -> None:
    print(json.dumps(form, ensure_ascii=False, indent=2))
