#!/usr/bin/python3
"""Reduces all shards of a folder on a Dask cluster, which schedules, moves work from lost workers, and tries again.

  reduce-shards.py SHARDS REDUCED [--scheduler HOST:PORT | --workers N]

Each shard is one command, `npm run reduce`, in the project's folder: workers need it, and both folders, at the same path.
Needs Dask (Debian: apt-get install python3-distributed). Exit code 0: all reduced; 1: a shard was refused or failed.
"""
import argparse
import pathlib
import subprocess
import sys
import time

from distributed import Client, LocalCluster, as_completed

PROJECT = pathlib.Path(__file__).resolve().parent.parent
REFUSED = 1


def reduce_shard(shard, reduced):
    """One shard on one worker: what the command says, and None, or why the shard itself is at fault."""
    command = ["npm", "run", "--silent", "reduce", "--", "--data", shard, "--out", reduced]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    if done.returncode == 0:
        return done.stdout.strip().splitlines()[-1], None
    said = (done.stdout + done.stderr).strip()
    if done.returncode == REFUSED:
        return said, "refused"
    raise RuntimeError(f"exit code {done.returncode}: {said}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("shards", type=pathlib.Path)
    options.add_argument("reduced", type=pathlib.Path)
    options.add_argument("--scheduler", help="address of a running scheduler")
    options.add_argument("--workers", type=int, default=2, help="without a scheduler: local workers")
    options.add_argument("--retries", type=int, default=2, help="for failures that are not the shard's")
    given = options.parse_args()
    shards = sorted(path.resolve() for path in given.shards.iterdir() if path.is_dir())
    if not shards:
        options.error(f"{given.shards}: no shard; expected one folder a shard")
    given.reduced.mkdir(parents=True, exist_ok=True)

    cluster = given.scheduler or LocalCluster(
        n_workers=given.workers, threads_per_worker=1, dashboard_address=None
    )
    failed = 0
    begun = time.monotonic()
    with Client(cluster) as client:
        futures = {
            client.submit(
                reduce_shard,
                str(shard),
                str(given.reduced.resolve() / shard.name),
                key=f"reduce {shard}",
                pure=False,
                retries=given.retries,
            ): shard.name
            for shard in shards
        }
        for count, future in enumerate(as_completed(futures), start=1):
            name = futures[future]
            try:
                said, fault = future.result()
            except Exception as error:  # one shard's failure does not keep the others from being done
                said, fault = str(error), "failed"
            failed += fault is not None
            seconds = time.monotonic() - begun
            print(f"{count}/{len(shards)}  {name}  {fault or said}  {seconds:.1f} s", flush=True)
            if fault:
                print(said, file=sys.stderr)
    return REFUSED if failed else 0


if __name__ == "__main__":
    sys.exit(main())
