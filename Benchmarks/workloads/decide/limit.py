"""The limit of workload `decide`: the rules as one C function that tests all of them, over texts that are numbers
already, counters that are counted already, and no missing value."""

import json

import generate
import peers

SEARCHED = ["email", "path", "referrer", "title"]
NUMBERED = [name for name in generate.TEXTS if name not in SEARCHED]
COUNTERS = [
    peers.counter(source, name, days)
    for source, names, spans in (
        ("events", generate.EVENTS, generate.EVENT_DAYS), ("shown", generate.CATEGORIES, generate.CATEGORY_DAYS),
    )
    for name in names
    for days in spans
]
PLACES = {name: {value: place for place, value in enumerate(generate.CHOICES[name])} for name in NUMBERED}


def bits(name, values):
    return f"((0x{sum(1 << PLACES[name][value] for value in values):x}ull >> u->{name}) & 1)"


def expression(tree):
    ((kind, asked),) = tree.items()
    if kind in ("all", "any"):
        return "(" + (" && " if kind == "all" else " || ").join(expression(part) for part in asked) + ")"
    if kind == "not":
        return f"!{expression(asked)}"
    if kind == "did":
        return f"(u->{peers.counter('events', asked[0], asked[2])} >= {asked[1]})"
    if kind == "cap":
        return f"(u->{peers.counter('shown', asked[0], asked[2])} < {asked[1]})"
    name = asked[0]
    if kind == "eq":
        return bits(name, asked[1:])
    if kind == "in":
        return bits(name, asked[1])
    if kind == "is":
        return f"(u->{name} == {int(asked[1])})"
    if kind in ("gte", "lt"):
        return f"(u->{name} {'>=' if kind == 'gte' else '<'} {asked[1]})"
    if kind == "between":
        return f"(u->{name} >= {asked[1]} && u->{name} <= {asked[2]})"
    if kind in ("ageGte", "ageLt"):
        return f"(u->now - u->{name} {'>=' if kind == 'ageGte' else '<'} {asked[1] * generate.DAY}ll)"
    text, length = json.dumps(asked[1]), len(asked[1])
    if kind == "prefix" and name in PLACES:
        return bits(name, [value for value in PLACES[name] if value.startswith(asked[1])])
    if kind == "prefix":
        return f"(u->{name}.count >= {length} && !memcmp(u->{name}.bytes, {text}, {length}))"
    return f"(memmem(u->{name}.bytes, u->{name}.count, {text}, {length}) != 0)"


def row(user):
    values = user["attributes"]
    counters = peers.context(user)
    fields = [str(PLACES[name][values[name]]) for name in NUMBERED]
    fields += [str(int(values[name])) for name in generate.FLAGS]
    fields += [str(values[name]) for name in (*generate.NUMBERS, *generate.GREATEST_AGE)]
    fields += [str(generate.NOW)] + [str(counters[name]) for name in COUNTERS]
    fields += [f"{{{json.dumps(values[name])}, {len(values[name])}}}" for name in SEARCHED]
    return "{" + ", ".join(fields) + "}"


def program(rules, expected, users):
    """The source; it checks the sum of the matches' numbers and that of the best priorities."""
    priority = {rule["number"]: rule["priority"] for rule in rules}
    fields = [f"uint8_t {name};" for name in (*NUMBERED, *generate.FLAGS)]
    fields += [f"int32_t {name};" for name in generate.NUMBERS]
    fields += [f"int64_t {name};" for name in (*generate.GREATEST_AGE, "now")]
    fields += [f"uint16_t {name};" for name in COUNTERS] + [f"Text {name};" for name in SEARCHED]
    tests = [f"  matches[n] = {rule['number']}; n += {expression(rule['when'])};" for rule in rules]
    return SOURCE.format(
        fields=" ".join(fields), rows=",\n".join(map(row, users)), count=len(rules), tests="\n".join(tests),
        priorities=", ".join(str(priority[number]) for number in range(len(rules))),
        matches=sum(number + 1 for matches in expected for number in matches),
        best=sum(max((priority[number] for number in matches), default=0) for matches in expected),
    )


SOURCE = """#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct {{ const char *bytes; int count; }} Text;
typedef struct {{ {fields} }} User;
static const User users[] = {{
{rows}
}};
static const int priorities[] = {{{priorities}}};
enum {{ COUNT = sizeof users / sizeof *users, ROUNDS = 5 }};
static int matches[{count} + 1];

__attribute__((noinline)) static int decide(const User *u) {{
  int n = 0;
{tests}
  return n;
}}

static int best(int count) {{
  int best = 0;
  for (int i = 0; i < count; i++)
    if (priorities[matches[i]] > best) best = priorities[matches[i]];
  return best;
}}

static double cpu_seconds(void) {{
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}}

int main(void) {{
  long sum = 0, bests = 0, unequal = 0;
  for (int i = 0; i < COUNT; i++) {{
    int count = decide(users + i);
    for (int j = 0; j < count; j++) sum += matches[j] + 1;
    bests += best(count);
  }}
  double rounds[ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {{
    double start = cpu_seconds(), elapsed;
    long passes = 0;
    do {{
      long again = 0;
      for (int i = 0; i < COUNT; i++) again += best(decide(users + i));
      unequal += again != bests;
      passes++;
    }} while ((elapsed = cpu_seconds() - start) < 0.2);
    double result = elapsed * 1e6 / (passes * COUNT);
    int place = round;
    for (; place > 0 && rounds[place - 1] > result; place--) rounds[place] = rounds[place - 1];
    rounds[place] = result;
  }}
  int wrong = unequal || sum != {matches} || bests != {best};
  printf("{count} rules\\tC, every rule tested, prepared (limit)\\t%.4f\\t%d\\n", rounds[ROUNDS / 2], wrong);
}}
"""
