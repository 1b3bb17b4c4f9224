#!/bin/sh
# Known weaknesses of the locked packages. Needs a registry that answers with advisories; says so where there is none.
set -eu
cd "$(dirname "$0")/.."
tools=.make/bundle-tools
if [ ! -x $tools/bin/pip-audit ]; then
	.venv/bin/python -m venv $tools
	$tools/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-bundle.lock
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
$tools/bin/pip-audit --disable-pip --require-hashes --progress-spinner off -r requirements-services.lock >"$log" 2>&1 || code=$?
if grep -qiE 'advisor|vulnerabilit' "$log" && ! grep -qiE 'error|traceback|refused|not found' "$log"; then
	cat "$log"
	exit $code
fi
echo "make audit: no registry with advisories can be asked from here; nothing is said of weaknesses" >&2
tail -n 1 "$log" >&2
exit 3
