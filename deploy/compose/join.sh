#!/bin/sh
# join.sh CLUSTER LABEL=VALUE: registers the cluster as admin, once, and writes what its agent needs to /agent.
set -eu
cluster=$1
label=${2%%=*}
value=${2#*=}
# The agent's user in its image.
agent=10001

sed "s#https://127.0.0.1:6443#https://k3s-$cluster:6443#" /kubeconfig/config > /agent/kubeconfig
chown "$agent" /agent/kubeconfig
chmod 600 /agent/kubeconfig
[ -d /agent/variables ] && exit 0

token=$(curl -fsS --retry 20 --retry-all-errors -d "$TOKEN_FORM" "$TOKEN_URL" \
  | sed 's/.*"access_token":"\([^"]*\)".*/\1/')

change() {
  curl -sS --retry 20 --retry-connrefused -X POST -H "Authorization: Bearer $token" -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \
    -H 'Content-Type: application/json' "$@"
}

made=$(change -o /dev/null -w '%{http_code}' "$COMMAND_SIDE/api/v1/clusters" \
  -d "{\"name\":\"$cluster\",\"labels\":{\"$label\":\"$value\",\"env\":\"demo\"}}")
case $made in
  201 | 409) ;;
  *) echo "registering $cluster was answered with $made" >&2; exit 1 ;;
esac

change -f "$COMMAND_SIDE/api/v1/clusters/$cluster:join" -d '{}' > /tmp/join.yaml
field() { sed -n "s/^ *$1: *\"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" /tmp/join.yaml | head -1; }
key=$(field report-key)
credential=$(field credential)
installation=$(field installation)
protocol=$(field kafka-security-protocol)
user=$(field kafka-user)
password=$(field kafka-password)
if [ -z "$key" ] || [ -z "$credential" ] || [ -z "$user" ]; then
  echo "what $cluster:join answers has no credential" >&2
  exit 1
fi
umask 077
new=/agent/variables.new
rm -rf "$new"
mkdir "$new"
# The agent reads a file per variable, as Kubernetes mounts a Secret.
variable() { printf %s "$2" > "$new/$1"; }
variable FLEETLEDGER_REPORT_KEY "$key"
variable FLEETLEDGER_CREDENTIAL "$credential"
variable FLEETLEDGER_INSTALLATION "$installation"
variable FLEETLEDGER_KAFKA_SECURITY_PROTOCOL "$protocol"
variable FLEETLEDGER_KAFKA_USER "$user"
variable FLEETLEDGER_KAFKA_PASSWORD "$password"
chown -R "$agent" "$new"
mv "$new" /agent/variables
