"""Run a command with an empty database of its own: python -m liant.config.embedded COMMAND ARGUMENTS..."""

import os
import signal
import subprocess
import sys

from liant.config.postgres import embedded_postgres, scratch_folder
from liant.config.supervisor import interrupt_once


def main() -> int:
    """Run the command with DATABASE_URL and LIANT_DATA of a database that is gone afterwards; its exit status."""
    interrupt_once(signal.SIGTERM)
    with scratch_folder() as data, embedded_postgres(data, durable=False) as url:
        environment = os.environ | {"DATABASE_URL": url, "LIANT_DATA": str(data)}
        command = subprocess.Popen(sys.argv[1:], env=environment)
        # The terminal sends Ctrl+C to the command, too: it cleans up first.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda _number, _frame: command.terminate())
        return command.wait()


if __name__ == "__main__":
    sys.exit(main())
