import Testing

@testable import TouchContent

struct MergeFieldTests {
  static let values: MergeValues = ["user.lastName": "佐藤", "a": "A", "empty": ""]

  @Test(
    arguments: [
      ("{{user.lastName}} 様", "佐藤 様"), ("{{ user.lastName }}", "佐藤"), ("{{user.lastName|お客さま}}", "佐藤"),
      ("{{unknown|お客さま}} 様", "お客さま 様"), ("{{unknown| x }}", " x "), ("[{{unknown}}]", "[]"), ("{{unknown|}}", ""),
      ("{{unknown|a|b}}", "a|b"), ("{{empty|x}}", ""), ("{{a}}{{a}}", "AA"), ("{{unknown|**x**}}", "**x**"),
      // What is no field stays as it was written.
      ("{{}}", "{{}}"), ("{{ }}", "{{ }}"), ("{{a b}}", "{{a b}}"), ("{{a a}}", "{{a a}}"), ("{{名前}}", "{{名前}}"),
      ("{{a", "{{a"), ("a}}", "a}}"), ("{a}", "{a}"), ("{{|x}}", "{{|x}}"), ("{{a;b}}", "{{a;b}}"),
      // A field is found after what only looks like one.
      ("{{{a}}", "{A"), ("{{ {{a}}", "{{ A"), ("{{x y}} {{a}}", "{{x y}} A"), ("}}{{a}}", "}}A"),
    ]) func fieldsTakeTheirValues(source: String, text: String)
  {
    #expect(TextTemplate(source: source).plain(Self.values) == text)
    // Rich text finds the same fields.
    #expect(RichText(source: source).fields == TextTemplate(source: source).fields)
  }

  @Test func valuesAreWrittenEscapedAndNeverReadAgain() {
    let html = HTML { TextTemplate(source: "{{a}}").write(["a": "<b>&\"'{{b}}", "b": "x"], to: &$0) }
    #expect(html.string == "&lt;b&gt;&amp;&quot;&#39;{{b}}")
  }
}
