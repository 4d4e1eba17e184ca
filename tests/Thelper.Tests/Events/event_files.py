"""Prints what is in TensorBoard event files as JSON: {path: [record, ...]}.

Needs nothing but Python's own library, and shares nothing with the program: records, checksums (by table) and the wire format of
protocol buffers are read here by themselves. What fields mean is in the tables below; others are errors.
"""
import base64
import json
import struct
import sys


def make_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


TABLE = make_table()


def masked_crc(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    crc ^= 0xFFFFFFFF
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(data):
    at = 0
    while at < len(data):
        length, length_crc = struct.unpack_from("<QI", data, at)
        assert masked_crc(data[at:at + 8]) == length_crc, f"length at {at}"
        body = data[at + 12:at + 12 + length]
        assert len(body) == length, f"cut short at {at}"
        (body_crc,) = struct.unpack_from("<I", data, at + 12 + length)
        assert masked_crc(body) == body_crc, f"data at {at}"
        yield body
        at += 16 + length


def varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if data[at - 1] < 0x80:
            return value, at


def fields(data):
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 1:
            value, at = data[at:at + 8], at + 8
        elif kind == 5:
            value, at = data[at:at + 4], at + 4
        elif kind == 2:
            length, at = varint(data, at)
            value, at = data[at:at + length], at + length
            assert len(value) == length
        else:
            raise AssertionError(f"wire type {kind}")
        yield key >> 3, value


def packed(code, size):
    return lambda data: [number for (number,) in struct.iter_unpack(code, data)]


def double(data):
    return struct.unpack("<d", data)[0]


def single(data):
    return struct.unpack("<f", data)[0]


def text(data):
    return data.decode("utf-8")


def raw(data):
    return base64.b64encode(data).decode("ascii")


def number(value):
    return value - (1 << 64) if value >> 63 else value


# Field number: (name, how to read it, whether it is repeated).
SHAPE = {2: ("dim", {1: ("size", number, False)}, True)}
TENSOR = {
    1: ("dtype", number, False), 2: ("shape", SHAPE, False), 4: ("content", raw, False),
    5: ("floats", packed("<f", 4), False), 8: ("strings", text, True),
}
PLUGIN = {1: ("name", text, False), 2: ("content", raw, False)}
METADATA = {1: ("plugin", PLUGIN, False), 2: ("display_name", text, False), 4: ("data_class", number, False)}
IMAGE = {1: ("height", number, False), 2: ("width", number, False), 3: ("colorspace", number, False), 4: ("bytes", raw, False)}
HISTOGRAM = {
    1: ("min", double, False), 2: ("max", double, False), 3: ("num", double, False), 4: ("sum", double, False),
    5: ("sum_squares", double, False), 6: ("limits", packed("<d", 8), False), 7: ("counts", packed("<d", 8), False),
}
VALUE = {
    1: ("tag", text, False), 2: ("simple_value", single, False), 4: ("image", IMAGE, False), 5: ("histo", HISTOGRAM, False),
    8: ("tensor", TENSOR, False), 9: ("metadata", METADATA, False),
}
ATTRIBUTE = {1: ("list", {7: ("shape", SHAPE, True)}, False)}
NODE = {
    1: ("name", text, False), 2: ("op", text, False), 3: ("input", text, True),
    5: ("attr", {1: ("key", text, False), 2: ("value", ATTRIBUTE, False)}, True),
}
GRAPH = {1: ("node", NODE, True), 4: ("versions", {1: ("producer", number, False)}, False)}
EVENT = {
    1: ("wall_time", double, False), 2: ("step", number, False), 3: ("file_version", text, False), 4: ("graph", GRAPH, False),
    5: ("summary", {1: ("value", VALUE, True)}, False), 10: ("source", {1: ("writer", text, False)}, False),
}
HPARAM_VALUE = {2: ("number", double, False), 3: ("string", text, False), 4: ("bool", number, False)}
HPARAMS = {
    1: ("version", number, False),
    2: ("experiment", {
        1: ("description", text, False), 3: ("time", double, False),
        4: ("hparams", {1: ("name", text, False), 4: ("type", number, False)}, True),
        5: ("metrics", {1: ("name", {1: ("group", text, False), 2: ("tag", text, False)}, False)}, True),
    }, False),
    3: ("start", {1: ("hparams", {1: ("key", text, False), 2: ("value", HPARAM_VALUE, False)}, True), 5: ("time", double, False)}, False),
    4: ("end", {1: ("status", number, False), 2: ("time", double, False)}, False),
}
CURVES = {1: ("version", number, False), 2: ("num_thresholds", number, False)}
CONTENTS = {"hparams": HPARAMS, "pr_curves": CURVES, "text": {1: ("version", number, False)}}


def message(data, table):
    result = {}
    for key, value in fields(data):
        name, how, repeated = table[key]
        value = message(value, how) if isinstance(how, dict) else how(value)
        if repeated:
            result.setdefault(name, []).append(value)
        else:
            result[name] = value
    return result


def event(data):
    result = message(data, EVENT)
    for value in result.get("summary", {}).get("value", []):
        plugin = value.get("metadata", {}).get("plugin")
        if plugin:
            plugin["content"] = message(base64.b64decode(plugin.get("content", "")), CONTENTS[plugin["name"]])
        tensor = value.get("tensor")
        if tensor and "content" in tensor:
            tensor["floats"] = packed("<f", 4)(base64.b64decode(tensor.pop("content")))
    return result


def plain(value):
    """JSON has no number for what is not finite."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return None if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))) else value


print(json.dumps({path: [plain(event(body)) for body in records(open(path, "rb").read())] for path in sys.argv[1:]}))
