from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import NAMES, Database, Settings, Shards, exposed

TOKEN = "not.a.real.one"  # noqa: S105 - invented
_EVERY = (
    TOKEN,
    "/base",
    "/data/l.sqlite3",
    "DEBUG",
    "12, 34",
    "yes",
    "json",
    "on",
    "9000",
    "::1",
    "0-3/16",
    "no",
    "/cache",
)


def test_nothing_given_is_the_plain_start() -> None:
    """Without any setting there is no token, the base in ./knowledge and a ledger beside it."""
    assert Settings.read({}) == Settings()
    assert Settings().knowledge == Path("knowledge")


def test_every_setting_is_read() -> None:
    """Each name sets its field."""
    given = dict(zip(NAMES, _EVERY, strict=True))
    assert Settings.of(given) == Settings(
        TOKEN,
        Path("/base"),
        Path("/data/l.sqlite3"),
        "debug",
        frozenset({12, 34}),
        message_content=True,
        log_format="json",
        log_questions=True,
        health_port=9000,
        health_host="::1",
        shards=Shards((0, 1, 2, 3), 16),
        semantic=False,
        cache=Path("/cache"),
    )


def test_the_ledger_may_stay_in_memory() -> None:
    """`:memory:` writes no file."""
    assert Settings.of({"ONRECORD_LEDGER": ":memory:"}).ledger is None


def test_the_ledger_may_be_a_database_whose_password_never_shows() -> None:
    """`postgresql://` is taken as it is; another scheme is refused, without repeating what may be a password."""
    settings = Settings.of({"ONRECORD_LEDGER": "postgresql://ada:secret@db/onrecord"})
    assert settings.ledger == Database("postgresql://ada:secret@db/onrecord")
    assert "secret" not in repr(settings)
    with pytest.raises(SettingsError, match="ONRECORD_LEDGER") as raised:
        Settings.of({"ONRECORD_LEDGER": "mysql://ada:secret@db/onrecord"})
    assert "secret" not in str(raised.value)


def test_one_shard_may_be_named_alone() -> None:
    """`5/16` is the sixth of sixteen; auto leaves it to Discord."""
    assert Settings.of({"ONRECORD_SHARDS": "5/16"}).shards == Shards((5,), 16)
    assert Settings.of({"ONRECORD_SHARDS": "auto"}).shards is None


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o640, True), (0o604, True)])
def test_a_token_that_others_may_read_is_warned_about(tmp_path: Path, mode: int, *, warned: bool) -> None:
    """Only the owner may read a .env that holds a token; the warning says how to mend it."""
    file = tmp_path / ".env"
    file.write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    file.chmod(mode)
    told = exposed(file)
    assert (told is not None) == warned
    assert told is None or ("chmod 600" in told and TOKEN not in told)


def test_a_file_without_a_token_may_be_read_by_anyone(tmp_path: Path) -> None:
    """Nothing to hide, or no file at all: no warning."""
    (tmp_path / ".env").write_text("ONRECORD_LOG=info\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)
    assert exposed(tmp_path / ".env") is None
    assert exposed(tmp_path / "absent") is None


def test_the_token_never_shows() -> None:
    """No representation of the settings holds the token."""
    settings = Settings.of({"DISCORD_TOKEN": TOKEN})
    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings)


@pytest.mark.parametrize("written", [f" {TOKEN}\n", f"Bot {TOKEN}", f"  Bot {TOKEN} "])
def test_a_token_is_taken_as_people_paste_it(written: str) -> None:
    """Blanks around it and the word Bot before it do no harm."""
    assert Settings.of({"DISCORD_TOKEN": written}).token == TOKEN


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DISCORD_TOKEN", "two words", "copy it again"),
        ("DISCORD_TOKEN", "tökén", "copy it again"),
        ("ONRECORD_LOG", "loud", "one of debug, info, warning, error"),
        ("ONRECORD_CURATORS", "ada", "numbers separated by commas"),
        ("ONRECORD_CURATORS", "١٢", "numbers separated by commas"),
        ("ONRECORD_MESSAGE_CONTENT", "perhaps", "yes or no"),
        ("ONRECORD_LOG_FORMAT", "xml", "one of human, json"),
        ("ONRECORD_HEALTH_PORT", "0", "a port from 1 to 65535, or off"),
        ("ONRECORD_HEALTH_PORT", "http", "a port from 1 to 65535, or off"),
        ("ONRECORD_SEMANTIC", "perhaps", "yes, no or auto"),
        ("ONRECORD_SHARDS", "4-3/16", "as in 0-3/16"),
        ("ONRECORD_SHARDS", "16/16", "as in 0-3/16"),
        ("ONRECORD_SHARDS", "three", "as in 0-3/16"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(name: str, value: str, expected: str) -> None:
    """The message names the setting and what it should be; it never repeats a token."""
    with pytest.raises(SettingsError, match=name) as raised:
        Settings.of({name: value})
    assert expected in str(raised.value)
    assert name != "DISCORD_TOKEN" or value not in str(raised.value)


def test_the_file_fills_what_the_environment_lacks(tmp_path: Path) -> None:
    """The environment wins over .env, but an empty value there counts as not given."""
    file = tmp_path / ".env"
    file.write_text(
        "\ufeff# our bot\n\nexport ONRECORD_LOG='debug'\n"
        'DISCORD_TOKEN="a.b.c"\nONRECORD_KNOWLEDGE=./here # with a remark\n',
        encoding="utf-8",
    )
    settings = Settings.read({"ONRECORD_LOG": "error", "DISCORD_TOKEN": " "}, file)
    assert (settings.log, settings.token, settings.knowledge) == ("error", "a.b.c", Path("here"))


def test_a_missing_file_is_normal(tmp_path: Path) -> None:
    """No .env is no problem."""
    assert Settings.read({}, tmp_path / ".env") == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ONRECORD_LOG debug\n", ":1 is not a setting"), ("\nONRECORD_LOK=debug\n", ":2: ONRECORD_LOK is no setting")],
)
def test_a_line_that_means_nothing_is_refused_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    """A slip in .env is told with file and line, not ignored."""
    file = tmp_path / ".env"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        Settings.read({}, file)
    assert expected in str(raised.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are told in one sentence."""
    file = tmp_path / ".env"
    file.write_bytes(b"DISCORD_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        Settings.read({}, file)
