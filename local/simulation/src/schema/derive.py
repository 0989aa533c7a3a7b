"""Derives schema.json from the OpenAPI description that a Kubernetes API server answers at /openapi/v2, and from the tags of
the Go types of k8s.io/api and k8s.io/apimachinery.

usage: derive.py <openapi v2 file> <types.go>... > ../main/resources/dev/fleetledger/simulation/schema/schema.json
Keeps what server-side apply, strategic merge and decoding need to know: types, list keys, atomic parts, defaults; from the tags
"zero": "drop" (an optional value that is not written when zero) and "tag", the place in a protobuf message (a/b where a part is inlined).
"""
import json
import re
import sys

KINDS = """core.v1.Namespace core.v1.Node core.v1.Pod core.v1.Event core.v1.Service core.v1.ConfigMap core.v1.Secret
core.v1.ServiceAccount core.v1.ResourceQuota core.v1.LimitRange core.v1.PersistentVolumeClaim apps.v1.DaemonSet apps.v1.Deployment
apps.v1.ControllerRevision coordination.v1.Lease scheduling.v1.PriorityClass node.v1.RuntimeClass
meta.v1.DeleteOptions rbac.v1.Role rbac.v1.RoleBinding rbac.v1.ClusterRole rbac.v1.ClusterRoleBinding""".split()
SCALARS = {
    "api.resource.Quantity": "quantity", "util.intstr.IntOrString": "intOrString", "meta.v1.Time": "time",
    "meta.v1.MicroTime": "time", "meta.v1.FieldsV1": "any", "runtime.RawExtension": "any"}


def short(name):
    for prefix in ("io.k8s.api.", "io.k8s.apimachinery.pkg.apis.", "io.k8s.apimachinery.pkg."):
        if name.startswith(prefix):
            return name[len(prefix):]
    return name


def described(prop, definitions):
    out = {}
    if "$ref" in prop:
        name = short(prop["$ref"].split("/")[-1])
        if name in SCALARS:
            out["type"] = SCALARS[name]
        else:
            out["type"], out["of"] = "struct", name
    elif prop.get("type") == "array":
        out["type"] = "list"
        out["items"] = described(prop["items"], definitions)
        out["list"] = prop.get("x-kubernetes-list-type", "atomic")
        if "x-kubernetes-list-map-keys" in prop:
            out["keys"] = prop["x-kubernetes-list-map-keys"]
    elif prop.get("type") == "object":
        out["type"] = "map"
        out["items"] = described(prop.get("additionalProperties", {}), definitions)
    else:
        out["type"] = "bytes" if prop.get("format") == "byte" else prop.get("type", "any")
    if prop.get("x-kubernetes-map-type") == "atomic":
        out["atomic"] = True
    if "x-kubernetes-patch-merge-key" in prop:
        out["merge"] = prop["x-kubernetes-patch-merge-key"]
    if prop.get("x-kubernetes-patch-strategy"):
        out["strategy"] = prop["x-kubernetes-patch-strategy"]
    if "default" in prop and prop["default"] not in ({}, ""):
        out["default"] = prop["default"]
    return out


# The v2 document leaves out the default of a list key; v3 has it.
KEY_DEFAULTS = {"core.v1.ContainerPort": {"protocol": "TCP"}, "core.v1.ServicePort": {"protocol": "TCP"}}


LINE = re.compile(r"^\t(?:(\w+)\s+)?(\S+)\s+`([^`]*)`")


def go_types(files):
    """Type name -> list of (json name, inlined type, is pointer, omits empty, protobuf number)."""
    types = {}
    for file in files:
        name = None
        package = "meta.v1" if "apis/meta/v1" in file else ".".join(file.split("/")[-3:-1])
        for line in open(file):
            opened = re.match(r"^type (\w+) struct", line)
            if opened:
                name = package + "." + opened.group(1)
                types[name] = []
            found = LINE.match(line)
            if name and found:
                tags = dict(re.findall(r'(\w+):"([^"]*)"', found.group(3)))
                parts = tags.get("json", "").split(",")
                number = tags.get("protobuf", ",").split(",")[1]
                types[name].append((parts[0], found.group(2) if "inline" in parts else None, found.group(2).startswith("*"),
                                    "omitempty" in parts, number))
    return types


def tagged(fields, name, go, prefix=""):
    """Writes what the tags say into the fields; inlined parts count as the type's own."""
    for field, inlined, pointer, omits, number in go.get(name, []):
        if inlined:
            package = name.rsplit(".", 1)[0]
            inner = inlined.replace("metav1.", "meta.v1.") if "." in inlined else package + "." + inlined
            tagged(fields, inner, go, prefix + number + "/" if number and prefix is not None else None)
        elif field in fields:
            if omits and not pointer and fields[field]["type"] in ("string", "integer", "number", "boolean", "list", "map"):
                fields[field]["zero"] = "drop"
            if number and prefix is not None:
                fields[field]["tag"] = prefix + number


def main():
    definitions = {short(k): v for k, v in json.load(open(sys.argv[1]))["definitions"].items()}
    go = go_types(sys.argv[2:])
    types, queue = {}, list(KINDS)
    while queue:
        name = queue.pop()
        if name in types:
            continue
        definition = definitions[name]
        fields = {k: described(v, definitions) for k, v in definition.get("properties", {}).items()}
        for key, default in KEY_DEFAULTS.get(name, {}).items():
            fields[key]["default"] = default
        tagged(fields, name, go)
        types[name] = {"fields": fields}
        if definition.get("x-kubernetes-map-type") == "atomic":
            types[name]["atomic"] = True
        if definition.get("required"):
            types[name]["required"] = definition["required"]
        for field in fields.values():
            while "items" in field:
                field = field["items"]
            if "of" in field:
                queue.append(field["of"])
    print("{")
    print(",\n".join(f"{json.dumps(k)}: {json.dumps(types[k], sort_keys=True)}" for k in sorted(types)))
    print("}")


main()
