"""A session of deal at a pseudo-terminal."""

import os
import pty
import re
import select
import signal
import time

PROMPT = b"deal> "


def plain(output):
    """An output without colours and what moves the cursor."""
    return re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", output).replace(b"\r", b"")


class Session:
    """A prompt, whose output is kept until it is taken."""

    def __init__(self, deal, home, words=(), environment=None, before=None):
        """`before` is called in the process that becomes deal, behind the terminal."""
        if environment is None:
            environment = {"HOME": home, "PATH": "/usr/bin:/bin", "TERM": "dumb", "LANG": "C.UTF-8",
                           "NO_COLOR": "1", "PAGER": ""}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            try:
                # Whoever starts this in the background may have made deal deaf to Ctrl-C.
                signal.signal(signal.SIGINT, signal.SIG_DFL)
                if before:
                    before()
                os.execve(deal, [deal, "--quiet", *words], environment)
            finally:
                os._exit(127)
        self.output = b""

    def ask(self, line, seconds=20):
        """Types a line and waits for the prompt behind its answer; false if there is none in time."""
        self.take()
        self.type(line + "\n")
        return self.wait(seconds, lambda output: plain(output).endswith(b"\n" + PROMPT))

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
        return self.wait(seconds, lambda output: plain(output).endswith(PROMPT))

    def take(self):
        """The output so far, once."""
        output, self.output = self.output, b""
        return output

    def ended(self, seconds):
        """Its exit code if it ends by itself in time, below 0 for a signal; None if it does not."""
        end = time.monotonic() + seconds
        self.wait(seconds, lambda output: False)
        while self.process:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.process = None
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > end:
                break
            time.sleep(0.005)
        return None

    def end(self):
        """Kills the session, if it still runs."""
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            while self.read():
                pass
            os.waitpid(self.process, 0)
        os.close(self.terminal)

    def memory(self):
        """Kilobytes that the session has in memory."""
        with open(f"/proc/{self.process}/status", encoding="ascii") as facts:
            for line in facts:
                if line.startswith("VmRSS"):
                    return int(line.split()[1])
        return 0
