"""A session of deal at a pseudo-terminal."""

import os
import pty
import select
import signal
import time

PROMPT = b"deal> "


class Session:
    """A prompt, whose output is kept until it is taken."""

    def __init__(self, deal, home, words=(), term="dumb"):
        environment = {"HOME": home, "PATH": "/usr/bin:/bin", "TERM": term, "LANG": "C.UTF-8",
                       "NO_COLOR": "1", "PAGER": ""}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(deal, [deal, "--quiet", *words], environment)
        self.output = b""

    def type(self, text):
        """Types a text, and reads what is written meanwhile, so that neither side waits."""
        data = text.encode()
        while data:
            readable, writable, _ = select.select([self.terminal], [self.terminal], [], 20)
            if not readable and not writable:
                raise TimeoutError("the terminal takes no keys")
            if readable and not self.read():
                return
            if writable:
                data = data[os.write(self.terminal, data[:512]):]

    def read(self):
        """Reads what is there; false when the session has ended."""
        try:
            found = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.output += found
        return bool(found)

    def wait(self, seconds, isThere):
        """Reads until something holds; false if it does not in time."""
        end = time.monotonic() + seconds
        while not isThere(self.output):
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                return False
            if not self.read():
                return isThere(self.output)
        return True

    def wait_for_prompt(self, seconds=20):
        """Waits until a prompt ends the output."""
        return self.wait(seconds, lambda output: output.endswith(PROMPT))

    def take(self):
        """The output so far, once."""
        output, self.output = self.output, b""
        return output

    def end(self, number=signal.SIGKILL):
        """Ends the session; gives how it ended."""
        os.kill(self.process, number)
        while self.read():
            pass
        os.close(self.terminal)
        return os.waitpid(self.process, 0)[1]

    def memory(self):
        """Kilobytes that the session has in memory."""
        with open(f"/proc/{self.process}/status", encoding="ascii") as facts:
            for line in facts:
                if line.startswith("VmRSS"):
                    return int(line.split()[1])
        return 0
