#!/bin/sh
# Install a bundle without a network: sh install.sh BUNDLE.tar.gz KEY.pub FOLDER (docs/operations.md).
# The signature is verified before anything of the bundle is unpacked: by minisign, or by Python and OpenSSL of this machine.
set -eu
umask 022
fail() { echo "install.sh: $1" >&2; exit 2; }
[ $# -eq 3 ] || fail "write: sh install.sh BUNDLE.tar.gz KEY.pub FOLDER"
bundle=$1 key=$2 folder=$3
python=${PYTHON:-python3}
for file in "$bundle" "$bundle.minisig" "$key"; do [ -f "$file" ] || fail "$file: no such file"; done
[ ! -e "$folder" ] || fail "$folder is there already; name a new folder for each release"
"$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] < (3, 11))' ||
	fail "needs Python 3.11 or later with venv (Debian: python3-venv); name one with PYTHON="

if command -v minisign >/dev/null; then
	minisign -Vqm "$bundle" -p "$key" || fail "$bundle is not what the owner of $key signed"
else
	"$python" - "$bundle" "$key" <<'PYTHON' || fail "$bundle is not what the owner of $key signed"
import base64, hashlib, pathlib, subprocess, sys, tempfile

bundle, key = map(pathlib.Path, sys.argv[1:])
public = base64.b64decode(key.read_text().splitlines()[1])
lines = pathlib.Path(f"{bundle}.minisig").read_text().splitlines()
signature, whole = base64.b64decode(lines[1]), base64.b64decode(lines[3])
comment = lines[2].removeprefix("trusted comment: ").encode()
digest = hashlib.blake2b()
with bundle.open("rb") as file:
    while part := file.read(1 << 20):
        digest.update(part)
if signature[:2] != b"ED" or len(public) != 42 or len(signature) != 74 or signature[2:10] != public[2:10]:
    sys.exit("another key, or another kind of signature")
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + public[10:])
    for message, by in ((digest.digest(), signature[10:]), (signature[10:] + comment, whole)):
        (folder / "message").write_bytes(message)
        (folder / "signature").write_bytes(by)
        subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin", "-in", "message",
             "-sigfile", "signature"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
PYTHON
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xzf "$bundle" -C "$work" --strip-components=1 --no-same-owner
(cd "$work" && sha256sum --quiet -c SHA256SUMS) || fail "$bundle: a file is not the one that was packed"
"$python" -m venv "$folder"
"$folder/bin/python" -m pip --disable-pip-version-check install --quiet --no-index --find-links "$work/wheels" \
	--require-hashes -r "$work/requirements.txt"
mkdir -p "$folder/share/doc"
cp -r "$work/docs" "$folder/share/doc/atlas"
cp "$work/sbom.cdx.json" "$work/SHA256SUMS" "$folder/share/doc/atlas/"
"$folder/bin/atlas" check >"$work/checked"
grep -v '^  ' "$work/checked"
echo "$folder: $("$folder/bin/atlas" --version)"
