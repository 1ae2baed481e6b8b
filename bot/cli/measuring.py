"""eval: how well the base answers questions whose answers are known."""

import json
from argparse import Namespace

from bot.cli.opening import open_desk
from bot.core.measure import Measured, Share, measure
from bot.errors import CannotRun
from bot.jsonforms import Json
from bot.knowledge.labelled import read_questions


def evaluate(arguments: Namespace) -> int:
    """`onrecord eval`: exit status 1 when a figure is below its floor."""
    floors = dict(_floor(given) for given in arguments.floor)
    desk = open_desk(arguments)
    questions = read_questions(arguments.file, desk.record.statements)
    found = measure(questions, lambda one: desk.ask(one.q, speaker=one.speaker, explain=True))
    print(json.dumps(_form(found), ensure_ascii=False, indent=2) if arguments.json else _text(found))
    figures = _figures(found)
    below = [
        f"{name} is {figures[name]:.3f}, below {least:g}" for name, least in floors.items() if figures[name] < least
    ]
    for line in below:
        print(f"floor: {line}")
    return 1 if below else 0


FIGURES = ("hit1", "hit3", "mrr", "kept", "right", "uncrossed")


def _figures(found: Measured) -> dict[str, float]:
    """Every figure a floor may be set on, 0..1, higher is better."""
    values = (
        found.hit1.value,
        found.hit3.value,
        found.mrr,
        found.kept.value,
        1 - found.wrong.value if found.wrong.of else 1.0,
        1 - found.crossed.value if found.crossed.of else 1.0,
    )
    return dict(zip(FIGURES, values, strict=True))


def _floor(given: str) -> tuple[str, float]:
    name, _, share = given.partition("=")
    try:
        least = float(share)
    except ValueError:
        least = -1.0
    if name not in FIGURES or not 0 <= least <= 1:
        raise CannotRun(
            f"--floor {given} is not a floor; write FIGURE=SHARE, as in hit1=0.9, with {', '.join(FIGURES)}"
        )
    return name, least


def _text(found: Measured) -> str:
    lines = [
        f"hit@1    {found.hit1}",
        f"hit@3    {found.hit3}",
        f"MRR      {found.mrr:.3f}",
        f"none kept {found.kept}",
        f"wrong    {found.wrong}",
        f"crossed  {found.crossed}",
        "",
        "right by kind",
        *(f"  {kind}: {share}" for kind, share in found.kinds.items()),
        "",
        "confidence against share right, of the answers given",
        *(f"  {low:.1f} to {low + 0.1:.1f}: {share}" for low, share in found.reliability),
    ]
    if found.misses:
        lines += ["", "misses"]
    for miss in found.misses:
        lines.append(f"  {miss.question.id} {miss.question.q}")
        lines.append(f"    wanted {', '.join(miss.question.accept) or 'none'}; got {miss.got} ({miss.confidence:.2f})")
        lines.append(f"    {miss.reason}")
    return "\n".join(lines)


def _form(found: Measured) -> Json:
    return {
        **{name: round(value, 4) for name, value in _figures(found).items()},
        "kinds": {kind: _share(share) for kind, share in found.kinds.items()},
        "reliability": [{"from": low, **_share(share)} for low, share in found.reliability],
        "misses": [
            {
                "id": miss.question.id,
                "q": miss.question.q,
                "accept": list(miss.question.accept),
                "got": miss.got,
                "confidence": miss.confidence,
                "reason": miss.reason,
            }
            for miss in found.misses
        ],
    }


def _share(share: Share) -> Json:
    return {"right": share.count, "of": share.of, "share": round(share.value, 4)}
