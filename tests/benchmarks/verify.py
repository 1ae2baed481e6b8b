"""How right and how fast the verifier is on invented statements, in memory and compiled.

`python tests/benchmarks/verify.py [--statements N ...] [--corpora memory compiled] [--each N] [--seed N]` prints, for
every size of base and each corpus, how long it took to make and to open, the share of claims of each kind that got a
right verdict, the processor time a claim took, and by how much opening and asking made the process grow.
"""

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims_generator import Generated, Said, generate
from invented import record_of, statement_of, statements

from bot.core.attribution import Claimants
from bot.core.model import Speaker, Statement
from bot.core.verify import Verifier
from bot.knowledge.compiled.corpus import Passages
from bot.knowledge.compiled.passages import PassagesWriter, analyse


def main() -> None:
    """Measure every size asked for."""
    parser = ArgumentParser(description="Accuracy by kind of claim and time a claim, on invented statements.")
    parser.add_argument("--statements", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--corpora", choices=("memory", "compiled"), nargs="+", default=("memory", "compiled"))
    parser.add_argument("--each", type=int, default=40, help="claims of every kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speakers", type=int, default=0, help="people who speak; one for four statements unless told")
    parser.add_argument("--misses", type=int, default=0, help="misses of each kind to print")
    options = parser.parse_args()
    for count in options.statements:
        said = statements(count, seed=options.seed, speakers=options.speakers)
        strangers = statements(options.each * 3, seed=options.seed + 1)
        claims = generate(said, strangers, seed=options.seed, each=options.each)
        for corpus in options.corpora:
            _say(f"{count} statements, {corpus}")
            with TemporaryDirectory() as folder:
                people = Claimants({one.speaker: Speaker(one.speaker, one.speaker) for one in said})
                people.find("nobody")
                if corpus == "compiled":
                    _write(said, Path(folder))
                before = _resident()
                verifier = _in_memory(said) if corpus == "memory" else _opened(said, Path(folder), people)
                measure(verifier, claims, options.misses)
                _say(f"  grown by {(_resident() - before) / 1024:.0f} MB")


def _in_memory(said: Sequence[Said]) -> Verifier:
    started = process_time()
    verifier = Verifier.of(record_of(said))
    _say(f"  built in {process_time() - started:.1f} s")
    return verifier


def _write(said: Sequence[Said], folder: Path) -> None:
    started = process_time()
    adding = 0.0
    with PassagesWriter(folder) as writer:
        for number, one in enumerate(said):
            analysed = analyse(statement_of(one))
            at = process_time()
            writer.add(number, analysed)
            adding += process_time() - at
    size = sum(path.stat().st_size for path in folder.iterdir())
    _say(f"  written in {process_time() - started:.1f} s ({adding:.1f} s of it in adding), {size / 1e6:.1f} MB")


def _opened(said: Sequence[Said], folder: Path, people: Claimants) -> Verifier:
    def statement(number: int) -> Statement:
        return statement_of(said[number])

    def reports(utterance: str) -> list[int]:
        return [int(utterance.rpartition("/")[2])]

    started = process_time()
    passages = Passages.open(folder, statement, reports)
    _say(f"  opened in {(process_time() - started) * 1000:.1f} ms, segments: {passages.searcher.num_segments}")
    return Verifier(passages, people)


def _resident() -> int:
    """The resident memory of this process, in KiB."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


def measure(verifier: Verifier, claims: list[Generated], misses: int) -> None:
    """Print the verdicts by kind, and the mean and slowest times."""
    right: Counter[str] = Counter()
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    times = []
    for claim in claims:
        started = process_time()
        found = verifier.verify(claim.text, speaker=claim.speaker)
        times.append((process_time() - started) * 1000)
        verdicts[claim.kind][found.verdict] += 1
        right[claim.kind] += found.verdict in claim.expected
        if found.verdict not in claim.expected and sum(verdicts[claim.kind].values()) - right[claim.kind] <= misses:
            _say(f"  miss: {claim.kind}: {found.verdict}: {claim.text}")
    for kind, counts in verdicts.items():
        _say(f"  {kind:28}{right[kind]:5} of {counts.total():4}  {_listed(counts)}")
    times.sort()
    mean, late = sum(times) / len(times), times[int(len(times) * 0.99)]
    _say(f"  all {sum(right.values()) / len(claims):.3f} of {len(claims)}")
    _say(f"  mean {mean:.2f} ms, 99 of 100 within {late:.2f} ms, slowest {times[-1]:.2f} ms")


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
