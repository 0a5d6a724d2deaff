"""The Python peers of workload `render`: `peers.py DATA PEER` prints the engine, µs of CPU time a render and the number
of wrong answers."""

import json
import re
import statistics
import sys
import time


def jinja_syntax(template):
    template = re.sub(r"{{(kind|action|label)}}", r"{{button.\1}}", template)
    return template.replace("{{#buttons}}", "{% for button in buttons %}").replace("{{/buttons}}", "{% endfor %}")


def minijinja(templates):
    import minijinja

    environment = minijinja.Environment(auto_escape_callback=lambda name: True, keep_trailing_newline=True)
    for locale, template in templates.items():
        environment.add_template(locale, jinja_syntax(template))
    return lambda context: environment.render_template(context["locale"], **context)


def jinja2(templates):
    import jinja2

    environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True)
    compiled = {locale: environment.from_string(jinja_syntax(template)) for locale, template in templates.items()}
    return lambda context: compiled[context["locale"]].render(context)


def chevron(templates):
    import chevron

    return lambda context: chevron.render(templates[context["locale"]], context)


PEERS = {
    "minijinja": ("minijinja 3.0.5", minijinja),
    "jinja2": ("Jinja2 3.1.6", jinja2),
    "chevron": ("chevron 0.14.0", chevron),
}


def normal(text):
    """The engines spell the escaped characters differently, and chevron leaves the apostrophe as it is."""
    for spelling, character in [("&#x27;", "'"), ("&#39;", "'"), ("&#34;", "&quot;"), ("&#x2f;", "/"), ("&#x2F;", "/")]:
        text = text.replace(spelling, character)
    return text


def measure(render, contexts, rounds=5, seconds=0.2):
    results = []
    for _ in range(rounds):
        start, count = time.process_time(), 0
        while (elapsed := time.process_time() - start) < seconds:
            for context in contexts:
                render(context)
            count += len(contexts)
        results.append(elapsed * 1e6 / count)
    return statistics.median(results)


def main(file, peer):
    with open(file) as source:
        data = json.load(source)
    name, make = PEERS[peer]
    render = make(data["templates"])
    wrong = sum(
        normal(render(context)) != normal(expected) for context, expected in zip(data["contexts"], data["expected"])
    )
    print(name, measure(render, data["contexts"]), wrong, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
