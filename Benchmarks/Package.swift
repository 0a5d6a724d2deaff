// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    // The name, so that the checkout's directory may be called anything.
    .package(name: "swift-tech-touch", path: ".."),
    // Without its traits it needs no preloaded library. Counts of malloc then read 0, and counting retains crashes with
    // the runtime of Swift 6.3: https://github.com/ordo-one/benchmark/issues/349
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // Workload `render`: the widget and its data, ours, and a Swift peer.
    .target(name: "Measuring"),
    .target(
      name: "TourStep",
      dependencies: [.product(name: "TouchContent", package: "swift-tech-touch")]),
    .executableTarget(
      name: "RenderWorkload",
      dependencies: [
        "Measuring", "TourStep", .product(name: "ChecklistEngine", package: "swift-tech-touch"),
        .product(name: "EventLog", package: "swift-tech-touch"),
        .product(name: "SurveyKit", package: "swift-tech-touch"),
        .product(name: "TouchContent", package: "swift-tech-touch"),
        .product(name: "TutorialModel", package: "swift-tech-touch"),
      ]),
    .executableTarget(
      name: "RenderMustache",
      dependencies: ["Measuring", "TourStep", .product(name: "Mustache", package: "swift-mustache")]),

    // Workload `touches`: whole page views from warm histories.
    .executableTarget(
      name: "TouchesWorkload",
      dependencies: ["Measuring", .product(name: "TechTouch", package: "swift-tech-touch")]),

    // Workload `decide`: the rules and users of a product, and how often memory is asked for.
    .target(name: "CountingMalloc"),
    .executableTarget(
      name: "DecideWorkload",
      dependencies: [
        "Measuring", "CountingMalloc", .product(name: "EventLog", package: "swift-tech-touch"),
        .product(name: "TriggerRules", package: "swift-tech-touch"),
      ]),

    // Benchmarks with thresholds. Their directory's parent must be called `Benchmarks` to be found.
    .executableTarget(
      name: "Rendering",
      dependencies: [
        "TourStep", .product(name: "Benchmark", package: "benchmark"),
        .product(name: "TouchContent", package: "swift-tech-touch"),
      ],
      path: "Benchmarks/Rendering",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)

// The settings of the library's own targets.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
]
for target in package.targets {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
