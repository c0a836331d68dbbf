#!/bin/sh
# A PostgreSQL of one's own: initdb and a server on a unix socket in FOLDER, as an ordinary user also when called by root.
# Prints `ready` when it takes connections. It lives until standard input ends, which it does when whoever started it
# ends, however that happens; then the server is stopped and FOLDER removed.
#
#   usage: postgres.sh FOLDER BIN [SETTING=VALUE…]
set -u
folder=$1
bin=$2
shift 2

# Neither a terminal's Ctrl-C nor a hang-up: the end of standard input is the one thing that ends this.
trap '' INT HUP TERM

as=
if [ "$(id -u)" -eq 0 ]; then
  user=nobody
  if id postgres >/dev/null 2>&1; then user=postgres; fi
  chown "$user" "$folder"
  as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
fi
chmod 755 "$folder"
cd "$folder" || exit 2
# Not the caller's ideas of where a server is.
unset PGHOST PGPORT PGUSER PGDATABASE PGSERVICE PGOPTIONS PGDATA
export LC_ALL=C TZ=UTC

if ! $as "$bin/initdb" -D data -U postgres -A trust -N --locale=C -E UTF8 >initdb.log 2>&1; then
  cat initdb.log >&2
  cd / && rm -rf "$folder"
  exit 2
fi
printf 'local all with_password %s\nlocal all all trust\n' "${PASSWORDS:-scram-sha-256}" >data/pg_hba.conf
for setting in "listen_addresses=''" "unix_socket_directories='$folder'" fsync=off full_page_writes=off \
  synchronous_commit=off shared_buffers=32MB max_locks_per_transaction=512 "log_line_prefix='%d|'" \
  autovacuum=off jit=off "$@"; do
  printf '%s\n' "$setting" >>data/postgresql.conf
done

$as setsid "$bin/postgres" -D data >log 2>&1 </dev/null &
server=$!
tries=0
until grep -qs '^ready' data/postmaster.pid; do
  tries=$((tries + 1))
  if [ $tries -ge 600 ] || ! kill -0 $server 2>/dev/null; then
    cat log >&2
    kill -QUIT $server 2>/dev/null
    cd / && rm -rf "$folder"
    exit 2
  fi
  sleep 0.05
done
echo ready
while read -r _; do :; done
kill -QUIT $server 2>/dev/null
wait $server 2>/dev/null
cd / && rm -rf "$folder"
