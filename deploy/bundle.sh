#!/bin/sh
# One file with everything that the service needs on a machine without a network (make bundle; docs/operations.md).
set -eu
cd "$(dirname "$0")/.."
py=.venv/bin/python
wheel=$(ls dist/korea_industry_atlas-*.whl)
name=$($py -c 'import configparser, sysconfig
settings = configparser.ConfigParser(); settings.read("setup.cfg")
tag = sysconfig.get_platform().replace("-", "_")
print("atlas-%s-py%s-%s" % (settings["metadata"]["version"], sysconfig.get_python_version(), tag))')
work=.make/bundle/$name
rm -rf "$work"
mkdir -p "$work/wheels" "$work/docs"

# The machine may have another patch of this Python: what any of them needs is taken along.
minor=$($py -c 'import sysconfig; print(sysconfig.get_python_version())')
sed "s/ ; python_full_version < '$minor\.[0-9]*'//" requirements-services.lock >"$work/wanted.txt"
$py -m pip --disable-pip-version-check download --quiet --require-hashes --only-binary :all: -r "$work/wanted.txt" -d "$work/wheels"
rm "$work/wanted.txt"
cp "$wheel" "$work/wheels/"
cp requirements-services.lock "$work/requirements.txt"
version=$(basename "$wheel" | cut -d- -f2)
echo "korea-industry-atlas==$version --hash=sha256:$(sha256sum "$wheel" | cut -d' ' -f1)" >>"$work/requirements.txt"
cp docs/*.md SECURITY.md LICENSE "$work/docs/"
cp -r deploy "$work/"
cp web/static/vendor/LICENCES.txt "$work/docs/"

venv=.make/bundle/venv
rm -rf "$venv"
$py -m venv "$venv"
"$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-index --find-links "$work/wheels" \
	--require-hashes -r "$work/requirements.txt"
.make/bundle-tools/bin/cyclonedx-py environment "$venv/bin/python" --output-reproducible --output-format JSON -o "$work/python.cdx.json"
$py -m assets.materials "$work/python.cdx.json" package-lock.json "$work/sbom.cdx.json"
rm "$work/python.cdx.json"

(cd "$work" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
day=$(git log -1 --format=%cI 2>/dev/null || date -Iseconds)
tar --sort=name --mtime="$day" --owner=0 --group=0 --numeric-owner -C .make/bundle -cf - "$name" | gzip -n -9 >"dist/$name.tar.gz"
cp deploy/install.sh dist/install.sh
ls -l "dist/$name.tar.gz"
echo "sign it: atlas sign dist/$name.tar.gz --key <key>"
