#!/usr/bin/env python3
"""Times two commands in turn, A B A B ..., and prints medians and the ratio B/A pair by pair.

usage: bench/compare.py [-n RUNS] [--before COMMAND] 'COMMAND A' 'COMMAND B'
COMMAND --before runs ahead of every single run, untimed: to clear a cache, for example.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time


def run(command):
    started = time.monotonic()
    process = subprocess.Popen(command, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, executable="/bin/bash")
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"'{command}' ended with {os.waitstatus_to_exitcode(status)}: {errors.decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=5)
    parser.add_argument("--before", default="true")
    parser.add_argument("commands", nargs=2)
    options = parser.parse_args()
    runs = ([], [])
    for round_number in range(options.n + 1):
        for side, command in enumerate(options.commands):
            subprocess.run(options.before, shell=True, check=True)
            figures = run(f"exec {command}")
            if round_number > 0:  # the first round warms the page cache
                runs[side].append(figures)
    for name, command, side in zip("AB", options.commands, runs):
        wall, cpu, memory = (statistics.median(f[i] for f in side) for i in range(3))
        print(f"{name}  {wall:7.3f} s wall  {cpu:7.3f} s CPU  {memory:6.0f} MB  {command}")
    ratios = [statistics.median(b[i] / a[i] for a, b in zip(*runs)) for i in range(3)]
    print(f"B/A  {ratios[0]:.2f} wall  {ratios[1]:.2f} CPU  {ratios[2]:.2f} memory  (median of {options.n} pairs)")


main()
