#!/usr/bin/env python3
"""Makes Dockerfiles by mutation of those in the pages of rules and in the fixtures: the same ones each time.

usage: bench/make-dockerfiles.py FOLDER [COUNT]
"""
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def sources():
    texts = []
    for page in sorted((ROOT / "docs" / "rules").glob("DF*.md")):
        for block in re.findall(r"^```dockerfile\n(.*?)^```$", page.read_text(), re.M | re.S):
            texts.append("".join(line for line in block.splitlines(True) if not re.fullmatch(r"\s*#( DF\d{3})+\n", line)))
    texts += [file.read_bytes().decode() for file in sorted((ROOT / "tests" / "fixtures" / "dockerfiles").glob("*/Dockerfile"))]
    return texts


def mutate(chance, texts):
    """Whole instructions of several files behind each other, some twice, some gone."""
    lines = []
    for text in chance.sample(texts, chance.randint(2, 5)):
        part = text.splitlines(True)
        lines += part
        if len(part) > 2 and chance.random() < 0.5:
            lines.append(chance.choice(part))
    if chance.random() < 0.3 and len(lines) > 3:
        del lines[chance.randrange(1, len(lines))]
    return "".join(lines)


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    chance = random.Random(1)
    texts = sources()
    for number in range(count):
        place = folder / f"{number:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / "Dockerfile").write_bytes(mutate(chance, texts).encode())


main()
