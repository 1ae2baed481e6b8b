import pytest
from harbour import record

from bot.core.answer import Engine
from bot.core.understand import Intent

READ = Engine(record(), calibrated=False).read


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("What did Velm say about the ban?", ("velm",)),
        ("velms position on talks", ("velm",)),
        ("has Arda Velm ever commented on the bridge", ("velm",)),
        ("according to Korrin, is the ferry safe", ("korrin",)),
        ("Hat Velm das gesagt?", ("velm",)),
        ("что сказал Вельм", ("velm",)),
        ("how did Korrin respond to Sanderow's remarks", ("korrin",)),
        ("what did sanderow tell velm", ("sanderow",)),
        ("Lindmark's president on herring", ("sanderow",)),
        ("sanderrow on herring", ("sanderow",)),
        ("Velm vs Sanderow on the ban", ("velm", "sanderow")),
        ("who called Velm a liar?", None),
        ("is it true about Sanderow", None),
        ("did a fisherman say Velm would ban the ferry", None),
        ("how did the harbour office answer what Velm said", None),
        ("can you tell me what Velm said about talks", ("velm",)),
        ("in the words of its foreign minister, is the ban fair", ("velm",)),
        ("fishing ban", None),
        ("velm hates the ban, what did he call it", ("velm",)),
        ("arda velm fishing ban quote", ("velm",)),
        ("did the harbour office take Velm's words seriously", None),
        ("is Velm called a liar by anybody", None),
        ("¿cómo reaccionó el puerto a las palabras de Velm?", None),
    ],
)
def test_who_must_speak(question: str, speakers: tuple[str, ...] | None) -> None:
    """The one asked to speak is told from the one spoken of, by name, office or slip."""
    assert READ(question).speakers == speakers


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        ("What did Brunholt say?", True),
        ("did brunholt comment on the ferry", True),
        ("What did Velm say about Brunholt?", False),
        ("did anyone say the ferry was safe", False),
        ("did Ostavia accept the ban", False),
        ("qué dijo Brunholt sobre el paso", True),
        ("What did Velm tell the Harbour General Assembly about the ban?", False),
        ("wat did velm say b4 the ban", False),
        ("who said velm is dreamifying", False),
        ("is the ban good by themselfs", False),
        ("looking for the jorgen brunholt quote on the ban", True),
        ("Wer sagt, dass der Hafen einen Dampfer hat?", False),
    ],
)
def test_strangers_are_known_by_where_they_stand(question: str, *, stranger: bool) -> None:
    """A person who is not on record counts only where they are asked to speak."""
    assert (READ(question).stranger is not None) == stranger


@pytest.mark.parametrize(
    ("question", "acting"),
    [
        ("does Velm want a bridge", ("velm",)),
        ("Velm seeks a bridge", ("velm",)),
        ("does Velm want a bridge, according to Sanderow", ()),
        ("Velm wants a bridge, who said that", ()),
        ("what did Velm say about the bridge", ()),
        ("why doesn't Ostavia trust Velm", ()),
        ("is it all a trick by Velm", ("velm",)),
    ],
)
def test_who_acts_is_only_likely_to_speak(question: str, acting: tuple[str, ...]) -> None:
    """A name that merely acts in a question may be spoken of as well, and gives way to whoever is quoted."""
    assert READ(question).acting == acting


def test_the_frame_carries_no_weight() -> None:
    """Of "what did X say about" only the matter is left."""
    assert [token.word for token in READ("what did Velm say about the fishing ban").content] == ["fishing", "ban"]
    assert [token.word for token in READ("who ssaid the fishing ban is fair").content] == ["fishing", "ban", "fair"]


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("who rejects the ban", Intent.WHO),
        ("what is Velm's position on talks", Intent.POSITION),
        ("source for the ferry quote", Intent.SOURCE),
        ("how many ferries are there", Intent.FACT),
        ("when did Velm say that", Intent.WHEN),
    ],
)
def test_what_is_asked_for(question: str, intent: Intent) -> None:
    """The intent tells who, when, the position, the source and plain facts apart."""
    assert READ(question).intent is intent


def test_negation_is_noticed() -> None:
    """A question with "not" is marked as such."""
    assert READ("did Velm not accept the ban").negated
    assert not READ("did Velm accept the ban").negated
