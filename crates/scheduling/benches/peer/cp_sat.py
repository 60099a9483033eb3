#!/usr/bin/env python3
"""Plans a mission file with CP-SAT, the constraint solver of OR-Tools, as a peer to measure the planner against.

    pip install ortools
    python cp_sat.py MISSION.json [--held SCHEDULE.json] [--seconds 10,100] [--workers 1] [--core] [--linearization 0]

With `--held` the meetings of a schedule are given and only their breaks are sought; without it every wish may be held,
and the weight comes first. `--core` asks for the core-guided search, `--linearization 0` for one without
linear relaxation. Walking, fairness, minimum meetings and meetings
of more than two are not part of the missions compared and are refused.

The model is the one of the planner's own formula: a literal for each meeting and slot, when each participant is busy,
whether the day has begun and is over, and a break wherever one ends (see docs/scheduling.md).
"""

import argparse
import json
import sys
import time
from datetime import datetime

from ortools.sat.python import cp_model


def main() -> None:
    parser = argparse.ArgumentParser(description="Plans a mission file with CP-SAT.")
    parser.add_argument("mission")
    parser.add_argument("--held", help="a schedule whose meetings are given")
    parser.add_argument("--seconds", default="10,100", help="report after these, and stop after the last")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--core", action="store_true", help="core-guided search")
    parser.add_argument("--linearization", type=int, default=1, help="0: no linear relaxation, which suits these missions")
    options = parser.parse_args()

    mission = read_json(options.mission)
    if options.held:
        held = {placed["id"] for placed in read_json(options.held)["meetings"]}
        mission["meetings"] = [meeting for meeting in mission["meetings"] if meeting["id"] in held]
        for meeting in mission["meetings"]:
            meeting["required"] = True
    model = Model(mission)
    times = [float(seconds) for seconds in options.seconds.split(",")]
    watch = Watch(model)
    solver = cp_model.CpSolver()
    solver.best_bound_callback = watch.on_bound
    solver.parameters.max_time_in_seconds = times[-1]
    solver.parameters.num_workers = options.workers
    solver.parameters.optimize_with_core = options.core
    solver.parameters.linearization_level = options.linearization
    status = solver.solve(model.model, watch)
    search = "core-guided" if options.core else "default"
    search += "" if options.linearization else ", no linear relaxation"
    for seconds in times:
        known = [found for found in watch.found if found[0] <= seconds]
        lost, breaks = known[-1][1:] if known else ("none", "none")
        bound = max((value for at, value in watch.bounds if at <= seconds), default=0)
        print(
            f"| {mission.get('mission', '')} | {search} | {options.workers} | {seconds:g} | {lost} | {breaks} "
            f"| {bound:g} | {solver.status_name(status)} after {solver.wall_time:.1f} s |",
            flush=True,
        )


def read_json(path: str) -> dict:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class Model:
    """A mission as a model: the weight lost, and after it the breaks, are minimised."""

    def __init__(self, mission: dict) -> None:
        rules = mission.get("rules", {})
        if rules.get("fairness") is not None or rules.get("walking_slots"):
            sys.exit("fairness and walking_slots are not modelled")
        self.model = cp_model.CpModel()
        self.slots = [slot["id"] for slot in sorted(mission["slots"], key=lambda slot: start(slot))]
        self.people = {person["id"]: person for person in mission["participants"]}
        self.meetings = mission["meetings"]
        self.at = {}
        for meeting in self.meetings:
            self.place(meeting)
        self.by_slot(mission)
        self.busy = {}
        for person in self.people.values():
            self.day(person, rules)
        # Implied: two people for each table.
        for slot in self.slots:
            busy = sum(self.busy[person, slot] for person in self.people)
            self.model.add(busy <= 2 * len(mission["tables"]))
        self.breaks = []
        days = {}
        for slot in sorted(mission["slots"], key=lambda slot: start(slot)):
            days.setdefault(slot["day"], []).append(slot["id"])
        for person in self.people:
            for slots in days.values():
                self.count_breaks(person, slots)
        wishes = [meeting for meeting in self.meetings if not meeting.get("required")]
        self.lost = sum(meeting.get("weight", 1) * (1 - self.held(meeting)) for meeting in wishes)
        most_breaks = len(self.breaks) + 1
        self.model.minimize(self.lost * most_breaks + sum(self.breaks))

    def held(self, meeting: dict):
        return sum(self.at[meeting["id"], slot] for slot in self.slots if (meeting["id"], slot) in self.at)

    def place(self, meeting: dict) -> None:
        """A literal for each slot in which the meeting could be."""
        if meeting.get("others") or meeting.get("after"):
            sys.exit("others and after are not modelled")
        away = {slot for p in (meeting["a"], meeting["b"]) for slot in self.people[p].get("unavailable", [])}
        allowed = set(meeting.get("slots") or self.slots) - away
        if meeting.get("pinned"):
            allowed &= {meeting["pinned"]}
        for slot in self.slots:
            if slot in allowed:
                self.at[meeting["id"], slot] = self.model.new_bool_var("")
        places = [self.at[meeting["id"], slot] for slot in self.slots if slot in allowed]
        if meeting.get("required"):
            self.model.add_exactly_one(places)
        else:
            self.model.add_at_most_one(places)

    def by_slot(self, mission: dict) -> None:
        """Tables, home tables and resources."""
        homes = {}
        for person in self.people.values():
            if person.get("home_table"):
                homes.setdefault(person["home_table"], []).append(person["id"])
        for slot in self.slots:
            here = [meeting for meeting in self.meetings if (meeting["id"], slot) in self.at]
            self.model.add(sum(self.at[meeting["id"], slot] for meeting in here) <= len(mission["tables"]))
            for hosts in homes.values():
                if len(hosts) > 1:
                    mine = [meeting for meeting in here if meeting["a"] in hosts or meeting["b"] in hosts]
                    self.model.add_at_most_one(self.at[meeting["id"], slot] for meeting in mine)
            for resource in mission.get("resources", []):
                users = [meeting for meeting in here if resource["id"] in meeting.get("uses", [])]
                used = sum(self.at[meeting["id"], slot] for meeting in users)
                self.model.add(used <= resource["capacity"])

    def day(self, person: dict, rules: dict) -> None:
        """When somebody is busy, lunch, and the limits by number."""
        if person.get("min_meetings"):
            sys.exit("min_meetings is not modelled")
        name = person["id"]
        mine = [meeting for meeting in self.meetings if name in (meeting["a"], meeting["b"])]
        for slot in self.slots:
            places = [self.at[meeting["id"], slot] for meeting in mine if (meeting["id"], slot) in self.at]
            busy = self.model.new_bool_var("")
            self.model.add_exactly_one(*places, busy.negated())
            self.busy[name, slot] = busy
        limits = [limit for limit in (person.get("max_meetings"), rules.get("max_meetings")) if limit is not None]
        if limits:
            self.model.add(sum(self.busy[name, slot] for slot in self.slots) <= min(limits))
        if all(meeting.get("required") for meeting in mine):
            self.model.add(sum(self.busy[name, slot] for slot in self.slots) == len(mine))
        for window in rules.get("lunch", []):
            self.model.add_bool_or(self.busy[name, slot].negated() for slot in window)

    def count_breaks(self, person: str, slots: list) -> None:
        """A break ends where somebody who has met before, and does not now, meets next."""
        busy = [self.busy[person, slot] for slot in slots]
        met = [self.model.new_bool_var("") for _ in slots]
        more = [self.model.new_bool_var("") for _ in slots]
        for now in range(len(slots)):
            self.model.add_bool_or(met[max(now - 1, 0) : now] + [busy[now], met[now].negated()])
            self.model.add_implication(busy[now], met[now])
            self.model.add_bool_or(more[now + 1 : now + 2] + [busy[now], more[now].negated()])
            self.model.add_implication(busy[now], more[now])
            if now:
                self.model.add_implication(met[now - 1], met[now])
                self.model.add_implication(more[now], more[now - 1])
        ends = []
        for now in range(1, len(slots) - 1):
            end = self.model.new_bool_var("")
            self.model.add_bool_or(end, met[now - 1].negated(), busy[now], busy[now + 1].negated())
            ends.append(end)
        if not ends:
            return
        # Implied: whoever is free in between has a break, wherever it ends.
        any_break = self.model.new_bool_var("")
        self.model.add_bool_or(*ends, any_break.negated())
        for now in range(1, len(slots) - 1):
            self.model.add_bool_or(any_break, met[now - 1].negated(), busy[now], more[now + 1].negated())
        self.breaks.extend(ends)


def start(slot: dict) -> datetime:
    return datetime.fromisoformat(slot["start"])


class Watch(cp_model.CpSolverSolutionCallback):
    """Notes when each plan and bound was found."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.plan = model
        self.found = []
        self.bounds = []
        self.started = time.monotonic()

    def on_solution_callback(self) -> None:
        breaks = sum(self.value(end) for end in self.plan.breaks)
        lost = self.value(self.plan.lost) if not isinstance(self.plan.lost, int) else 0
        self.found.append((self.seconds(), lost, breaks))

    def on_bound(self, bound: float) -> None:
        self.bounds.append((self.seconds(), bound))

    def seconds(self) -> float:
        return time.monotonic() - self.started


if __name__ == "__main__":
    main()
