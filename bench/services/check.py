#!/usr/bin/env python3
"""Hardens the service images that build.sh made, runs them as they should run, and checks each over its own protocol.

usage: check.py FOLDER [--profile PROFILE] [--original] [--drydock COMMAND] [SERVICE...]

Every service runs without root, without capabilities, without new privileges and on a read-only root file system, by the kit that
`drydock harden --kit` wrote. Prints one line a service: what the check said, and how many times smaller the files became.
A hardened service must besides have no setuid file, nothing that a newer package would fix, no shell unless its entry point is a script,
and be smaller than it was; half of all must be four times smaller. The last line is 'N passed, N failed'.
"""
import argparse
import json
import os
import shlex
import socket
import statistics
import struct
import subprocess
import sys
import time
import urllib.request

ENGINE = shlex.split(os.environ.get("CONTAINER_ENGINE", "podman --runtime runc"))
LIMITS = ["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024"]


ratios = {}


def http(expected, *ports):
    def check():
        error = None
        for port in ports:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                    body = answer.read().decode()
                    assert expected in body, f"said {body[:200]!r}"
                    return f"http {port}: {body.strip()!r}"
            except (OSError, AssertionError) as e:
                error = e
        raise error
    return check


def talk(port, question, expected):
    def check():
        with socket.create_connection(("127.0.0.1", port), 5) as s:
            s.sendall(question)
            answer = s.recv(4096)
            assert expected in answer, f"said {answer!r}"
            return f"{answer.strip()!r}"
    return check


def postgres():
    """The smallest conversation of https://www.postgresql.org/docs/current/protocol-flow.html: start, ask, read a row."""
    with socket.create_connection(("127.0.0.1", 5432), 5) as s:
        s.settimeout(5)
        start = b"\x00\x03\x00\x00user\0postgres\0database\0postgres\0\0"
        s.sendall(struct.pack("!i", len(start) + 4) + start)
        query = b"create table if not exists t (n int); insert into t values (42); select n from t limit 1\0"
        s.sendall(b"Q" + struct.pack("!i", len(query) + 4) + query)
        said = b""
        while b"SELECT 1" not in said:
            more = s.recv(4096)
            assert more and b"ERROR" not in said + more, f"said {said + more!r}"
            said += more
        assert b"42" in said
        return "select: 42"


# Their entry points are shell scripts: a shell stays, and the report says so.
SCRIPTS = {"apache2", "tomcat", "php"}

CHECKS = {
    "nginx": http("hello from nginx", 8080, 80),
    "apache2": http("hello from apache", 8080, 80),
    "redis": talk(6379, b"SET k v\r\nGET k\r\n", b"+OK"),
    "postgresql": postgres,
    "memcached": talk(11211, b"set k 0 0 1\r\nv\r\nget k\r\n", b"STORED"),
    "haproxy": http("hello from haproxy", 8080, 80),
    "flask": http("hello from flask", 5000),
    "express": http("hello from express", 3000),
    "tomcat": http("hello from tomcat", 8080),
    "php": http("hello from php 42", 8080, 80),
    "sinatra": http("hello from sinatra", 4567),
    "dotnet": http("hello from .net", 8080),
}


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def wait_for(check, seconds):
    end = time.monotonic() + seconds
    while True:
        try:
            return check()
        except (OSError, AssertionError) as error:
            if time.monotonic() > end:
                raise
            time.sleep(0.3)


def shortcomings(name, after):
    """What a strict image should not have."""
    wrong = []
    if after["setuidFiles"]:
        wrong.append("has setuid files")
    if after["fixable"]:
        wrong.append("has something fixable")
    if after["shells"] and name not in SCRIPTS:
        wrong.append("has a shell")
    if ratios[name] < 1:
        wrong.append("is larger")
    return wrong


def one(name, folder, options):
    archive = f"{folder}/{name}.oci.tar"
    image = f"localhost/check-{name}:latest"
    kit = f"{folder}/kit-{name}"
    size = ""
    if options.original:
        run(["skopeo", "copy", "-q", f"oci-archive:{archive}", f"containers-storage:{image}"])
        start = ENGINE + ["run", "-d", "--name", "drydock-check", "--network", "host"] + LIMITS + [image]
    else:
        report = f"{folder}/{name}.json"
        run(["rm", "-rf", kit])
        made = run(shlex.split(options.drydock) + ["harden", archive, "--profile", options.profile, "-o", f"containers-storage:{image}", "--report", f"json={report}", "--kit", kit] + options.more)
        if made.returncode not in (0, 3):
            return False, made.stderr.strip()[-600:]
        with open(report, encoding="utf-8") as file:
            platform = json.load(file)["platforms"][0]
        before, after = platform["before"], platform["after"]
        ratios[name] = before["fileBytes"] / max(1, after["fileBytes"])
        size = f"{before['fileBytes'] / max(1, after['fileBytes']):5.1f}x smaller, {after['fixable']} fixable, {after['shells']} shells, {after['setuidFiles']} setuid, user {after['user']}"
        start = [f"{kit}/run.sh", image, "-d", "--name", "drydock-check", "--network", "host"] + LIMITS
    run(ENGINE + ["rm", "-f", "-t", "0", "drydock-check"])
    started = run(start, env={**os.environ, "CONTAINER_ENGINE": shlex.join(ENGINE)})
    try:
        if started.returncode != 0:
            return False, started.stderr.strip()[-600:]
        said = wait_for(CHECKS[name], 40)
        wrong = [] if options.original else shortcomings(name, after)
        return not wrong, f"{size}  {said}  {', '.join(wrong)}".rstrip()
    except (OSError, AssertionError) as error:
        logs = run(ENGINE + ["logs", "drydock-check"])
        return False, f"{size}  {error}\n{(logs.stdout + logs.stderr)[-800:]}"
    finally:
        run(ENGINE + ["rm", "-f", "-t", "0", "drydock-check"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("services", nargs="*", default=list(CHECKS))
    parser.add_argument("--profile", default="strict")
    parser.add_argument("--original", action="store_true", help="run the images as they were built")
    parser.add_argument("--drydock", default="drydock")
    parser.add_argument("--more", type=shlex.split, default=[], help="further options of drydock harden")
    options = parser.parse_intermixed_args()
    results = []
    for name in options.services or list(CHECKS):
        works, said = one(name, options.folder, options)
        results.append(works)
        print(f"{'works' if works else 'FAILS'}  {name:11} {said}", flush=True)
    if len(ratios) > 3 and options.profile == "strict":
        median = statistics.median(ratios.values())
        results.append(median >= 4)
        print(f"{'works' if median >= 4 else 'FAILS'}  half of them are at least {median:.1f} times smaller")
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)


main()
