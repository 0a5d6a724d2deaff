"""Workload `touches`: whole page views, decided and stored in memory, of users with 300 events in companies of 50 users.

Each line is a percentile of single calls of `touches(for:on:at:)`: of pages that show nothing new and of pages that
grant something for the first time, both from a warm history; of the first pages of users, whose histories are read for
them; and of all. There is no peer and no limit to hold them against; the targets, of pages with nothing new, are 5 µs
for half of all calls and 50 µs for 99 of 100.
"""

PACKAGES = []
PRODUCTS = ["TouchesWorkload"]
HEADLINE = "pages with nothing new, p99"


def prepare(bench):
    return "users with 300 events each, 50 to a company"


def commands(bench):
    content = bench.folder.parents[2] / "Examples" / "Sources" / "OnboardingApp" / "Content"
    return [("ours", [bench.binaries / "TouchesWorkload", content])]
