#!/usr/bin/env python3
"""Runs the shell steps of the recipes in docs/guides/ci.md, as they are written there, against the example.

usage: tests/extra/run_recipes.py DRYDOCK IMAGE
DRYDOCK is the program, IMAGE the archive that takes the place of the image the recipes scan. Ends with 'N passed, N failed'.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

GUIDE = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "guides", "ci.md")


def recipes(text):
    """The fenced blocks that follow a heading: name, language, lines."""
    for heading, body in re.findall(r"^## (.+?)$(.*?)(?=^## |\Z)", text, re.M | re.S):
        for language, block in re.findall(r"^```(yaml|groovy|sh)\n(.*?)^```$", body, re.M | re.S):
            yield heading, language, block.splitlines()


def indented(lines, start):
    """The lines below start that are indented deeper than it, without their indentation."""
    depth = len(lines[start]) - len(lines[start].lstrip())
    taken = []
    for line in lines[start + 1:]:
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        taken.append(line)
    margin = min((len(l) - len(l.lstrip()) for l in taken if l.strip()), default=0)
    return [l[margin:] for l in taken]


def steps(language, lines):
    if language == "sh":
        yield "\n".join(lines)
    for number, line in enumerate(lines):
        words = line.strip().removeprefix("- ")
        if words in ("run: |", "script: |"):
            yield "\n".join(indented(lines, number))
        elif words == "script:":
            yield "\n".join(l.strip().removeprefix("- ") for l in indented(lines, number) if l.strip().startswith("- "))
        elif words.startswith("sh '''"):
            body = "\n".join(lines[number:]).split("'''")[1]
            yield "\n".join(l.strip() for l in body.splitlines())


def main():
    drydock, image = (os.path.abspath(a) for a in sys.argv[1:3])
    passed = failed = 0
    for heading, language, lines in recipes(open(GUIDE, encoding="utf-8").read()):
        for step in steps(language, lines):
            with tempfile.TemporaryDirectory() as folder:
                os.mkdir(os.path.join(folder, "bin"))
                os.symlink(drydock, os.path.join(folder, "bin", "drydock"))
                shutil.copy(image, os.path.join(folder, "image.tar"))
                home = {"HOME": folder, "PATH": os.path.join(folder, "bin") + ":" + os.environ["PATH"]}
                run = subprocess.run(["bash", "-euo", "pipefail", "-c", step], cwd=folder, env=os.environ | home, capture_output=True, text=True)
            if run.returncode in (0, 1, 3) and "bad-argument" not in run.stderr and "Unrecognized" not in run.stderr:
                print(f"ok    {heading}")
                passed += 1
            else:
                print(f"FAIL  {heading}: ended with {run.returncode}\n{step}\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
                failed += 1
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
