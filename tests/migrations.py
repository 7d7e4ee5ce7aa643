"""Lists the migrations with their hashes; `make list-migrations` adds those that are new.

What is listed is on main, and databases ran it as it is: it is never edited. A change of it is another migration.
"""

import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).parent / "migrations.txt"


def listed() -> dict[str, str]:
    """Return the hash of each migration that is listed, by its path."""
    return {path: digest for digest, path in map(str.split, LIST.read_text().splitlines())}


def there() -> dict[str, str]:
    """Return the hash of each migration that is there, by its path."""
    files = sorted(ROOT.glob("*/migrations/[0-9]*.py"))
    return {str(file.relative_to(ROOT)): sha256(file.read_bytes()).hexdigest() for file in files}


def faults() -> list[str]:
    """Return which listed migrations were changed or taken away, in sentences."""
    now = there()
    changed = [path for path, digest in listed().items() if now.get(path) != digest]
    return [f"{path} is on main and may not change. Write another migration." for path in changed]


def main() -> None:
    if found := faults():
        sys.exit("\n".join(found))
    lines = [f"{digest}  {path}\n" for path, digest in there().items()]
    LIST.write_text("".join(lines))


if __name__ == "__main__":
    main()
