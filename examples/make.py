#!/usr/bin/env python3
"""Makes examples/shop.oci.tar: a small web application on a handful of Debian bookworm packages.

usage: make.py [FILE]      (default: shop.oci.tar beside this script)

The packages are those of bookworm's main suite, without its security updates, pinned by version and digest, and are
downloaded with apt-get. The same packages give the same bytes. Nothing in the image is dangerous; some of it is old,
has more rights than it needs, or was deleted too late, so that there is something to see.
"""

import gzip
import hashlib
import io
import json
import lzma
import pathlib
import subprocess
import sys
import tarfile
import tempfile

CREATED = "2024-01-01T00:00:00Z"
SECONDS = 1704067200

PACKAGES = [
    ("base-files", "12.4+deb12u15", "3eb1ea6d85488f488cc2a163b98ad640ef88cee4c79287cf14e361aaf6206f47"),
    ("busybox", "1:1.35.0-4+deb12u1+b1", "4b355fad07d4fe1f5aa282e949281f8dcb7bcdebb023d7e40f4f8fe475e21e29"),
    ("libblkid1", "2.38.1-5+deb12u3", "5a083377f29191cafcdf0f91ec124349b4a7895b531556633a136e43c6d53943"),
    ("libc6", "2.36-9+deb12u14", "ba4f88f73dbc3ae9055f3c20f4523bfdbaf1ad13ff95e258924f77d20b4fbedf"),
    ("libexpat1", "2.5.0-1+deb12u2", "2255e62fc22a86d2c544b8a3f516da9aee19383ad5742722ab4ce7f66a30dbc8"),
    ("libmount1", "2.38.1-5+deb12u3", "f46e2d6b006951825adde9757790b6609d7c66c7700f9b68f3db913eaac323c3"),
    ("libpcre2-8-0", "10.42-1", "030db54f4d76cdfe2bf0e8eb5f9efea0233ab3c7aa942d672c7b63b52dbaf935"),
    ("libselinux1", "3.4-1+b6", "2b07f5287b9105f40158b56e4d70cc1652dac56a408f3507b4ab3d061eed425f"),
    ("mount", "2.38.1-5+deb12u3", "456ed2c62f884bc1133b6969d4d1eb2e6d8581076b00b4c8d700151155270a7a"),
    ("zlib1g", "1:1.2.13.dfsg-1", "d7dd1d1411fedf27f5e27650a6eff20ef294077b568f4c8c5e51466dc7c08ce4"),
]

# What slim images leave out, and tables for character sets that this application never meets.
LEFT_OUT = ("usr/share/man/", "usr/share/locale/", "usr/share/lintian/", "usr/lib/x86_64-linux-gnu/gconv/", "usr/lib/x86_64-linux-gnu/audit/")
MERGED = ("bin", "lib", "lib64", "sbin")

PAGE = """<!doctype html>
<title>Shop</title>
<p>Open from nine to five.</p>
"""

NODE_PACKAGES = {
    "lodash": ("4.17.15", "MIT", {}),
    "express": ("4.16.0", "MIT", {"qs": "6.5.1", "send": "0.16.1"}),
    "qs": ("6.5.1", "BSD-3-Clause", {}),
    "send": ("0.16.1", "MIT", {}),
}

PYTHON_PACKAGES = {
    "requests": ("2.19.1", "Apache-2.0", ["urllib3 (<1.24,>=1.21.1)", "idna (<2.8,>=2.5)"]),
    "urllib3": ("1.23", "MIT", []),
    "idna": ("2.7", "BSD-3-Clause", []),
}


def download(folder):
    names = [f"{name}={version}" for name, version, _ in PACKAGES]
    subprocess.run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", *names], cwd=folder, check=True)
    by_digest = {hashlib.sha256(f.read_bytes()).hexdigest(): f.read_bytes() for f in folder.glob("*.deb")}
    for name, version, digest in PACKAGES:
        if digest not in by_digest:
            sys.exit(f"make.py: the archive's {name} {version} is not the one with SHA-256 {digest}")
        yield name, by_digest[digest]


def members(deb):
    """The two tar files in a package: an ar archive of debian-binary, control.tar.*, data.tar.*."""
    at, found = 8, {}
    while at < len(deb):
        name, size = deb[at:at + 16].decode().strip().rstrip("/"), int(deb[at + 48:at + 58])
        content = deb[at + 60:at + 60 + size]
        if ".tar" in name:
            plain = lzma.decompress(content) if name.endswith(".xz") else gzip.decompress(content)
            found[name.split(".")[0]] = tarfile.open(fileobj=io.BytesIO(plain))
        at += 60 + size + size % 2
    return found["control"], found["data"]


class LayerTar:
    """A layer in the making; entries are written in the order of their paths."""

    def __init__(self):
        self.entries = {}

    def put(self, path, content=b"", mode=0o644, kind=tarfile.REGTYPE, link="", mtime=SECONDS):
        for parent in pathlib.PurePosixPath(path).parents:
            if str(parent) != "." and str(parent) not in self.entries:
                self.put(str(parent), mode=0o755, kind=tarfile.DIRTYPE)
        info = tarfile.TarInfo(path)
        info.type, info.mode, info.linkname, info.mtime = kind, mode, link, mtime
        info.size = len(content) if kind == tarfile.REGTYPE else 0
        self.entries[path] = (info, content)

    def text(self, path, text, mode=0o644):
        self.put(path, text.encode(), mode)

    def bytes(self):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
            for path in sorted(self.entries):
                info, content = self.entries[path]
                tar.addfile(info, io.BytesIO(content))
        return buffer.getvalue()


def merged(path):
    """Since bookworm /bin and its like are links into /usr; packages still name them."""
    return f"usr/{path}" if path.split("/")[0] in MERGED else path


def install(layer, name, deb):
    """Unpacks a package as dpkg would, and returns its paragraph of the status file."""
    control, data = members(deb)
    fields = control.extractfile("./control").read().decode().rstrip("\n").split("\n")
    paths = []
    for entry in data.getmembers():
        path = entry.name.removeprefix("./").rstrip("/")
        paths.append("/" + path if path not in ("", ".") else "/.")
        path = merged(path)
        is_kept = path not in ("", ".", *(f"usr/{m}" for m in MERGED)) and not path.startswith(LEFT_OUT)
        if not is_kept or (path.startswith("usr/share/doc/") and entry.isfile() and not path.endswith("/copyright")):
            continue
        content = data.extractfile(entry).read() if entry.isfile() else b""
        mode = entry.mode & 0o7777
        link = merged(entry.linkname.removeprefix("./")) if entry.islnk() else entry.linkname
        layer.put(path, content, mode, entry.type, link, int(entry.mtime))
    same = "Multi-Arch: same" in fields
    info = f"var/lib/dpkg/info/{name}{':amd64' if same else ''}"
    layer.text(f"{info}.list", "\n".join(paths) + "\n")
    if "./md5sums" in control.getnames():
        layer.put(f"{info}.md5sums", control.extractfile("./md5sums").read())
    return "\n".join([fields[0], "Status: install ok installed", *fields[1:]]) + "\n"


def base_layer(debs):
    layer = LayerTar()
    for folder in MERGED:
        layer.put(f"usr/{folder}", mode=0o755, kind=tarfile.DIRTYPE)
        layer.put(folder, mode=0o777, kind=tarfile.SYMTYPE, link=f"usr/{folder}")
    paragraphs = [install(layer, name, deb) for name, deb in debs]
    layer.text("var/lib/dpkg/status", "\n".join(paragraphs))
    layer.text("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nshop:x:10001:10001::/opt/shop:/bin/false\n")
    layer.text("etc/group", "root:x:0:\nshop:x:10001:\n")
    return layer.bytes()


def app_layer():
    layer = LayerTar()
    layer.text("opt/shop/public/index.html", PAGE)
    layer.text("opt/shop/server/package.json", json.dumps({"name": "shop", "version": "1.0.0", "private": True, "dependencies": {"express": "4.16.0", "lodash": "4.17.15"}}, indent=2) + "\n")
    for name, (version, license, needs) in NODE_PACKAGES.items():
        put_node_package(layer, f"opt/shop/server/node_modules/{name}", name, version, license, needs)
    site = "opt/shop/tools/lib/python3.11/site-packages"
    for name, (version, license, needs) in PYTHON_PACKAGES.items():
        layer.text(f"{site}/{name}/__init__.py", f'__version__ = "{version}"\n')
        requires = "".join(f"Requires-Dist: {r}\n" for r in needs)
        layer.text(f"{site}/{name}-{version}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nLicense: {license}\n{requires}\n")
        layer.text(f"{site}/{name}-{version}.dist-info/RECORD", f"{name}/__init__.py,,\n{name}-{version}.dist-info/METADATA,,\n{name}-{version}.dist-info/RECORD,,\n")
    # Needed by the tests of the application only, and deleted in the next layer: its bytes are shipped all the same.
    put_node_package(layer, "opt/shop/server/tests/node_modules/minimist", "minimist", "0.0.8", "MIT", {})
    layer.put("var/lib/shop", mode=0o777, kind=tarfile.DIRTYPE)
    return layer.bytes()


def put_node_package(layer, folder, name, version, license, needs):
    document = {"name": name, "version": version, "license": license, "main": "index.js", **({"dependencies": needs} if needs else {})}
    layer.text(f"{folder}/package.json", json.dumps(document, indent=2) + "\n")
    layer.text(f"{folder}/index.js", "module.exports = {};\n")


def cleanup_layer():
    layer = LayerTar()
    layer.put("opt/shop/server/.wh.tests")
    return layer.bytes()


def digest_of(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def compact(document):
    return json.dumps(document, separators=(",", ":")).encode()


def write_image(path, layers):
    """An OCI image layout in a tar: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md"""
    blobs = {}

    def descriptor(kind, content, **more):
        blobs[digest_of(content)] = content
        return {"mediaType": f"application/vnd.oci.image.{kind}", "digest": digest_of(content), "size": len(content), **more}

    config = {
        "created": CREATED, "architecture": "amd64", "os": "linux",
        "config": {
            "ExposedPorts": {"8080/tcp": {}},
            "Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
            "Cmd": ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/opt/shop/public"],
            "WorkingDir": "/opt/shop",
            "Labels": {"org.opencontainers.image.title": "shop", "org.opencontainers.image.version": "1.0.0"},
        },
        "rootfs": {"type": "layers", "diff_ids": [digest_of(content) for content, _ in layers]},
        "history": [
            {"created": CREATED, "created_by": layers[0][1]},
            {"created": CREATED, "created_by": "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "empty_layer": True},
            *({"created": CREATED, "created_by": step} for _, step in layers[1:]),
            {"created": CREATED, "created_by": "EXPOSE 8080", "empty_layer": True},
            {"created": CREATED, "created_by": 'CMD ["/bin/busybox" "httpd" "-f" "-p" "8080" "-h" "/opt/shop/public"]', "empty_layer": True},
        ],
    }
    manifest = {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": descriptor("config.v1+json", compact(config)),
        "layers": [descriptor("layer.v1.tar+gzip", gzip.compress(content, 9, mtime=0)) for content, _ in layers],
    }
    top = descriptor("manifest.v1+json", compact(manifest), platform={"architecture": "amd64", "os": "linux"}, annotations={"org.opencontainers.image.ref.name": "shop:1.0.0"})
    layout = LayerTar()
    layout.put("oci-layout", compact({"imageLayoutVersion": "1.0.0"}))
    layout.put("index.json", compact({"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [top]}))
    for digest, content in blobs.items():
        layout.put("blobs/" + digest.replace(":", "/"), content)
    path.write_bytes(layout.bytes())


def main():
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("shop.oci.tar")
    with tempfile.TemporaryDirectory() as folder:
        debs = list(download(pathlib.Path(folder)))
    write_image(target, [
        (base_layer(debs), "ADD bookworm.tar.gz / # buildkit"),
        (app_layer(), "COPY shop /opt/shop # buildkit"),
        (cleanup_layer(), "RUN /bin/sh -c rm -r /opt/shop/server/tests # buildkit"),
    ])
    print(f"{target}: {target.stat().st_size} bytes, {digest_of(target.read_bytes())}")


if __name__ == "__main__":
    main()
