"""The root manifest: no package, no system library, no binary, no linked library; every feature one that exists."""

import json
import subprocess
import sys


def output(*command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def faults(manifest, known):
    for dependency in manifest["dependencies"]:
        yield f"the root package has a dependency: {json.dumps(dependency)}"
    for target in manifest["targets"]:
        name = target["name"]
        if target["type"] in ("system", "binary") or target.get("pkgConfig"):
            yield f'target "{name}" needs something installed: wanted no {target["type"]} target'
        features = set()
        for setting in target["settings"]:
            kind = next(iter(setting["kind"]))
            if kind in ("linkedLibrary", "linkedFramework", "unsafeFlags"):
                yield f'target "{name}" has the setting "{kind}"'
            if kind in ("enableUpcomingFeature", "enableExperimentalFeature"):
                features.add(setting["kind"][kind]["_0"])
        for feature in sorted(features - known):
            yield f'target "{name}" enables "{feature}", which the compiler does not know'
        if target["type"] != "plugin" and not features:
            yield f'target "{name}" has none of the package\'s settings'


def main():
    features = output("swiftc", "-print-supported-features")["features"]
    known = {feature["name"] for kind in features.values() for feature in kind}
    found = list(faults(output("swift", "package", "dump-package"), known))
    sys.exit("\n".join(found) if found else 0)


main()
