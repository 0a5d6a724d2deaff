// The limit of workload `render`: both templates as straight-line code over one buffer, with nothing in between.

#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct { const char *bytes; int count; } Text;
typedef struct { Text kind, action, label; } Button;
typedef struct {
  Text locale, first_name, company, plan, url, alt;
  int step, total;
  Button buttons[2];
} Context;

#include "contexts.h"

enum { COUNT = sizeof contexts / sizeof *contexts, ROUNDS = 5 };
static char buffer[65536];
static Text replacements[256];

static inline char *escape(char *out, Text text) {
  int start = 0;
  for (int i = 0; i < text.count; i++) {
    Text replacement = replacements[(unsigned char)text.bytes[i]];
    if (__builtin_expect(replacement.count, 0)) {
      memcpy(out, text.bytes + start, i - start);
      out += i - start;
      memcpy(out, replacement.bytes, replacement.count);
      out += replacement.count;
      start = i + 1;
    }
  }
  memcpy(out, text.bytes + start, text.count - start);
  return out + text.count - start;
}

#define LITERAL(text) (memcpy(out, text, sizeof text - 1), out += sizeof text - 1)
#define TEXT(value) (out = escape(out, value))
#define DIGIT(value) (*out++ = '0' + (value))

__attribute__((noinline)) static long render(const Context *c) {
  char *out = buffer;
  LITERAL("<section class=\"tt-step\" data-tour=\"onboarding\" data-step=\"");
  DIGIT(c->step);
  LITERAL("\" lang=\"");
  TEXT(c->locale);
  LITERAL("\" role=\"dialog\" aria-labelledby=\"tt-title\">\n<figure class=\"tt-media\"><img src=\"");
  TEXT(c->url);
  LITERAL("\" alt=\"");
  TEXT(c->alt);
  if (c->locale.bytes[0] == 'e') {
    LITERAL("\" loading=\"lazy\"></figure>\n<h3 id=\"tt-title\">Create your first project, ");
    TEXT(c->first_name);
    LITERAL("</h3>\n<p class=\"tt-body\">Projects keep everything ");
    TEXT(c->company);
    LITERAL(" works on in one place. On the ");
    TEXT(c->plan);
    LITERAL(" plan you can invite your team &mdash; press <kbd>P</kbd> any time to open this list again.</p>\n"
            "<p class=\"tt-progress\" aria-live=\"polite\">Step ");
    DIGIT(c->step);
    LITERAL(" of ");
    DIGIT(c->total);
  } else {
    LITERAL("\" loading=\"lazy\"></figure>\n<h3 id=\"tt-title\">");
    TEXT(c->first_name);
    LITERAL("さん、最初のプロジェクトを作成しましょう</h3>\n<p class=\"tt-body\">プロジェクトには");
    TEXT(c->company);
    LITERAL("の作業をまとめて保存できます。");
    TEXT(c->plan);
    LITERAL("プランではチームメンバーを招待できます。<kbd>P</kbd>キーでいつでもこの一覧を開けます。</p>\n"
            "<p class=\"tt-progress\" aria-live=\"polite\">");
    DIGIT(c->total);
    LITERAL("ステップ中");
    DIGIT(c->step);
  }
  LITERAL("</p>\n<footer class=\"tt-actions\">");
  for (int i = 0; i < 2; i++) {
    LITERAL("<button type=\"button\" class=\"tt-btn tt-btn--");
    TEXT(c->buttons[i].kind);
    LITERAL("\" data-do=\"");
    TEXT(c->buttons[i].action);
    LITERAL("\">");
    TEXT(c->buttons[i].label);
    LITERAL("</button>");
  }
  LITERAL("</footer>\n</section>\n");
  return out - buffer;
}

static long render_all(void) {
  long bytes = 0;
  for (int i = 0; i < COUNT; i++) bytes += render(contexts + i);
  return bytes;
}

static double cpu_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  (void)arguments;
  replacements['&'] = (Text){"&amp;", 5};
  replacements['<'] = (Text){"&lt;", 4};
  replacements['>'] = (Text){"&gt;", 4};
  replacements['"'] = (Text){"&quot;", 6};
  replacements['\''] = (Text){"&#39;", 5};
  if (count > 1) {  // Every answer, each followed by a zero byte.
    for (int i = 0; i < COUNT; i++) {
      fwrite(buffer, 1, render(contexts + i), stdout);
      putchar(0);
    }
    return 0;
  }
  long bytes = render_all(), unequal = 0;
  double rounds[ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {
    double start = cpu_seconds(), elapsed;
    long passes = 0;
    do {
      unequal += render_all() != bytes;
      passes++;
    } while ((elapsed = cpu_seconds() - start) < 0.2);
    double result = elapsed * 1e6 / (passes * COUNT);
    int place = round;
    for (; place > 0 && rounds[place - 1] > result; place--) rounds[place] = rounds[place - 1];
    rounds[place] = result;
  }
  printf("C, straight-line code (limit)\t%.4f\t%d\n", rounds[ROUNDS / 2], unequal || bytes != EXPECTED_BYTES);
}
