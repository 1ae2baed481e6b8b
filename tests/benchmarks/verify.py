"""How right and how fast the verifier is on invented statements.

`python tests/benchmarks/verify.py [--statements N ...] [--each N] [--seed N]` prints, for every size of base, the
share of claims of each kind that got a right verdict, and the processor time a claim took.
"""

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims_generator import Generated, generate
from invented import record_of, statements

from bot.core.verify import Verifier


def main() -> None:
    """Measure every size asked for."""
    parser = ArgumentParser(description="Accuracy by kind of claim and time a claim, on invented statements.")
    parser.add_argument("--statements", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--each", type=int, default=40, help="claims of every kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="misses of each kind to print")
    options = parser.parse_args()
    for count in options.statements:
        said = statements(count, seed=options.seed)
        started = process_time()
        verifier = Verifier.of(record_of(said))
        _say(f"{count} statements, index built in {process_time() - started:.1f} s")
        strangers = statements(options.each * 3, seed=options.seed + 1)
        claims = generate(said, strangers, seed=options.seed, each=options.each)
        measure(verifier, claims, options.misses)


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
