"""python -m tests.corpus [TRUTH.jsonl]: the reader's score on reports with checked answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from goldenthread.inspections.reader import CannotRead, read_file_json
from tests.corpus.real import REPORTS
from tests.corpus.scoring import Score, score


def main(truths: Path) -> None:
    total = Score()
    for line in truths.read_text("utf-8").splitlines():
        truth = json.loads(line)
        try:
            found = score(read_file_json(truths.parent / truth["file"]), truth)
        except CannotRead as reason:
            print(f"{truth['file']}: {reason.sentence}")
            continue
        total += found
        print(
            f"{truth['file']}: {found.items - len(found.missing)} of {found.items} items, "
            f"{len(found.invented)} invented, wrong: {', '.join(found.wrong) or 'nothing'}"
        )
        for sign, items in (("-", found.missing), ("+", found.invented)):
            print("".join(f"  {sign} {text[:160]}\n" for text in items), end="")
    print(
        f"{total.equal:.1%} of {total.items} items equal, {len(total.invented)} invented; "
        f"{total.fields - len(total.wrong)} of {total.fields} fields right"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else REPORTS / "truth.jsonl")
