import json
import string
from importlib.resources import files

import pytest

from bot.core.edtf import EdtfDate
from bot.present.phrases import LANGUAGES, phrases

OTHERS = [language for language in LANGUAGES if language != "en"]


def own(language: str) -> dict[str, str]:
    """The sentences of a language's own file."""
    data = json.loads((files("bot.present.phrases") / f"{language}.json").read_text("utf-8"))
    texts: dict[str, str] = data["texts"]
    return texts


def for_curators(key: str) -> bool:
    """Whether only curators read it, who work on the base in its language."""
    return key.startswith("curate.") or key in {"button.accept", "button.reject", "button.skip"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str) -> None:
    """The same keys everywhere, but for what only curators read."""
    assert set(own(language)) == {key for key in own("en") if not for_curators(key)}


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_are_the_same(language: str) -> None:
    """No value is lost or asked for in vain."""

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english = own("en")
    assert {key: fields(text) for key, text in own(language).items() if fields(text) != fields(english[key])} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_discord(language: str) -> None:
    """Buttons 80 characters, a form's title and labels 45, a menu's placeholder 150."""
    say = phrases(language)
    for key, text in say.texts.items():
        most = 80 if key.startswith("button.") else 150 if key == "choices.placeholder" else 2000
        most = 45 if key in {f"suggest.{one}" for one in ("title", "quote", "speaker", "source", "date")} else most
        assert 0 < len(text) <= most, key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", ["2021-05-04", "2021-05", "2021", "2021-05/2021-06-30", "2020~"])
def test_every_date_has_words(language: str, written: str) -> None:
    """With its year, and never a day or month that is not known."""
    say = phrases(language)
    words = say.date(EdtfDate.parse(written))
    assert written[:4] in words
    assert (say.months[0] in words) is False


def test_dates_are_as_precise_as_they_are_known() -> None:
    """Day, month, year, interval, about."""
    say = phrases()
    assert [say.date(EdtfDate.parse(one)) for one in ("2021-05-04", "2021-05", "2021", "2021/2022", "2020~")] == [
        "4 May 2021",
        "May 2021 (day not known)",
        "2021 (day and month not known)",
        "between 2021 and 2022",
        "about 2020 (day and month not known)",
    ]


def test_names_do_not_tear_right_to_left_lines_apart() -> None:
    """What is put into a Persian or Arabic sentence is isolated from the direction around it."""
    assert "\u2068Ada\u2069" in phrases("fa")("press.more", name="Ada")
    assert "\u2068" not in phrases("ru")("press.more", name="Ada")


def test_an_unknown_language_is_an_error() -> None:
    """Settings offer only those there are."""
    with pytest.raises(KeyError):
        phrases("xx")
