#!/bin/sh
# Installs the CallAssist agent on a Linux PC with systemd, or brings it up to date.
#   sudo sh install.sh https://callassist.example.fr CODE     first time; the code comes from the server's Agents page
#   sudo sh install.sh                                        new version: program and unit only
# The program is searched beside this script; BINARY=/path/to/callassist-agent names another one.
# DESTDIR=/somewhere lays the files out below that folder and touches no user and no service (packages, trials).
set -eu

server=${1:-} code=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
binary=${BINARY:-$here/callassist-agent}
settings=$root/etc/callassist/agent.json
spool=$root/var/spool/callassist
user=callassist-agent

fail() { echo "install.sh: $*" >&2; exit 1; }

[ -x "$binary" ] || fail "no program at $binary. Build it: dotnet publish CallAssist.Agent -c Release -r linux-x64 --self-contained -p:PublishSingleFile=true -o deploy/agent"
[ -z "$server" ] || [ -n "$code" ] || fail "usage: install.sh [SERVER CODE]"
[ -n "$server" ] || [ -f "$settings" ] || fail "a first installation needs server and code: install.sh https://callassist.example.fr CODE"
[ -n "$root" ] || [ "$(id -u)" = 0 ] || fail "run it as root (sudo)"

# Wireshark's capture program; without it the agent only sends what others capture.
if ! command -v dumpcap >/dev/null 2>&1 && [ -z "$root" ]; then
  if command -v apt-get >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y wireshark-common || echo "install.sh: install the package wireshark-common by hand, then: systemctl restart callassist-agent" >&2
  else
    echo "install.sh: dumpcap is missing. Install Wireshark's command-line package, then: systemctl restart callassist-agent" >&2
  fi
fi

if [ -z "$root" ]; then
  id "$user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$user"
  # Debian lets the group wireshark run dumpcap where the administrator asked for that.
  ! getent group wireshark >/dev/null 2>&1 || usermod -aG wireshark "$user"
  group="-g $user" owner="-o $user -g $user"
else
  group="" owner=""
fi

install -D -m 0755 "$binary" "$root/opt/callassist-agent/callassist-agent.new"
mv "$root/opt/callassist-agent/callassist-agent.new" "$root/opt/callassist-agent/callassist-agent"
install -d -m 0750 $group "$root/etc/callassist"
install -d -m 0770 $owner "$spool"
if [ ! -f "$settings" ]; then
  umask 027
  printf '{\n  "spool": "%s"\n}\n' "/var/spool/callassist" >"$settings"
fi
if [ -n "$server" ]; then
  plain=""
  case $server in
    http://localhost*|http://127.*) ;;
    http://*) plain="--allowPlainHttp true"; echo "install.sh: $server is not encrypted; for trials in a closed network only" >&2 ;;
  esac
  "$root/opt/callassist-agent/callassist-agent" enrol "$code" --server "$server" $plain --settings "$settings"
fi
[ -n "$root" ] || { chgrp "$user" "$settings"; chmod 0640 "$settings"; }

install -D -m 0644 "$here/callassist-agent.service" "$root/etc/systemd/system/callassist-agent.service"
if [ -z "$root" ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl enable --now callassist-agent
  systemctl restart callassist-agent
  echo "callassist-agent is running: journalctl -u callassist-agent -f"
fi
