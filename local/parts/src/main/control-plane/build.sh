#!/usr/bin/env bash
# Builds etcd, a Kubernetes control plane, kubectl and kwok from their Go modules, once, into a cache outside the checkout.
# Prints the folder of the binaries; says nothing else on stdout. Cold: some minutes and 3 GB of Go's build cache.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# Some services and containers have no HOME; Go needs one too.
export HOME="${HOME:-$(unset HOME; echo ~)}"
cache="${FLEETLEDGER_CACHE:-$HOME/.cache/fleetledger}/control-plane"
key="$(cat "$here/kubernetes/go.mod" "$here/kwok/go.mod" | sha256sum | cut -c1-16)"
ready="$cache/$key/bin"

if [ "${1:-}" = "--where" ] || [ -d "$ready" ]; then
    echo "$ready"
    exit 0
fi
command -v go > /dev/null || { echo "go is not installed: install Go 1.26 or newer, then run $0 again" >&2; exit 2; }

mkdir -p "$cache/$key"
exec 9> "$cache/$key/lock"
flock 9
if [ -d "$ready" ]; then
    echo "$ready"
    exit 0
fi

building="$(mktemp -d "$cache/$key/building.XXXXXX")"
trap 'rm -rf "$building"' EXIT
version="$(sed -n 's/^\tk8s\.io\/kubernetes \(v[0-9.]*\).*/\1/p' "$here/kubernetes/go.mod" | head -1)"
major="${version#v}"; minor="${major#*.}"; major="${major%%.*}"; minor="${minor%%.*}"
stamp="k8s.io/component-base/version"

# Clients parse /version, so the API server has to know its own.
flags="-s -w -X $stamp.gitVersion=$version -X $stamp.gitMajor=$major -X $stamp.gitMinor=$minor"
echo "building Kubernetes $version, etcd and kwok into $ready (once; about five minutes on two cores)" >&2
export CGO_ENABLED=0 GOBIN="$building"
(cd "$here/kubernetes" && go install -trimpath -ldflags="$flags" tool) >&2
(cd "$here/kwok" && go install -trimpath -ldflags="-s -w" tool) >&2
mv "$building/server" "$building/etcd"
chmod 755 "$building"
mv "$building" "$ready"
echo "$ready"
