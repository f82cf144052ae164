#!/usr/bin/env bash
# Runs a command with TEST_DATABASE_URL set to a new PostgreSQL server from Debian's packages, and stops the server
# afterwards. Usage: scripts/with-postgres.sh npm run test:database
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
  apt-get update
  # Without the cluster that the package would create and start by itself.
  mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  apt-get install -y --no-install-recommends postgresql
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
fi

home=$(mktemp -d)
# PostgreSQL refuses to run as root.
as_owner() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  chown nobody "$home"
  as_owner() { (cd "$home" && setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"); }
fi

stop() {
  as_owner "$bin/pg_ctl" stop -D "$home/data" -m fast -s || true
  rm -rf "$home"
}
trap stop EXIT

as_owner "$bin/initdb" -D "$home/data" -U postgres -E UTF8 --locale=C --auth=trust >/dev/null
as_owner "$bin/pg_ctl" start -D "$home/data" -w -s -l "$home/log" \
  -o "-c listen_addresses='' -c unix_socket_directories='$home' -c max_connections=200 \
    -c fsync=off -c full_page_writes=off"

"$bin/postgres" --version
TEST_DATABASE_URL="postgres://postgres@localhost/postgres?host=$home" "$@"
