/// Texts that try to become markup, style, script, a header, a cell formula, or simply to confuse.
let hostileTexts: [String] = [
  "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>", "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onfocus=alert(1) x=\"",
  "' onfocus='alert(1)", "</h2></form></dialog><h1>", "</textarea><script>", "<!-- ", "-->", "<![CDATA[ x ]]>",
  "<?php echo 1 ?>", "&lt;script&gt;", "&#60;script&#62;", "&amp;amp;", "&", "<", ">", "\"", "'", "<<<>>>", "`",
  "javascript:alert(1)", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,<script>)",
  "[x](//evil.example/)", "[x](/\\evil.example)", "[x](https://e.example/\"onmouseover=\"alert(1))",
  "[<b>](https://e.example/<script>)", "![x](/i.png\" onerror=\"alert(1))", "**<b>**", "`</code><script>`",
  "*[**`<i>`**](mailto:a@b.example)*", "{{user.lastName}}", "{{user.lastName|<b>\"'&}}", "{{{{x}}}}", "{{<script>}}",
  "{{x|}}", "}}{{", "{%x%}", "\u{202E}>tpircs<", "\u{0}\u{1}<b>", "=cmd|'/c calc'!A0", "a\r\nBcc: all@example.com",
  "橋口 𠮷野 👩‍👩‍👧‍👦 <ruby>", "e\u{301}</p>\u{301}", "<\u{301}script>", "\u{FEFF}<b>", "+ADw-script+AD4-", "\\\"><b>",
  String(repeating: "<b>", count: 500), String(repeating: "[", count: 500), String(repeating: "{{", count: 500),
  "- <li>\n- </ul>\n1. <ol>", "# <h1>\n\n> <q>\n\n---\n| a | b |", "a\n\n\n\nb<br>", "",
]
