"""The data of workload `decide`: rules, users and what each user must be shown. The same on every machine.

A rule is a tree of questions with one key each:

    all, any            a list of trees
    not                 a tree
    eq, in, is          an attribute and a value, or values
    gte, lt, between    an attribute and numbers, both ends included
    ageGte, ageLt       an attribute with an instant and whole days before now
    prefix, contains    an attribute and a text
    did                 an event, how often at least, and in how many days up to now
    cap                 a category, how often at most less one, and in how many days up to now

Half of the rules are capped, two in three are for one section of the product, and the rest asks for plans, sizes, ages,
roles and behaviour as rules of such products do: 200 rules have 1,039 questions. `matches` is the oracle of every engine:
the plainest code that can be, with nothing compiled.
"""

import bisect
import json
import random

SEED = 20260901
USERS = 1000
NOW = 1_788_000_000
DAY = 86_400

CHOICES = {
    "plan": ["free", "trial", "starter", "pro", "enterprise"],
    "locale": ["ja-JP", "en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ko-KR", "zh-CN", "pt-BR", "it-IT"],
    "country": [
        "JP", "US", "GB", "DE", "FR", "ES", "KR", "CN", "BR", "IT", "CA", "AU", "IN", "SG", "NL", "SE", "PL", "MX", "TW",
        "TH",
    ],
    "role": ["owner", "admin", "editor", "viewer", "billing"],
    "industry": [
        "software", "retail", "finance", "health", "education", "media", "travel", "gov", "nonprofit", "manufacturing",
        "energy", "other",
    ],
    "device": ["desktop", "mobile", "tablet"],
    "browser": ["chrome", "safari", "firefox", "edge"],
    "os": ["windows", "macos", "linux", "ios", "android"],
    "utm_source": ["google", "twitter", "facebook", "newsletter", "partner", "direct", "blog", "event"],
    "company": [
        "acme", "globex", "initech", "umbrella", "hooli", "stark", "wayne", "wonka", "tyrell", "cyberdyne", "soylent",
        "aperture", "massive", "oscorp", "vandelay", "dunder",
    ],
}
LISTED = ["plan", "locale", "country", "role", "industry", "os", "utm_source", "company"]
NUMBERS = {
    "app_version": (3000, 5000), "sessions": (0, 400), "page_views": (0, 4000), "projects": (0, 60),
    "members": (1, 120), "invites": (0, 40), "api_calls": (0, 50000), "storage_mb": (0, 20000), "mrr": (0, 3000),
    "tickets_open": (0, 12),
}
GREATEST_AGE = {"signup_at": 730, "last_login_at": 60, "plan_changed_at": 365, "last_nps_at": 365}
FLAGS = ["email_verified", "has_integration"]
TEXTS = [*CHOICES, "email", "path", "referrer", "title"]
SECTIONS = [
    "projects", "settings", "billing", "reports", "members", "integrations", "inbox", "search", "dashboard",
    "onboarding", "templates", "automations",
]
DOMAINS = [company + end for company in CHOICES["company"] for end in (".com", ".co.jp", ".io")]
SITES = ["www.google.com", "t.co", "news.ycombinator.com", "app.example.com", "blog.example.com"]
TITLES = [
    "Software Engineer", "Senior Software Engineer", "Product Manager", "Head of Product", "Marketing Manager",
    "Sales Director", "CTO", "CEO", "Customer Success Manager", "Data Analyst", "Office Manager", "Designer",
    "Lead Designer",
]
EVENTS = [
    "page_view", "tour_start", "tour_complete", "checklist_item_done", "project_created", "invite_sent",
    "integration_added", "export", "upgrade_click", "login", "search", "help_open",
]
FREQUENT = ("page_view", "login", "search")
CATEGORIES = ["banner", "modal", "tooltip", "tour", "survey"]
EVENT_DAYS = [7, 30]
CATEGORY_DAYS = [1, 7]


def user(random, number):
    plan = random.choices(CHOICES["plan"], [40, 20, 18, 15, 7])[0]
    company = random.choice(CHOICES["company"])
    attributes = {
        "plan": plan,
        "locale": random.choices(CHOICES["locale"], [30, 25, 8, 7, 6, 6, 6, 6, 3, 3])[0],
        "country": random.choices(CHOICES["country"], [30, 22] + [4] * 18)[0],
        "role": random.choices(CHOICES["role"], [20, 20, 35, 20, 5])[0],
        "industry": random.choice(CHOICES["industry"]),
        "device": random.choices(CHOICES["device"], [75, 20, 5])[0],
        "browser": random.choices(CHOICES["browser"], [60, 20, 8, 12])[0],
        "os": random.choice(CHOICES["os"]),
        "utm_source": random.choice(CHOICES["utm_source"]),
        "company": company,
        "email": f"user{number}@{random.choice(DOMAINS)}",
        "path": f"/app/{random.choice(SECTIONS)}/{random.randrange(1000)}/"
        + random.choice(["view", "edit", "new", "list"]),
        "referrer": f"https://{random.choice(SITES)}/{random.randrange(100000)}",
        "title": random.choice(TITLES),
    }
    for name, (low, high) in NUMBERS.items():
        version = name == "app_version"
        attributes[name] = random.randrange(low, high) if version else int(low + (high - low) * random.random() ** 2)
    for name, days in GREATEST_AGE.items():
        attributes[name] = NOW - int(random.random() ** 1.5 * days * DAY)
    attributes["email_verified"] = random.random() < 0.85
    attributes["has_integration"] = random.random() < 0.35
    events = {}
    for name in EVENTS:
        count = min(int(random.expovariate(1 / (30 if name in FREQUENT else 4))), 200)
        events[name] = sorted(NOW - int(random.random() * 90 * DAY) for _ in range(count))
    shown = {}
    for name in CATEGORIES:
        count = int(random.expovariate(1 / 3))
        shown[name] = sorted(NOW - int(random.random() * 20 * DAY) for _ in range(count))
    return {"attributes": attributes, "events": events, "shown": shown}


def number_question(random):
    name = random.choice(list(NUMBERS))
    low, high = NUMBERS[name]
    kind = random.random()
    if kind < 0.4:
        return {"gte": [name, int(low + (high - low) * random.random() ** 3)]}
    if kind < 0.7:
        return {"lt": [name, int(low + (high - low) * random.random())]}
    version = name == "app_version"
    first = random.randrange(low, high) if version else int(low + (high - low) * random.random() ** 2)
    return {"between": [name, *sorted((first, int(low + (high - low) * random.random())))]}


def text_question(random, kind):
    if kind == "prefix":
        if random.random() < 0.5:
            return {"prefix": ["title", random.choice(["Senior", "Head", "Product", "C", "Lead", "Software"])]}
        return {"prefix": ["locale", random.choice(["ja", "en", "de", "fr"])]}
    name = random.choice(["email", "referrer", "title"])
    # Every list is drawn from, so that each draw is the same whichever attribute it is for.
    found = {
        "email": random.choice(CHOICES["company"]),
        "referrer": random.choice(["google", "t.co", "example.com"]),
        "title": random.choice(["Manager", "Engineer", "Design", "Head"]),
    }
    return {"contains": [name, found[name]]}


def cap_question(random):
    return {"cap": [random.choice(CATEGORIES), random.randint(1, 3), random.choice(CATEGORY_DAYS)]}


def question(random):
    kinds = ["eq", "in", "num", "age", "prefix", "contains", "is", "did", "cap"]
    kind = random.choices(kinds, [16, 20, 22, 14, 4, 4, 5, 10, 5])[0]
    if kind == "eq":
        name = random.choice(list(CHOICES))
        return {"eq": [name, random.choice(CHOICES[name])]}
    if kind == "in":
        name = random.choice(LISTED)
        values = CHOICES[name]
        count = max(2, int(len(values) * random.uniform(0.3, 0.75)))
        return {"in": [name, sorted(random.sample(values, count))]}
    if kind == "num":
        return number_question(random)
    if kind == "age":
        name = random.choice(list(GREATEST_AGE))
        days = max(1, int(random.random() ** 1.5 * GREATEST_AGE[name] * 0.8))
        return {"ageGte" if random.random() < 0.5 else "ageLt": [name, days]}
    if kind in ("prefix", "contains"):
        return text_question(random, kind)
    if kind == "is":
        return {"is": [random.choice(FLAGS), random.random() < 0.6]}
    if kind == "did":
        name = random.choice(EVENTS)
        return {"did": [name, random.randint(1, 8 if name in FREQUENT else 3), random.choice(EVENT_DAYS)]}
    return cap_question(random)


def rule(random, number, priority):
    parts = []
    if random.random() < 0.65:
        parts.append({"prefix": ["path", "/app/" + random.choice(SECTIONS)]})
    if random.random() < 0.5:
        parts.append(cap_question(random))
    for _ in range(random.randint(2, 4)):
        kind = random.random()
        if kind < 0.70:
            parts.append(question(random))
        elif kind < 0.90:
            parts.append({"any": [question(random) for _ in range(random.randint(2, 3))]})
        elif kind < 0.96:
            parts.append({"not": question(random)})
        else:
            parts.append({"not": {"all": [question(random), question(random)]}})
    return {"number": number, "priority": priority, "when": {"all": parts}}


def since(times, days):
    """How many of these times lie in the last days."""
    return len(times) - bisect.bisect_right(times, NOW - days * DAY)


def matches(tree, user):
    """Whether a tree holds for a user."""
    ((kind, asked),) = tree.items()
    if kind == "all":
        return all(matches(part, user) for part in asked)
    if kind == "any":
        return any(matches(part, user) for part in asked)
    if kind == "not":
        return not matches(asked, user)
    if kind == "did":
        return since(user["events"][asked[0]], asked[2]) >= asked[1]
    if kind == "cap":
        return since(user["shown"][asked[0]], asked[2]) < asked[1]
    value = user["attributes"][asked[0]]
    if kind in ("eq", "is"):
        return value == asked[1]
    if kind == "in":
        return value in asked[1]
    if kind == "gte":
        return value >= asked[1]
    if kind == "lt":
        return value < asked[1]
    if kind == "between":
        return asked[1] <= value <= asked[2]
    if kind == "ageGte":
        return NOW - value >= asked[1] * DAY
    if kind == "ageLt":
        return NOW - value < asked[1] * DAY
    if kind == "prefix":
        return value.startswith(asked[1])
    if kind == "contains":
        return asked[1] in value
    raise ValueError(kind)


def leaves(tree):
    ((kind, asked),) = tree.items()
    if kind in ("all", "any"):
        return sum(leaves(part) for part in asked)
    return leaves(asked) if kind == "not" else 1


def users():
    seeded = random.Random(SEED)
    return [user(seeded, number) for number in range(USERS)]


def rules(count):
    """That many rules in the order of their numbers, with priorities from 1 up, no two the same."""
    seeded = random.Random(SEED + 1)
    priorities = list(range(1, count + 1))
    random.Random(SEED + 2).shuffle(priorities)
    return [rule(seeded, number, priorities[number]) for number in range(count)]


def in_json(tree):
    """A tree as the library reads it."""
    ((kind, asked),) = tree.items()
    if kind in ("all", "any"):
        return {kind: [in_json(part) for part in asked]}
    if kind == "not":
        return {"not": in_json(asked)}
    if kind == "did":
        return {"event": asked[0], "atLeast": asked[1], "withinDays": asked[2]}
    if kind == "cap":
        return {"event": f"shown.{asked[0]}", "atMost": asked[1] - 1, "withinDays": asked[2]}
    keys = {
        "eq": "equals", "is": "equals", "in": "oneOf", "gte": "atLeast", "lt": "lessThan", "between": "between",
        "ageGte": "atLeastDaysAgo", "ageLt": "withinDays", "prefix": "prefix", "contains": "contains",
    }
    return {"attribute": asked[0], keys[kind]: asked[1:] if kind == "between" else asked[1]}


def document(rules):
    """The rules as the library reads them: what each does is to call the host, and it may do so on every page view."""
    return {
        "kind": "rules",
        "format": 1,
        "rules": [
            {
                "id": str(rule["number"]), "trigger": {"pageView": "/**"}, "when": in_json(rule["when"]),
                "do": {"call": str(rule["number"])}, "priority": rule["priority"], "repeat": "always",
            }
            for rule in rules
        ]
    }


def write(folder, counts):
    """Writes `users.json` and, for each number of rules, `rules-COUNT.json` with the answers; says what was made."""
    people = users()
    attributes = list(people[0]["attributes"])
    (folder / "users.json").write_text(
        json.dumps({"now": NOW, "attributes": attributes, "dates": list(GREATEST_AGE), "users": people})
    )
    made = []
    for count in counts:
        chosen = rules(count)
        expected = [[rule["number"] for rule in chosen if matches(rule["when"], person)] for person in people]
        data = {"rules": chosen, "document": document(chosen), "expected": expected}
        (folder / f"rules-{count}.json").write_text(json.dumps(data))
        asked = sum(leaves(rule["when"]) for rule in chosen)
        made.append(f"{count} rules with {asked} questions and {sum(map(len, expected)) / len(people):.1f} matches")
    return f"{USERS} users, {len(attributes)} attributes, {len(EVENTS) + len(CATEGORIES)} streams; " + ", ".join(made)
