"""Sessions that are killed at random: what was answered is in the journal."""

import os
import random
import re
import tempfile
import time
import zlib

from .session import Session


def records(data):
    """The statements of a journal up to the first record that is not whole."""
    found, place = [], 0
    while True:
        head = re.match(rb"([0-9a-f]{8}) (\d+) ", data[place:place + 32])
        if not head:
            return found
        start = place + head.end()
        end = start + int(head[2])
        if data[end:end + 1] != b"\n" or zlib.crc32(data[start:end]) != int(head[1], 16):
            return found
        found.append(data[start:end].decode())
        place = end + 1


def run(setting):
    chance = random.Random(setting.seed)
    rounds = answered = kept = resumed = 0
    wrong = []
    end = time.monotonic() + setting.seconds
    while time.monotonic() < end and rounds < setting.most(1_000) and len(wrong) < 5:
        rounds += 1
        with tempfile.TemporaryDirectory() as home:
            session = Session(setting.deal, home)
            if not session.wait_for_prompt():
                wrong.append(f"no prompt: {session.take()!r}")
                break
            sent = [f"let v{number} = {number} + {rounds}" for number in range(60)]
            session.type("".join(line + "\n" for line in sent))
            time.sleep(chance.random() * 0.02)
            session.end()
            seen = [int(number) for number in re.findall(rb"(?:\n|> )v(\d+) = \d+\r", session.take())]
            folder = home + "/.local/state/deal/journal"
            files = os.listdir(folder) if os.path.isdir(folder) else []
            data = b"".join(open(f"{folder}/{name}", "rb").read() for name in files)
            found = records(data)
            answered += len(seen)
            kept += len(found)
            if found != sent[:len(found)] or len(found) < len(seen):
                wrong.append(f"round {rounds}: {len(seen)} answered, {len(found)} kept")
            if rounds % 10 == 1 and found:
                again = Session(setting.deal, home)
                again.wait_for_prompt()
                again.type("resume\n")
                words = f"took up {len(found)} of {len(found)}".encode()
                if again.wait(20, lambda output: words in output):
                    resumed += 1
                else:
                    wrong.append(f"round {rounds}: not taken up: {again.take()[-300:]!r}")
                again.end()
    text = f"{rounds} rounds, {answered} answered, {kept} kept, {resumed} taken up, {len(wrong)} wrong"
    return [("kill -9", text, wrong)]
