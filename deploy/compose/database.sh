#!/bin/bash
# Makes the database and the logins of the services, as often as it is run, by the socket of PostgreSQL's container.
set -euo pipefail

for _ in {1..120}; do
  pg_isready -q -h /var/run/postgresql -U postgres && break
  sleep 0.5
done
psql -q -v ON_ERROR_STOP=1 -h /var/run/postgresql -U postgres -d postgres <<< \
  "SELECT 'CREATE DATABASE fleetledger' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'fleetledger') \gexec"
psql -q -v ON_ERROR_STOP=1 -h /var/run/postgresql -U postgres -d fleetledger \
  -v owner_password="$FLEETLEDGER_OWNER_PASSWORD" \
  -v command_password="$FLEETLEDGER_COMMAND_PASSWORD" \
  -v query_password="$FLEETLEDGER_QUERY_PASSWORD" \
  -v console_password="$FLEETLEDGER_CONSOLE_PASSWORD" \
  -f /roles.sql
