#!/bin/sh
# Installs what the tests need from the system, where this machine allows it: a browser for the
# view, a JDK and the OWL API for the profile of the ontology, Node to bundle the scripts,
# Virtuoso to load an export into. Where it can't, the tests that need it are skipped and counted
# (with CI=true a skip fails).
set -u

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
  command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
command -v javac >/dev/null 2>&1 || missing="$missing default-jdk-headless"
[ -e /usr/share/java/owlapi-osgidistribution.jar ] || ls /usr/share/java/owlapi*.jar >/dev/null 2>&1 ||
  missing="$missing libowlapi-java"
command -v virtuoso-t >/dev/null 2>&1 ||
  missing="$missing virtuoso-opensource-7-bin virtuoso-opensource-7-common"
command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing$missing"
  # shellcheck disable=SC2086
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 && exit 0
fi
echo "not on this machine, and not installed:$missing; the tests that need it are skipped"
