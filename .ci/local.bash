# To be sourced: starts a `local` of the script's own, which was built before, and stops it at the script's end.
# $work is a temporary folder, whose data/tokens has the people's tokens.

work="$(mktemp -d)"

# start_local PORT [OPTION OF local…]: waits until the console answers.
start_local() {
    local/local --data "$work/data" --port "$1" "${@:2}" > "$work/local.log" 2>&1 &
    local_pid=$!
    trap 'kill "$local_pid" 2> /dev/null; wait "$local_pid" || true; rm -rf "$work"' EXIT
    until [ -f "$work/data/tokens/admin" ] && curl -fs "http://localhost:$1/actuator/health/readiness" > /dev/null; do
        kill -0 "$local_pid" 2> /dev/null || { cat "$work/local.log"; exit 1; }
        sleep 1
    done
}
