#!/usr/bin/env python3
"""Scans every image below a folder and counts those that end well: a report or a clear error, in time and in little memory.

usage: scan_images.py DRYDOCK FOLDER
Ends with a line 'N passed, N failed'.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SECONDS = 10
MEGABYTES = 300
# Pass, policy failed, usage (no such platform), incomplete, verification failed: docs/errors.md.
GOOD_EXITS = {0, 1, 2, 3, 5}
WITH_REPORT = {0, 1, 3}


def images(folder):
    """Archives, and folders that are OCI layouts; what lies inside a layout is not an image of its own."""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith((".tar", ".tar.gz")) and path.is_file():
            yield path
        elif (path / "oci-layout").is_file():
            yield path


def scan(drydock, image, empty):
    """What went wrong, or None; and what it took."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        child = subprocess.Popen(
            [drydock, "scan", str(image), "--platform", "all", "-f", "json", "--no-cache", "--quiet"],
            stdin=subprocess.DEVNULL, stdout=output, stderr=errors, cwd=empty)
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - start > SECONDS:
                child.kill()
                os.wait4(child.pid, 0)
                return f"took more than {SECONDS} s", ""
            time.sleep(0.01)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = f"exit {child.returncode}, {time.monotonic() - start:.1f} s, {usage.ru_maxrss // 1024} MB"
        output.seek(0)
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()
        if child.returncode not in GOOD_EXITS:
            return f"ended with {child.returncode}: {said}", took
        if usage.ru_maxrss > MEGABYTES * 1024:
            return f"took more than {MEGABYTES} MB", took
        if os.listdir(empty):
            return f"wrote {os.listdir(empty)}", took
        if child.returncode in WITH_REPORT:
            return wrong_report(output, child.returncode), took
        return (None if said.startswith("drydock: ") else "ended without saying why"), took


def wrong_report(output, code):
    try:
        report = json.load(output)
    except ValueError as error:
        return f"wrote no JSON: {error}"
    outcomes = {r["verdict"]["outcome"] for r in report["reports"]}
    if code == 0 and outcomes != {"pass"}:
        return f"ended with 0 and says {outcomes}"
    if any(r["gaps"] and r["verdict"]["outcome"] == "pass" for r in report["reports"]):
        return "passes in spite of gaps"
    return None


def main():
    drydock, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    passed = failed = 0
    for image in images(folder):
        with tempfile.TemporaryDirectory() as empty:
            problem, took = scan(drydock, image, empty)
        if problem is None:
            passed += 1
            print(f"ok    {image.relative_to(folder)} ({took})", flush=True)
        else:
            failed += 1
            print(f"FAIL  {image.relative_to(folder)}: {problem} ({took})", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
