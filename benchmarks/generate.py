"""Write a valid model of any size, for measuring; the same arguments give the same files.

Each table is made from one of three kinds in `templates/`: a catalogue with stock, members with
what they keep, and orders with their lines. A kind brings ten access patterns; more are added as
further views of the same items.
"""

import argparse
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).parent / "templates"
PATTERNS_OF_KIND = 10
TABLES_OF_FILE = 10
"""Tables whose requirements share a file, as those of one area do in a model made by hand."""

KINDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "catalogue": (("product", "seller"), ("course", "teacher"), ("tour", "guide")),
    "members": (("loan", "reader"), ("lease", "tenant"), ("pass", "rider")),
    "orders": (("order", "customer"), ("booking", "guest"), ("claim", "patient")),
}
"""Kind -> words for what its tables keep, each with the word for whom."""

PLURALS = {"pass": "passes"}
WORDS = ("amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "iris", "jade")
PLACES = ("Aarhus", "Bergen", "Cadiz", "Dublin", "Espoo", "Faro", "Ghent", "Halle", "Izmir")
FIRST_DAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large the model is to be."""

    patterns: int
    tables: int
    items: int
    """Groups of two to four sample items that belong together, for each table."""


def main() -> None:
    """Read the arguments and write the model."""
    parser = argparse.ArgumentParser(description="Write a valid model of any size.")
    parser.add_argument("folder", type=Path, help="folder to write to; what is in it is removed")
    parser.add_argument("--patterns", type=int, default=1000)
    parser.add_argument("--tables", type=int, default=0, help="a tenth of the patterns if left out")
    parser.add_argument("--items", type=int, default=4, help="groups of sample items a table")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tables = options.tables or max(options.patterns // PATTERNS_OF_KIND, 1)
    if options.patterns < tables * PATTERNS_OF_KIND:
        parser.error(f"{tables} tables need at least {tables * PATTERNS_OF_KIND} patterns")
    if options.items < 1:
        parser.error("a table needs at least one group of sample items")
    size = Size(patterns=options.patterns, tables=tables, items=options.items)
    write_model(options.folder, size, options.seed)


def write_model(folder: Path, size: Size, seed: int = 1) -> None:
    """Write a model into a folder, whose former content is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "tables").mkdir(parents=True)
    for name, text in model_files(size, seed):
        (folder / name).write_text(text, encoding="utf-8")


def model_files(size: Size, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Name and text of each file of a model."""
    source = random.Random(seed)
    yield "application.yml", _application(size)
    sections = ("entities", "relationships", "access_patterns", "mapping")
    texts: dict[str, list[str]] = {section: [] for section in sections}
    next_pattern = 1
    for number in range(1, size.tables + 1):
        count = size.patterns // size.tables + (number <= size.patterns % size.tables)
        table = _Table(number, count, next_pattern, source)
        next_pattern += count
        for section, text in table.sections():
            texts[section].append(text)
        yield f"tables/{table.words['Table']}.yml", table.design(size.items)
        if number % TABLES_OF_FILE == 0 or number == size.tables:
            area = (number + TABLES_OF_FILE - 1) // TABLES_OF_FILE
            for section, parts in texts.items():
                yield f"{section}-{area:04}.yml", f"{section}:\n" + "\n".join(parts)
                parts.clear()


class _Table:
    """One table with the access patterns that it serves."""

    def __init__(self, number: int, patterns: int, first: int, source: random.Random) -> None:
        self.kind = list(KINDS)[number % len(KINDS)]
        self.numbers = range(first, first + patterns)
        self.source = source
        self.rows_seed = source.random()
        self.words = self._words(number)

    def sections(self) -> Iterator[tuple[str, str]]:
        """Text of each section but the table itself."""
        yield "entities", self._filled("entities", self.words)
        yield "relationships", self._filled("relationships", self.words)
        for section, base, extra in (
            ("access_patterns", "patterns", "extra_pattern"),
            ("mapping", "mapping", "extra_answer"),
        ):
            parts = [self._filled(base, self.words)]
            for k, number in enumerate(self.numbers[PATTERNS_OF_KIND:], start=1):
                parts.append(self._filled(extra, {**self.words, "p": str(number), "k": str(k)}))
            yield section, "\n".join(parts)

    def design(self, items: int) -> str:
        """Text of the table with sample items."""
        rows = (self._filled("items", {**self.words, **self._row(i)}) for i in range(1, items + 1))
        return self._filled("table", self.words) + "".join(rows)

    def _words(self, number: int) -> dict[str, str]:
        """What the placeholders stand for, but for those of one sample item."""
        thing, owner = self.source.choice(KINDS[self.kind])
        things = PLURALS.get(thing, f"{thing}s")
        fast, slow = self.source.randint(20, 250), self.source.randint(2, 15)
        first = self._row(1)
        return {
            "n": str(number),
            "Table": f"{things.capitalize()}{number}",
            **_forms("thing", thing, number),
            **_forms("owner", owner, number),
            "things": things,
            "Things": things.capitalize(),
            "place": f"{PLACES[number % len(PLACES)]} {number}",
            "count": str(self.source.randint(10, 900) * 1000),
            "fast": str(fast),
            "half": str(fast // 2),
            "slow": str(slow),
            **{f"first_{name}": first[name] for name in ("word", "day", "quantity")},
            **{f"p{k}": str(n) for k, n in enumerate(self.numbers[:PATTERNS_OF_KIND], start=1)},
        }

    def _row(self, row: int) -> dict[str, str]:
        """What the placeholders of one group of sample items stand for."""
        source = random.Random(self.rows_seed + row)
        word, word_b = source.sample(WORDS, 2)
        return {
            "row": str(row),
            "word": word,
            "word_b": word_b,
            "Word": word.capitalize(),
            "Word_b": word_b.capitalize(),
            "day": (FIRST_DAY + timedelta(days=source.randrange(300))).isoformat(),
            "price": str(source.randint(5, 900)),
            "quantity": str(source.randint(3, 99)),
        }

    def _filled(self, part: str, words: Mapping[str, str]) -> str:
        return _template(self.kind, part).substitute(words)


def _forms(role: str, word: str, number: int) -> dict[str, str]:
    """A word for attributes, for the entity of one table, and for keys."""
    return {
        role: word,
        role.capitalize(): f"{word.capitalize()}{number}",
        role.upper(): word.upper(),
    }


def _application(size: Size) -> str:
    return "\n".join(
        (
            "application:",
            "  name: Generated model",
            "  domain: Shops, libraries and bookings, one table each",
            "  context:",
            "    - Each table serves one place; no place knows of another.",
            "    - What is written together appears together or not at all.",
            f"  expected_patterns: {size.patterns}",
            "",
        )
    )


@cache
def _template(kind: str, part: str) -> Template:
    return Template((TEMPLATES / kind / f"{part}.yml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
