#!/bin/bash
# Run once by PostgreSQL's image, in a new data folder: the logins of the services.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v owner_password="$FLEETLEDGER_OWNER_PASSWORD" \
  -v command_password="$FLEETLEDGER_COMMAND_PASSWORD" \
  -v query_password="$FLEETLEDGER_QUERY_PASSWORD" \
  -v console_password="$FLEETLEDGER_CONSOLE_PASSWORD" \
  -f /roles.sql
