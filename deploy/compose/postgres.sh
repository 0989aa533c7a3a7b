#!/bin/bash
# Makes a new data folder as a whole or not at all, then starts PostgreSQL as its image does. The image itself makes the folder in place:
# killed in that moment, it would find half a folder at every later start.
set -euo pipefail

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  new=$(dirname "$(dirname "$PGDATA")")/new
  rm -rf "$new"
  initdb --pgdata="$new" --username=postgres --auth=scram-sha-256 --auth-local=peer
  mkdir -p "$(dirname "$PGDATA")"
  mv -T "$new" "$PGDATA"
fi
exec docker-entrypoint.sh "$@"
