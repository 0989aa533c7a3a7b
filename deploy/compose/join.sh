#!/bin/sh
# join.sh CLUSTER LABEL=VALUE: registers the cluster as admin, once, and writes what its agent needs to /agent.
set -eu
cluster=$1
label=${2%%=*}
value=${2#*=}
# The agent's user in its image.
agent=10001

field() { sed -n "s/^ *$1: *\"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" "$2" | head -1; }

umask 077
# k3s gives its administrator a client certificate with an elliptic key, which the agent's Kubernetes client does not read. Curl does, so
# it fetches the token of the agent's own account, which the cluster makes a moment after agent.yaml was applied.
for part in certificate-authority client-certificate client-key; do
  field $part-data /kubeconfig/config | base64 -d > /tmp/$part
done
server=https://k3s-$cluster:6443
account_token=
for _ in $(seq 60); do
  account_token=$(curl -sS --cacert /tmp/certificate-authority --cert /tmp/client-certificate --key /tmp/client-key \
    "$server/api/v1/namespaces/fleetledger-system/secrets/fleetledger-agent-token" | sed -n 's/.*"token": *"\([^"]*\)".*/\1/p' | base64 -d)
  [ -z "$account_token" ] || break
  sleep 1
done
if [ -z "$account_token" ]; then
  echo "$server has no token for the agent" >&2
  exit 1
fi
cat > /agent/kubeconfig.new << END
apiVersion: v1
kind: Config
clusters: [{name: trial, cluster: {server: "$server", certificate-authority-data: $(field certificate-authority-data /kubeconfig/config)}}]
users: [{name: agent, user: {token: $account_token}}]
contexts: [{name: trial, context: {cluster: trial, user: agent}}]
current-context: trial
END
chown "$agent" /agent/kubeconfig.new
mv /agent/kubeconfig.new /agent/kubeconfig
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
key=$(field report-key /tmp/join.yaml)
credential=$(field credential /tmp/join.yaml)
installation=$(field installation /tmp/join.yaml)
protocol=$(field kafka-security-protocol /tmp/join.yaml)
user=$(field kafka-user /tmp/join.yaml)
password=$(field kafka-password /tmp/join.yaml)
if [ -z "$key" ] || [ -z "$credential" ] || [ -z "$user" ]; then
  echo "what $cluster:join answers has no credential" >&2
  exit 1
fi
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
