"""Runs a command so many times and prints the median of its seconds and the highest of its megabytes: `clock.py TIMES COMMAND...`.

A process of its own that loads nothing: what a process holds when it starts another counts as that one's memory, too.
"""

import os
import sys
import time


def main():
    times, command = int(sys.argv[1]), sys.argv[2:]
    took, memory = [], 0
    nothing = os.open(os.devnull, os.O_WRONLY)
    quiet = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)]
    for _ in range(times):
        started = time.perf_counter()
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(pid, 0)
        took.append(time.perf_counter() - started)
        memory = max(memory, usage.ru_maxrss / 1000)
        if status:
            sys.exit(f"failed: {' '.join(command)}")
    print(sorted(took)[len(took) // 2], memory)


if __name__ == "__main__":
    main()
