import Benchmark
import TouchContent
import TourStep

/// What writing HTML costs. Instructions, where the machine counts them, depend least on what else it does.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.instructions, .cpuTotal, .throughput],
    scalingFactor: .kilo, maxDuration: .seconds(1), maxIterations: 200)

  let step = TourStep(
    locale: "ja", user: .init(firstName: "美咲 <b>&co</b>", company: "株式会社サンプル", plan: "pro"), step: 2, total: 5,
    media: .init(url: "https://cdn.example.com/tours/7/step-2.webp?w=640&h=360", alt: "プロジェクト画面"),
    buttons: [
      .init(kind: "primary", action: "tour:next:2", label: "次へ"),
      .init(kind: "ghost", action: "tour:dismiss", label: "スキップ"),
    ])
  let values: MergeValues = ["user.firstName": "美咲 <b>&co</b>", "user.company": "株式会社サンプル", "user.plan": "pro"]

  Benchmark("Widget to bytes") { benchmark in
    let widget = TourStepWidget()
    var html = HTMLWriter()
    for _ in benchmark.scaledIterations {
      html.removeAll()
      widget.write(step, values, to: &html)
      blackHole(html.count)
    }
  }

  Benchmark("Widget to String") { benchmark in
    let widget = TourStepWidget()
    for _ in benchmark.scaledIterations {
      blackHole(HTML { widget.write(step, values, to: &$0) }.string)
    }
  }

  let clean = String(repeating: "導入支援のチェックリスト in plain words. ", count: 24)
  let hostile = String(repeating: "<script>alert(\"'&'\")</script>", count: 36)
  for (name, text) in [("clean", clean), ("hostile", hostile)] {
    Benchmark("Escape 1 KB of \(name) text") { benchmark in
      var html = HTMLWriter(capacity: 8192)
      for _ in benchmark.scaledIterations {
        html.removeAll()
        html.text(text)
        blackHole(html.count)
      }
    }
  }
}
