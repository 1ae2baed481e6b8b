"""speaker, speakers, topics, show and export at the command line."""

import csv
import io
import json

import pytest
from program import Run

from bot.desk import Desk


@pytest.mark.parametrize("name", ["zarif", "Javad Zarif", "zareef", "ظریف", "Foreign Minister Zarif"])
def test_a_speaker_is_found_under_the_names_people_type(run: Run, name: str) -> None:
    """Id, name, spelling and script all lead to the same person with every statement."""
    form = json.loads(run("speaker", "--json", name).out)
    assert (form["id"], len(form["said"])) == ("zarif", 3)


def test_an_unknown_speaker_is_said_to_be_unknown(run: Run) -> None:
    """A name that is not on record is exit status 1 and one sentence on stderr."""
    ran = run("speaker", "Angela Merkel")
    assert (ran.status, ran.out) == (1, "")
    assert "Nobody is on record here as 'Angela Merkel'" in ran.err


def test_speakers_and_topics_list_everything_with_counts(run: Run, shipped: Desk) -> None:
    """Each speaker and topic stands on a line of its own with how many statements there are."""
    assert len(shipped.record.speakers) == len(run("speakers").out.splitlines())
    assert len(shipped.record.topics) == len(run("topics").out.splitlines())
    assert sum(speaker["statements"] for speaker in json.loads(run("speakers", "--json").out)) == 23


def test_show_prints_everything_kept_about_a_statement(run: Run) -> None:
    """Words, context, basis of the date, example questions: all of it, by full or by short id."""
    full = run("show", "tehrantimes-439615/zarif-duress")
    assert full.status == 0
    assert all(part in full.out for part in ("date known by:", "answers:", "context:", "kind: direct"))
    assert full == run("show", "zarif-duress")


def test_show_of_an_unknown_id_says_so(run: Run) -> None:
    """An id that is not on record is exit status 1 and one sentence."""
    ran = run("show", "nobody/nothing")
    assert (ran.status, ran.out) == (1, "")
    assert "'nobody/nothing'" in ran.err


def test_export_as_json_holds_every_statement_character_for_character(run: Run, shipped: Desk) -> None:
    """The JSON export is the record: same ids, same text."""
    whole = json.loads(run("export", "--format", "json").out)
    exported = {one["id"]: one["text"] for one in whole["statements"]}
    assert {one.id: one.text for one in shipped.record.statements.values()} == exported
    assert len(exported) == 23


def test_export_as_csv_comes_back_the_same(run: Run, shipped: Desk) -> None:
    """The CSV export read again gives every text unchanged."""
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").out)))
    assert [one.text for one in shipped.record.statements.values()] == [row["text"] for row in rows]


def test_export_as_jsonld_is_a_graph_of_quotations(run: Run) -> None:
    """The JSON-LD export names creator, work and text of each quotation; reported speech is not called one."""
    graph = json.loads(run("export", "--format", "jsonld").out)["@graph"]
    assert {"Quotation", "Statement"} == {node["@type"] for node in graph}
    assert all(node["creator"]["name"] and node["isPartOf"]["name"] and node["text"] for node in graph)
