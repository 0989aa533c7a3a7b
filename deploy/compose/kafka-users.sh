#!/bin/bash
# Makes what is missing, as often as it is run: the users of the two sides and of a person who looks, and the rules of /identities.
set -euo pipefail
umask 077
# Not on the command line, where every process sees it.
cat > /tmp/admin.properties << END
security.protocol=SASL_PLAINTEXT
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="$FLEETLEDGER_KAFKA_ADMIN_PASSWORD";
END

kafka() {
  /opt/kafka/bin/"$1" --bootstrap-server kafka:9092 --command-config /tmp/admin.properties "${@:2}" < /dev/null > /dev/null
}

user() {
  printf 'SCRAM-SHA-512=iterations=4096,password=%s\n' "$2" > /tmp/user.properties
  kafka kafka-configs.sh --alter --entity-type users --entity-name "$1" --add-config-file /tmp/user.properties
}

user command-side "$FLEETLEDGER_KAFKA_COMMAND_PASSWORD"
user query-side "$FLEETLEDGER_KAFKA_QUERY_PASSWORD"
user examiner "$FLEETLEDGER_KAFKA_EXAMINER_PASSWORD"

while read -r user pattern resource name operations; do
  case $user in "" | "#"*) continue ;; esac
  rule=(--add --force --allow-principal "User:$user")
  for operation in ${operations//,/ }; do
    rule+=(--operation "$operation")
  done
  case $resource in
    cluster) rule+=(--cluster) ;;
    *) rule+=("--$resource" "$name" --resource-pattern-type "$pattern") ;;
  esac
  kafka kafka-acls.sh "${rule[@]}"
done < /identities
