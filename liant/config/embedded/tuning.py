"""The embedded server's configuration, fitted to the memory and the processors of this machine.

The shares of memory follow PostgreSQL's documentation, "Resource Consumption".
"""

import os
import shutil
from pathlib import Path

MEGABYTE = 1024 * 1024
SHARED_MEMORY = "/dev/shm"  # noqa: S108 - the system's name for it
Settings = dict[str, str | int | float]


def configuration(*, durable: bool) -> str:
    """The text of liant.conf; a server that is not durable may lose everything when the machine stops."""
    settings = _access() | _memory() | _planner()
    settings |= _safe_writing() if durable else _careless_writing()
    return "".join(f"{name} = {_quoted(value)}\n" for name, value in settings.items())


def _access() -> Settings:
    # Only through a socket in the database's own private folder, relative to it, so that the folder can be moved.
    return {"listen_addresses": "", "unix_socket_directories": ".", "unix_socket_permissions": "0700"}


def _memory() -> Settings:
    memory = _memory_in_megabytes()
    settings: Settings = {
        "shared_buffers": f"{min(memory // 4, 8192)}MB",
        "effective_cache_size": f"{memory * 3 // 4}MB",
        "work_mem": f"{min(max(memory // 400, 8), 64)}MB",
        "maintenance_work_mem": f"{min(memory // 16, 1024)}MB",
    }
    if shutil.disk_usage(SHARED_MEMORY).total < 1024 * MEGABYTE:
        # Containers get 64 MB of POSIX shared memory by default, too little for parallel queries.
        settings["dynamic_shared_memory_type"] = "sysv"
    return settings


def _planner() -> Settings:
    processors = os.cpu_count() or 1
    return {
        "max_parallel_workers": processors,
        "max_parallel_workers_per_gather": min(processors // 2, 4),
        "max_connections": 100,
        "random_page_cost": 1.1,
        "jit": "off",
    }


def _safe_writing() -> Settings:
    return {
        "max_wal_size": "4GB",
        "logging_collector": "on",
        "log_filename": "postgresql-%a.log",
        "log_rotation_age": "1d",
        "log_rotation_size": 0,
        "log_truncate_on_rotation": "on",
    }


def _careless_writing() -> Settings:
    return {
        "shared_buffers": "256MB",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "wal_level": "minimal",
        "max_wal_senders": 0,
        "autovacuum": "off",
    }


def _memory_in_megabytes() -> int:
    """What this machine has, or what its container may use of it."""
    physical = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    limit = Path("/sys/fs/cgroup/memory.max")
    allowed = limit.read_text().strip() if limit.exists() else "max"
    return min(physical, int(allowed) if allowed.isdigit() else physical) // MEGABYTE


def _quoted(value: str | float) -> str:
    return "'" + str(value).replace("'", "''") + "'"
