#!/usr/bin/env bash
# Runs what it is given. Before `postgres`, in an empty data folder: makes the cluster, its superuser and database, and runs what
# is in /docker-entrypoint-initdb.d, on a server that listens on its socket only.
set -Eeo pipefail

# The value of a variable, or of the file that its …_FILE names.
value_of() {
    local file_name="$1_FILE"
    if [ -n "${!1:-}" ] && [ -n "${!file_name:-}" ]; then
        echo "error: both $1 and $file_name are set (but are exclusive)" >&2
        exit 1
    fi
    if [ -n "${!file_name:-}" ]; then cat "${!file_name}"; else echo "${!1:-${2:-}}"; fi
}

docker_process_sql() {
    PGHOST='' PGHOSTADDR='' psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc \
        ${POSTGRES_DB:+--dbname "$POSTGRES_DB"} "$@"
}

make_folders() {
    mkdir -p "$PGDATA" /var/run/postgresql
    chmod 700 "$PGDATA" || true
    chmod 3775 /var/run/postgresql || true
    if [ "$(id -u)" = 0 ]; then
        find "$PGDATA" /var/run/postgresql ! -user postgres -exec chown postgres '{}' +
    fi
}

make_cluster() {
    if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
        echo "Error: Database is uninitialized and superuser password is not specified. Set POSTGRES_PASSWORD." >&2
        exit 1
    fi
    # Built to have its socket in /tmp, where Debian's psql does not look.
    eval 'initdb --set unix_socket_directories=/var/run/postgresql --username="$POSTGRES_USER" --pwfile=<(echo "$POSTGRES_PASSWORD") '"$POSTGRES_INITDB_ARGS"
    echo "host all all all ${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption "${@:2}")}" >> "$PGDATA/pg_hba.conf"
}

run_scripts() {
    local file
    for file in /docker-entrypoint-initdb.d/*; do
        echo "$0: running $file"
        case "$file" in
            *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
            *.sql) docker_process_sql -f "$file" ;;
            *.sql.gz) gunzip -c "$file" | docker_process_sql ;;
            *) echo "$0: ignoring $file" ;;
        esac
    done
}

initialise() {
    make_cluster "$@"
    export PGPASSWORD="${PGPASSWORD:-$POSTGRES_PASSWORD}"
    PGUSER="${PGUSER:-$POSTGRES_USER}" pg_ctl -D "$PGDATA" -w start \
        -o "$(printf '%q ' "${@:2}" -c listen_addresses='' -p "${PGPORT:-5432}")"
    if [ "$POSTGRES_DB" != postgres ]; then
        POSTGRES_DB='' docker_process_sql --dbname postgres --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db";'
    fi
    run_scripts
    PGUSER="${PGUSER:-postgres}" pg_ctl -D "$PGDATA" -m fast -w stop
    unset PGPASSWORD
    echo "PostgreSQL init process complete; ready for start up."
}

if [ "${1:0:1}" = - ]; then
    set -- postgres "$@"
fi
if [ "$1" = postgres ]; then
    make_folders
    if [ "$(id -u)" = 0 ]; then
        exec gosu postgres "$BASH_SOURCE" "$@"
    fi
    for name in POSTGRES_PASSWORD POSTGRES_USER POSTGRES_DB POSTGRES_INITDB_ARGS; do
        case $name in
            POSTGRES_USER) default=postgres ;;
            POSTGRES_DB) default="$POSTGRES_USER" ;;
            *) default='' ;;
        esac
        export $name="$(value_of $name "$default")"
        unset ${name}_FILE
    done
    if [ -s "$PGDATA/PG_VERSION" ]; then
        echo "PostgreSQL Database directory appears to contain a database; Skipping initialization"
    else
        initialise "$@"
    fi
fi
exec "$@"
