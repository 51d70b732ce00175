# SPDX-License-Identifier: EUPL-1.2
"""Whole processes side by side: A, B, A, B, … in one run, so that a noisy machine disturbs both alike."""
import os
import statistics
import subprocess
import time


def once(command):
    """(wall seconds, cpu seconds, peak memory in MB) of one process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{command}: failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def side_by_side(commands, runs=7):
    """{name: command} → prints each one's medians and the ratio to the last one, pair by pair and of the
    fastest runs; returns the ratios pair by pair."""
    for command in commands.values():
        once(command)
    results = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            results[name].append(once(command))
    reference = list(commands)[-1]
    ratios = {}
    for name, figures in results.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*figures))
        ratios[name] = statistics.median(a[0] / b[0] for a, b in zip(figures, results[reference]))
        fastest = min(column[0] for column in figures) / min(column[0] for column in results[reference])
        print(f"  {name:34} wall {wall:7.3f} s   cpu {cpu:7.3f} s   memory {memory:6.0f} MB   × {ratios[name]:.2f}"
              f"   fastest × {fastest:.2f}")
    return ratios
