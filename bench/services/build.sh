#!/bin/bash
# Builds the service images that hardening is measured on, from Debian packages: build.sh FOLDER [SERVICE...]
# Needs root, debootstrap and buildah. FOLDER gets SERVICE.oci.tar; what is there is not built again.
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd); shift
here=$(cd "$(dirname "$0")" && pwd)
export BUILDAH_ISOLATION=chroot TMPDIR=$folder/tmp
mkdir -p "$TMPDIR" "$folder/context"
store=(--root "$folder/storage" --runroot "$folder/run" --storage-driver overlay)
bh() { buildah "${store[@]}" "$@"; }

# The base: bookworm as small as it gets, with the security suite, so that packages come as they would today.
if ! bh inspect --type image localhost/base >/dev/null 2>&1; then
  mirror=$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -1 | tr -d ' ' || true)
  mirror=${mirror:-http://deb.debian.org/debian}
  [ -d "$folder/root" ] || debootstrap --variant=minbase bookworm "$folder/root" "$mirror" >"$folder/debootstrap.log"
  printf 'deb %s bookworm main\ndeb %s bookworm-security main\n' "${mirror%/}" "${mirror%/}-security" >"$folder/root/etc/apt/sources.list"
  rm -rf "$folder"/root/var/lib/apt/lists/* "$folder"/root/var/cache/apt/*
  c=$(bh from scratch)
  bh add -q "$c" "$folder/root" / >/dev/null
  bh config --cmd bash --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$c"
  bh commit -q --rm "$c" localhost/base >/dev/null
  rm -rf "$folder/root"
fi

# What the Dockerfiles copy from: the small programs, and the .NET one as it is published.
cp "$here"/*.py "$here"/*.js "$here"/*.rb "$here"/*.sh "$folder/context/"
[ -d "$folder/context/dotnet-app" ] || dotnet publish "$here/dotnet" -c Release -r linux-x64 --self-contained -o "$folder/context/dotnet-app" --artifacts-path "$folder/dotnet-build" -v q >"$folder/dotnet.log" 2>&1 || echo "the .NET program was not published, see $folder/dotnet.log"

for file in "$here"/*.Dockerfile; do
  name=$(basename "$file" .Dockerfile)
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  [ -f "$folder/$name.oci.tar" ] && continue
  bh bud -q --pull-never --format docker -t "localhost/$name" -f "$file" "$folder/context" >"$folder/$name.log" 2>&1 || { echo "$name: failed, see $folder/$name.log"; continue; }
  skopeo copy -q "containers-storage:[overlay@$folder/storage+$folder/run]localhost/$name" "oci-archive:$folder/$name.oci.tar:$name"
  echo "$name"
done
