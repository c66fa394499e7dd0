"""Chương trình: run somebody else's program under a time limit, so that it never outlives this process.

Whether this process ends the call, is told to end (SIGTERM) or is shot (kill -9): the program and everything it started
end too. A shell that stands in the program's process group waits on a pipe whose other end only this process holds,
and ends the group when the pipe closes. It needs no thread, no signal handler and nothing between fork and exec, so it
holds in programs with threads. Without a POSIX shell (Windows) only the call itself ends the program.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

_SH = "/bin/sh"
_CANH = 'exec 3<&0 </dev/null; { read -r _ <&3; kill -KILL 0; } & exec 3<&-; exec "$@"'
"""Descriptor 3 is our pipe; the program itself takes the place of the shell and gets neither."""
KHONG_CHAY = (126, 127)
"""What a shell answers when it could not start the program."""


def run_chuong_trinh(lenh: Sequence[str], nhat_ky: Path, *, timeout: float) -> int:
    """Run and wait; the exit code. Nothing of the program's process group survives the call.

    What it says goes to the file `nhat_ky`: a pipe would be held open by a grandchild and block the reader.
    Units:   `timeout` in seconds.
    Raises:  subprocess.TimeoutExpired when the time is over; OSError when the program cannot be started.
    """
    canh = [_SH, "-c", _CANH, _SH] if os.name == "posix" else []
    with nhat_ky.open("wb") as ghi:
        con = subprocess.Popen(
            [*canh, *lenh], stdin=subprocess.PIPE, stdout=ghi, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            return con.wait(timeout)
        finally:
            _kill_group(con)


def _kill_group(con: subprocess.Popen[bytes]) -> None:
    """End the program and everything it started, and wait for it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":  # pragma: no cover
            con.kill()
        else:
            os.killpg(con.pid, signal.SIGKILL)
    con.wait()
    if con.stdin:
        con.stdin.close()
