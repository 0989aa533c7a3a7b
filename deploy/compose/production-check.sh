#!/bin/sh
# Ends with an error, and says which settings are missing, if in production a secret is the one of a trial.
set -eu
[ "$FLEETLEDGER_PRODUCTION" = true ] || exit 0
failed=0

demand() {
  failed=1
  echo "FLEETLEDGER_PRODUCTION=true: set $1 in the environment or in the file .env: $2" >&2
}

for name in FLEETLEDGER_OWNER_PASSWORD FLEETLEDGER_COMMAND_PASSWORD FLEETLEDGER_QUERY_PASSWORD \
    FLEETLEDGER_CONSOLE_PASSWORD FLEETLEDGER_KAFKA_ADMIN_PASSWORD FLEETLEDGER_KAFKA_COMMAND_PASSWORD FLEETLEDGER_KAFKA_QUERY_PASSWORD \
    FLEETLEDGER_KAFKA_EXAMINER_PASSWORD FLEETLEDGER_REPORT_SECRET FLEETLEDGER_SESSION_SECRET FLEETLEDGER_CONSOLE_SECRET; do
  eval "value=\$$name"
  case $value in
    "" | *of-a-trial*) demand $name "a secret of your own; its default is public" ;;
  esac
done
[ -n "$FLEETLEDGER_ISSUER" ] || demand FLEETLEDGER_ISSUER "your identity provider"
[ "$FLEETLEDGER_TRIAL_ISSUERS" = 0 ] || demand FLEETLEDGER_TRIAL_ISSUERS "0, since the passwords of its people are public"
[ -n "$FLEETLEDGER_FIRST_FLEET_ADMIN" ] || demand FLEETLEDGER_FIRST_FLEET_ADMIN "the subject of the first Fleet Admin at your provider"
exit $failed
