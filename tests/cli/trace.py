# trace.py - whether a timeline's trace and its table tell the same, in which nobody does two things at a time: trace.py TRACE.json TABLE.csv
import csv
import json
import sys

events = json.load(open(sys.argv[1]))["traceEvents"]
rows = list(csv.DictReader(open(sys.argv[2])))
spans = [e for e in events if e["ph"] == "X"]
named = {e["tid"] for e in events if e["ph"] == "M" and e["name"] == "thread_name"}
counters = [e for e in events if e["ph"] == "C"]
assert len(spans) == len(rows) > 200
assert counters and all(set(e["args"]) == {"for residents", "for departments"} for e in counters)
assert all(e["tid"] in named and e["dur"] > 0 and 0 <= e["ts"] < 5 * 86400e6 and e["name"] and e["cat"] for e in spans)
assert abs(sum(e["dur"] for e in spans) / 60e6 - sum(float(r["minutes"]) for r in rows)) < 0.001 * len(rows)
for worker in named:
    until = 0
    for e in sorted((e for e in spans if e["tid"] == worker and "piece" in e["args"]), key=lambda e: e["ts"]):
        assert e["ts"] >= until
        until = e["ts"] + e["dur"]
