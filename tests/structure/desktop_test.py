# SPDX-License-Identifier: MIT
"""Starts the program as a desktop does, on an X server that keeps its screen in a file, and looks
at that screen: there is a window, and the sample is in it.

usage: desktop_test.py PROGRAM
"""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77
PROGRAM = Path(sys.argv[1]).resolve()
# Of the palette: a state's blue, a topic's grey blue, the accent of the time slider.
EXPECTED = [(0x31, 0x59, 0x9A), (0xA9, 0xC1, 0xD1), (0x6B, 0x4F, 0xC8)]
# The software renderer of a busy machine takes its time; it is not measured here.
PATIENCE_SECONDS = 90


def screen_colors(path):
    """How often each colour occurs, from a screen in the format of the X window dump."""
    data = path.read_bytes()
    header_size, _, _, _, width, height, _, order, _, _, _, bits, stride, *_ = struct.unpack(
        ">14I", data[:56])
    colors = struct.unpack(">I", data[76:80])[0]
    if bits != 32:
        raise ValueError(f"found a screen of {bits} bits a pixel, expected 32")
    pixels = data[header_size + 12 * colors:][:stride * height]
    counts = {}
    for (pixel,) in struct.iter_unpack(">I" if order else "<I", pixels):
        counts[pixel] = counts.get(pixel, 0) + 1
    return {((p >> 16) & 255, (p >> 8) & 255, p & 255): n for p, n in counts.items()}


def start_server(folder):
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp",
         "-fbdir", str(folder)],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        return server, pipe.readline().strip()


def wait_for_picture(program, screen):
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if program.poll() is not None:
            return f"the program ended with {program.returncode}"
        colors = screen_colors(screen)
        if all(colors.get(color, 0) > 20 for color in EXPECTED):
            return None
        time.sleep(0.2)
    return "the colours of the network did not appear on the screen"


def main():
    if not shutil.which("Xvfb"):
        print("skipped: no Xvfb (package xvfb)")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server, display = start_server(folder)
        try:
            if not display:
                print("skipped: Xvfb does not start here")
                return SKIPPED
            environment = {**os.environ, "DISPLAY": f":{display}", "XDG_CONFIG_HOME": name,
                           "LIBGL_ALWAYS_SOFTWARE": "1"}
            environment.pop("WAYLAND_DISPLAY", None)
            with (folder / "told").open("w+") as told:
                program = subprocess.Popen([PROGRAM, "--theme", "light"], env=environment,
                                           stdout=told, stderr=told)
                try:
                    problem = wait_for_picture(program, folder / "Xvfb_screen0")
                finally:
                    program.terminate()
                    program.wait()
                told.seek(0)
                words = told.read()
            if problem:
                print(problem, words, sep="\n")
                return 1
        finally:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
