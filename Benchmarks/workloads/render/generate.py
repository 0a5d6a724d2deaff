"""The data of workload `render`: templates, 1,000 contexts and the HTML that each must give. The same on every machine.

One context in two is Japanese and one first name in ten carries markup that must be escaped. A result has 851 bytes on
average and 17 substitutions.
"""

import html
import json
import pathlib
import random
import re

CONTEXTS = 1000
FIRST_NAMES = {
    "ja": ["太郎", "花子", "健", "美咲", "翔太", "陽菜", "さくら", "大輔"],
    "en": ["Alice", "Bob", "Carol", "Dave", "Eve", "Frank", "Grace", "Heidi", "O'Neil", "Zoë"],
}
COMPANIES = [
    "Acme", "Globex & Sons", "Initech", "株式会社サンプル", "Umbrella <Labs>", "Hooli", 'Stark "Industries"',
    "有限会社テスト",
]
PLANS = ["free", "pro", "enterprise"]
LABELS = {
    "ja": {"alt": "プロジェクト画面", "next": "次へ", "dismiss": "スキップ"},
    "en": {"alt": "Project screen", "next": "Next", "dismiss": "Don't show again"},
}

OPENING = (
    '<section class="tt-step" data-tour="onboarding" data-step="{{step}}" lang="{{locale}}" role="dialog"'
    ' aria-labelledby="tt-title">\n'
    '<figure class="tt-media"><img src="{{media.url}}" alt="{{media.alt}}" loading="lazy"></figure>\n'
)
CLOSING = (
    '<footer class="tt-actions">{{#buttons}}<button type="button" class="tt-btn tt-btn--{{kind}}"'
    ' data-do="{{action}}">{{label}}</button>{{/buttons}}</footer>\n</section>\n'
)
TEMPLATES = {
    "en": OPENING
    + '<h3 id="tt-title">Create your first project, {{user.firstName}}</h3>\n'
    + '<p class="tt-body">Projects keep everything {{user.company}} works on in one place. On the {{user.plan}} plan'
    + " you can invite your team &mdash; press <kbd>P</kbd> any time to open this list again.</p>\n"
    + '<p class="tt-progress" aria-live="polite">Step {{step}} of {{total}}</p>\n'
    + CLOSING,
    "ja": OPENING
    + '<h3 id="tt-title">{{user.firstName}}さん、最初のプロジェクトを作成しましょう</h3>\n'
    + '<p class="tt-body">プロジェクトには{{user.company}}の作業をまとめて保存できます。{{user.plan}}プランでは'
    + "チームメンバーを招待できます。<kbd>P</kbd>キーでいつでもこの一覧を開けます。</p>\n"
    + '<p class="tt-progress" aria-live="polite">{{total}}ステップ中{{step}}</p>\n'
    + CLOSING,
}


def context(index, random):
    locale = "ja" if index % 2 == 0 else "en"
    labels = LABELS[locale]
    total = random.randint(3, 7)
    step = random.randint(1, total)
    first_name = random.choice(FIRST_NAMES[locale])
    if random.random() < 0.1:
        first_name += " <b>&co</b>"
    return {
        "locale": locale,
        "user": {"firstName": first_name, "company": random.choice(COMPANIES), "plan": random.choice(PLANS)},
        "step": step,
        "total": total,
        "media": {
            "url": f"https://cdn.example.com/tours/{random.randrange(1000)}/step-{step}.webp?w=640&h=360",
            "alt": labels["alt"],
        },
        "buttons": [
            {"kind": "primary", "action": f"tour:next:{step}", "label": labels["next"]},
            {"kind": "ghost", "action": "tour:dismiss", "label": labels["dismiss"]},
        ],
    }


def fill(template, scope):
    """The template filled in by the plainest code that can be: the oracle for every engine."""

    def value(match):
        found = scope
        for name in match[1].split("."):
            found = found[name]
        return html.escape(str(found)).replace("&#x27;", "&#39;")

    def section(match):
        return "".join(fill(match[2], item) for item in scope[match[1]])

    text = re.sub(r"{{#(\w+)}}(.*?){{/\1}}", section, template)
    return re.sub(r"{{([\w.]+)}}", value, text)


def write(folder):
    """Writes `render.json`, and the contexts as a table for the C program; says what was made."""
    folder = pathlib.Path(folder)
    seeded = random.Random(11)
    contexts = [context(index, seeded) for index in range(CONTEXTS)]
    expected = [fill(TEMPLATES[context["locale"]], context) for context in contexts]
    data = {"templates": TEMPLATES, "contexts": contexts, "expected": expected}
    (folder / "render.json").write_text(json.dumps(data, ensure_ascii=False))
    size = sum(len(text.encode()) for text in expected)
    (folder / "contexts.h").write_text(c_table(contexts, size))
    return f"{CONTEXTS} contexts, {size / CONTEXTS:.0f} bytes of HTML each"


def c_table(contexts, size):
    def text(value):
        escaped = "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}" for b in value.encode())
        return f'{{"{escaped}", {len(value.encode())}}}'

    def row(context):
        user, media = context["user"], context["media"]
        buttons = [f"{{{text(b['kind'])}, {text(b['action'])}, {text(b['label'])}}}" for b in context["buttons"]]
        values = [context["locale"], user["firstName"], user["company"], user["plan"], media["url"], media["alt"]]
        fields = [text(value) for value in values] + [str(context["step"]), str(context["total"])]
        return f"{{{', '.join(fields)}, {{{', '.join(buttons)}}}}},"

    rows = "\n".join(row(context) for context in contexts)
    return f"#define EXPECTED_BYTES {size}\nstatic const Context contexts[] = {{\n{rows}\n}};\n"
