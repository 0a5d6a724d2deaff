"""The schema of the content format is one, and the example's content and the tests' documents keep to it."""
import json
import pathlib
import sys

import jsonschema

root = pathlib.Path(__file__).resolve().parents[2]
path = root / "Sources/TechTouch/Schema/content.schema.json"


def once(members):
    names = [name for name, _ in members]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        sys.exit(f"{path.relative_to(root)}: the fields {sorted(twice)} stand twice in one object")
    return dict(members)


schema = json.loads(path.read_text(), object_pairs_hook=once)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

contents = sorted(root.glob("Examples/Sources/*/Content/**/*.json"))
fixtures = sorted(root.glob("Tests/TechTouchTests/Documents/*.json"))
if not contents or not fixtures:
    sys.exit("found no documents to check")

faults = []
for file in contents + fixtures:
    document = json.loads(file.read_text())
    faults += [f"{file.relative_to(root)}: {error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    if (file.parent / document.get("$schema", "")).resolve() != path:
        faults.append(f"{file.relative_to(root)}: wanted \"$schema\" to lead to {path.relative_to(root)}")
    if validator.is_valid({**document, "colour": "red"}):
        faults.append(f"{file.relative_to(root)}: is taken with a field that there is not")
if faults:
    sys.exit("\n".join(faults))
print(f"ok {len(contents)} contents and {len(fixtures)} documents keep to the schema")
